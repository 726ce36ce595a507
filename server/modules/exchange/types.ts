import type { ImportPlan, ImportTarget } from '#contract/exchange.ts';
import type { DateFormat, DecimalMark } from '#domain/exchange/index.ts';
import type { Issue } from '#domain/kernel/index.ts';
import type { FieldDefinition, ObjectDefinition } from '#domain/objects/index.ts';
import type { Table } from '#server/platform/tables/index.ts';

/** Where the file lies, and what it is called for people. */
export type ImportFile = { path: string; name: string; historyPath?: string | undefined };

/** One column of the file and one field that it goes to. */
export type BoundColumn = {
  header: string;
  index: number;
  target: ImportTarget;
  /** Absent where the column says when a stage was entered. */
  field: FieldDefinition | undefined;
  dateFormat: DateFormat | undefined;
  ambiguous: boolean;
  decimalMark: DecimalMark;
  /** Normalised text → what is meant. */
  values: ReadonlyMap<string, unknown>;
};

/** A mapping that was checked against the object and the file. */
export type Prepared = {
  plan: ImportPlan;
  object: ObjectDefinition;
  table: Table;
  totalRows: number;
  /** A few cells of each column, by its position. */
  examples: string[][];
  columns: BoundColumn[];
  key: FieldDefinition[];
  /** Normalised name or key of a stage → its key, over all funnels of the object. */
  stages: ReadonlyMap<string, string>;
  timeZone: string;
};

/** One thing wrong with a row: the issue, and which cell is to blame. */
export type CellProblem = { issue: Issue; column: string; value: string };

export type PastMove = { stage: string; at: string };

/** What a row says of a record's way through its funnel. */
export type PastOfRow = { stage?: string; closedAt?: string; stageSince?: string; entered: PastMove[] };

/** A reference that has to be looked up. */
export type Wanted = { column: BoundColumn; field: FieldDefinition; text: string };

export type ReadRow = {
  row: number;
  cells: string[];
  values: Record<string, unknown>;
  wanted: Wanted[];
  /** References to records of this very file, which may stand further down: linked when all of them exist. */
  links: Wanted[];
  past: PastOfRow;
  problems: CellProblem[];
};

export const ROW_OUTCOMES = ['created', 'updated', 'skipped', 'refused'] as const;
export type RowOutcome = {
  row: ReadRow;
  outcome: (typeof ROW_OUTCOMES)[number];
  recordId?: string;
  version?: number;
};

/** How the texts of a file are compared with names, keys and labels. */
export const normalised = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

/** The object that a field points at; undefined for a plain value. */
export function targetOf(field: FieldDefinition): string | undefined {
  if (field.type === 'user' || field.type === 'users') return 'users';
  return field.type === 'reference' ? field.target : undefined;
}

/** Points at a record of the same file, which may stand further down. */
export const isSelfReference = (object: ObjectDefinition, field: FieldDefinition | undefined): boolean =>
  field !== undefined && targetOf(field) === object.key;
