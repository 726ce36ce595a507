import { issue } from '#domain/kernel/index.ts';
import type { FieldDefinition } from '#domain/objects/index.ts';
import type { TableRow } from '#server/platform/tables/index.ts';
import { partsOf, readCell, readInstant } from './readCell.ts';
import { type BoundColumn, isSelfReference, normalised, type Prepared, type ReadRow, targetOf } from './types.ts';

/** Fields that say how a record came to stand where it stands; they are written by the funnel. */
const PAST_FIELDS = ['stage', 'closedAt', 'stageSince'] as const;
type PastField = (typeof PAST_FIELDS)[number];
export const isPastField = (key: string): key is PastField => PAST_FIELDS.includes(key as PastField);

/** A row of the file as values, references to look up and what it tells of the past; everything wrong with it is noted. */
export function readRow(prepared: Prepared, { row, cells }: TableRow): ReadRow {
  const { plan } = prepared;
  const read: ReadRow = { row, cells, values: {}, wanted: [], links: [], past: { entered: [] }, problems: [] };
  for (const column of prepared.columns) readColumn(prepared, column, read);
  for (const [key, template] of Object.entries(plan.compose ?? {})) {
    const text = fillTemplate(template, prepared.table.headers, corrected(prepared, cells));
    if (text !== '' && isBlank(read.values[key])) read.values[key] = text;
  }
  for (const [key, value] of Object.entries(plan.defaults ?? {})) {
    if (isBlank(read.values[key]) && !read.wanted.some((wanted) => wanted.field.key === key)) read.values[key] = value;
  }
  Object.assign(read.values, plan.constants);
  if (plan.funnel) read.values.funnel = plan.funnel;
  takePast(prepared, read);
  return read;
}

/** Cells with the spelling that the mapping gives their references: a name is put together from what is meant. */
function corrected({ columns }: Prepared, cells: readonly string[]): string[] {
  const spelled = [...cells];
  for (const { field, index, values } of columns) {
    const meant = field && targetOf(field) ? values.get(normalised(cells[index] ?? '')) : undefined;
    if (typeof meant === 'string') spelled[index] = meant;
  }
  return spelled;
}

function readColumn(prepared: Prepared, column: BoundColumn, read: ReadRow): void {
  const text = read.cells[column.index]?.trim() ?? '';
  const { field } = column;
  if (text === '') {
    const clears = prepared.plan.emptyCells === 'clear' && field && !isPastField(field.key);
    if (clears) read.values[field.key] = null;
  } else if (!field) {
    readEntry(prepared, column, text, read);
  } else if (targetOf(field) && column.target.by !== 'id') {
    readReference(prepared, column, field, text, read);
  } else {
    const parsed = readCell(text, column, field, prepared.timeZone);
    if (parsed.ok) read.values[field.key] = parsed.value;
    else read.problems.push({ issue: parsed.issue, column: column.header, value: text });
  }
}

/** The day on which a record entered a stage. */
function readEntry(prepared: Prepared, column: BoundColumn, text: string, read: ReadRow): void {
  const at = readInstant(text, column, prepared.timeZone);
  if (at === undefined) blame(read, column, text, 'not_a_date_time');
  else read.past.entered.push({ stage: column.target.entered ?? '', at });
}

function readReference(
  prepared: Prepared,
  column: BoundColumn,
  field: FieldDefinition,
  text: string,
  read: ReadRow,
): void {
  const list = isSelfReference(prepared.object, field) ? read.links : read.wanted;
  for (const part of field.type === 'users' ? partsOf(text) : [text]) {
    const mapped = column.values.get(normalised(part));
    if (mapped !== null) list.push({ column, field, text: mapped === undefined ? part : String(mapped) });
  }
}

function blame(read: ReadRow, column: BoundColumn, value: string, code: 'not_a_date_time' | 'unknown_stage'): void {
  const found = issue(code, column.field?.key ?? 'stage', { name: value });
  read.problems.push({ issue: found, column: column.header, value });
}

/** Moves what the funnel writes from the values to the past, with stages under their keys. */
function takePast(prepared: Prepared, read: ReadRow): void {
  for (const key of PAST_FIELDS) {
    const value = read.values[key];
    delete read.values[key];
    if (typeof value === 'string') read.past[key] = value;
  }
  if (read.past.stage === undefined) return;
  const key = stageKeyOf(prepared, read.past.stage);
  const column = prepared.columns.find((candidate) => candidate.field?.key === 'stage');
  if (key !== undefined) read.past.stage = key;
  else if (column) blame(read, column, read.past.stage, 'unknown_stage');
}

/** The key of a stage that a file calls by its key, its name or a word of the mapping. */
export function stageKeyOf(
  prepared: Pick<Prepared, 'plan' | 'stages'>,
  text: string,
  more: Record<string, string> = {},
): string | undefined {
  const wanted = normalised(text);
  const words = Object.entries({ ...prepared.plan.stages, ...more });
  const word = words.find(([spelling]) => normalised(spelling) === wanted)?.[1];
  return prepared.stages.get(normalised(word ?? text));
}

/** `{account} {product}` with the cells of a row; what is empty leaves no double spaces. */
export function fillTemplate(template: string, headers: readonly string[], cells: readonly string[]): string {
  const filled = template.replace(/\{([^{}]+)\}/g, (_, header: string) => cells[headers.indexOf(header.trim())] ?? '');
  return filled.replace(/\s+/g, ' ').trim();
}

/** The headers that a template names. */
export const headersIn = (template: string): string[] =>
  [...template.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1]?.trim() ?? '');

const isBlank = (value: unknown): boolean => value === undefined || value === null || value === '';
