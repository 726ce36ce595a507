import type { FieldDefinition, ObjectDefinition, RecordValues } from '#domain/objects/index.ts';
import { sameValue } from '#domain/records/parseValues.ts';
import { type Context, DOORS } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/sql.ts';
import { accessOf, teamOf } from './createRecords.ts';
import { selectOwnerParts } from './queries.ts';
import { isSearchable, searchDocument } from './searchDocument.ts';
import { upsertSearchDocuments } from './searchQueries.ts';
import { spanColumns } from './spanQueries.ts';
import { EVENT_KINDS, type EventDetails, type EventKind, type Rider } from './types.ts';
import { updateRows } from './writeQueries.ts';

/** A decided change of a locked row. */
export type Update = {
  id: string;
  /** The whole row as it was locked: column → value. */
  row: Record<string, unknown>;
  before: RecordValues;
  /** Field values to write; system fields (owner, stage …) included. */
  patch: RecordValues;
  /** Columns that are no fields. */
  columns?: Record<string, unknown>;
  kind: EventKind;
  /** Why, for the log. */
  note?: string | undefined;
  /** What the event carries beyond changed fields. */
  details?: EventDetails | undefined;
  at: Date;
  /** From when the row's new state holds in its spans, where that is not `at`: for what is entered late. */
  spanFrom?: Date;
};

export type Updated = { id: string; version: number; seq: number };

/**
 * Writes decided changes: rows, events, spans and what rides along, and search entries. The rows must be locked by this transaction; all rows
 * of a call are written with the same set of columns, those not patched keep what the lock read.
 */
export async function writeUpdates(
  tx: Transaction,
  ctx: Context,
  object: ObjectDefinition,
  updates: readonly Update[],
  rider?: Rider,
): Promise<Updated[]> {
  if (updates.length === 0) return [];
  const derived = await deriveFromOwner(tx, ctx, updates);
  const patched = object.fields.filter((field) => updates.some((update) => field.key in update.patch));
  const extra = new Set(
    updates.flatMap((update) => [...Object.keys(update.columns ?? {}), ...Object.keys(derived.get(update.id) ?? {})]),
  );
  const columns = [...new Set([...patched.map((field) => field.column), ...extra])];
  const rows = updates.map((update) => ({
    ...Object.fromEntries(columns.map((column) => [column, update.row[column] ?? null])),
    ...patchColumns(patched, update.patch),
    ...update.columns,
    ...derived.get(update.id),
    id: update.id,
    _at: update.at.toISOString(),
    _kind: EVENT_KINDS[update.kind],
    _changes: changesOf(patched, update),
    _note: update.note || null,
    _details: update.details ?? null,
    _span: (update.spanFrom ?? update.at).toISOString(),
  }));
  const meta = { actorId: ctx.actor.userId, door: DOORS[ctx.door], batchId: ctx.batchId ?? null };
  const spans = spanColumns(object).some((column) => columns.includes(column));
  const events = await updateRows(tx, ctx.workspace, object, { rows, columns, meta, spans, rider });
  await refreshSearch(tx, ctx, object, updates, patched, derived);
  return events.map((event) => ({ id: event.record_id, version: event.lock_version, seq: event.seq }));
}

type OwnerColumns = Map<string, { department_id: string | null; access: number[] }>;

/** A new owner brings another department and other access tokens; so does another team. */
async function deriveFromOwner(tx: Transaction, ctx: Context, updates: readonly Update[]): Promise<OwnerColumns> {
  const handed = updates.filter((update) => changes(update, 'owner') || changes(update, 'team'));
  const people = handed.flatMap((update) => [ownerOf(update), ...teamIdsOf(update)]);
  const parts = await selectOwnerParts(tx, ctx.workspace, [...new Set(people.filter((id) => typeof id === 'string'))]);
  return new Map(
    handed.map((update) => {
      const owner = parts.get(String(ownerOf(update)));
      const access = accessOf(owner, teamOf(teamIdsOf(update), parts));
      return [update.id, { department_id: owner?.department_id ?? null, access }];
    }),
  );
}

const changes = ({ before, patch }: Update, key: string): boolean =>
  key in patch && !sameValue(before[key], patch[key]);

const ownerOf = ({ row, patch }: Update): unknown => ('owner' in patch ? patch.owner : row.owner_id);

function teamIdsOf({ row, patch }: Update): string[] {
  return ((patch.team === undefined ? row.team_ids : patch.team) as string[] | null) ?? [];
}

function patchColumns(fields: FieldDefinition[], patch: RecordValues): Record<string, unknown> {
  return Object.fromEntries(
    fields.filter((field) => field.key in patch).map((field) => [field.column, patch[field.key]]),
  );
}

function changesOf(fields: FieldDefinition[], update: Update): Record<string, [unknown, unknown]> {
  const changed = fields.filter(
    (field) => field.key in update.patch && !sameValue(update.before[field.key], update.patch[field.key]),
  );
  return Object.fromEntries(
    changed.map((field) => [field.id, [update.before[field.key] ?? null, update.patch[field.key] ?? null]]),
  );
}

async function refreshSearch(
  tx: Transaction,
  ctx: Context,
  object: ObjectDefinition,
  updates: readonly Update[],
  patched: FieldDefinition[],
  derived: OwnerColumns,
): Promise<void> {
  const concerned = patched.some(
    (field) => field.key === object.titleField || field.searchable || field.key === 'owner' || field.key === 'team',
  );
  if (!concerned || !isSearchable(object)) return;
  const documents = updates.map((update) =>
    searchDocument(object, {
      id: update.id,
      values: { ...update.before, ...update.patch },
      access: derived.get(update.id)?.access ?? (update.row.access as number[]),
    }),
  );
  await upsertSearchDocuments(tx, ctx.workspace, object.id, documents);
}
