import type { PendingCheck, UnmetGate } from '#domain/funnels/unmet.ts';
import type { Issue } from '#domain/kernel/index.ts';
import type { ObjectDefinition, RecordValues } from '#domain/objects/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Parameters, Queryable, Transaction } from '#server/platform/sql.ts';

/** A record as it travels: decimals and dates are strings, references and users are ids. */
export type RecordView = { id: string; object: string; version: number; values: RecordValues };

/** Titles of what records refer to, by id, so that a page asks once. */
export type References = Record<string, { object: string; title: string; currency?: string }>;

/** What became of one command of a batch. Nothing of a command that is not `ok` was done. */
export type Outcome =
  | {
      ok: true;
      id: string;
      version: number;
      /** Documents that let a move pass before anybody has looked at them. */
      pending?: PendingCheck[];
    }
  | {
      ok: false;
      reason: 'refused' | 'not_found';
      issues: Issue[];
      /** The gates that a move, or a create further in, did not meet. */
      unmet?: UnmetGate[];
    }
  | { ok: false; reason: 'conflict'; issues: Issue[]; current: Conflict };

/** Why a write is stale: what others changed since the version that the writer had read. */
export type Conflict = {
  version: number;
  changes: { field: string; value: unknown; by: string | null; at: string }[];
};

/** A record about to be created; hooks may add columns or issues. */
export type Draft = {
  id: string;
  values: RecordValues;
  /** Columns that no field writes: owner, funnel, stage … */
  columns: Record<string, unknown>;
  issues: Issue[];
  /** When it happened: now, or the past for an import. */
  at: Date;
  /** The stages that it has behind it, the present one included; its funnel writes them, and its spans. */
  past?: readonly { stage: string; at: Date }[] | undefined;
  /** What the gates of its stage say, for records that begin in a funnel. */
  unmet?: UnmetGate[];
  pending?: PendingCheck[];
};

export type Created = Draft & { seq: number };

/** A record about to be changed. `before` holds every field. */
export type Change = {
  id: string;
  version: number;
  before: RecordValues;
  patch: RecordValues;
  issues: Issue[];
};

/**
 * What takes part in the one statement that writes records: more parts of its `with`, over `written` (id) and
 * `logged` (record_id, seq). All parts see the database as it was before the statement.
 */
export type Rider = (params: Parameters) => string;

/** What higher modules add to the one write path; filled by wiring. */
export type RecordHooks = {
  /** `db`: the transaction of the create, so that records made in it before are seen. */
  beforeCreate(ctx: Context, object: ObjectDefinition, drafts: Draft[], db: Queryable): Promise<void>;
  /** What is written with the new records; `undefined`: nothing. */
  withCreate(ctx: Context, object: ObjectDefinition, drafts: readonly Draft[]): Promise<Rider | undefined>;
  afterCreate(tx: Transaction, ctx: Context, object: ObjectDefinition, created: Created[]): Promise<void>;
  beforeUpdate(ctx: Context, object: ObjectDefinition, changes: Change[]): Promise<void>;
  /** Before records are locked whose owner or department will change. */
  beforeReassign(tx: Transaction, ctx: Context, object: ObjectDefinition): Promise<void>;
  /** After they have changed; answers the versions of those that were written once more. */
  afterReassign(
    tx: Transaction,
    ctx: Context,
    object: ObjectDefinition,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, number>>;
  /** The order of choices that the definition does not hold: field key → keys. */
  optionOrders(ctx: Context, object: ObjectDefinition): Promise<Record<string, readonly string[]>>;
};

/** What an event carries beyond changed fields. */
export type EventDetails = {
  /** Gates that were unmet, and gone past with the right to. */
  override?: { reason: string; from: string; to: string; gates: { stage: string; gate: string }[] };
  /** Documents that nobody had looked at when they let the record pass. */
  pending?: PendingCheck[];
  /** Of an approval: its request, the gate and the stage that asks, and for whom somebody decided. */
  approval?: { request: string; gate: string; stage: string; onBehalfOf: string[] };
  /** What somebody found who looked at a document. */
  check?: { field: string; file: string; state: 'confirmed' | 'rejected' };
};

export const EVENT_KINDS = {
  created: 1,
  updated: 2,
  deleted: 3,
  restored: 4,
  moved: 5,
  converted: 6,
  reassigned: 7,
  checked: 8,
  /** Another version of its funnel has another stage for it. */
  mapped: 9,
  // From here on nothing of the record itself changed, so its version did not rise.
  approvalRequested: 20,
  approvalGranted: 21,
  approvalRejected: 22,
  approvalWithdrawn: 23,
} as const;
export type EventKind = keyof typeof EVENT_KINDS;
