import { scopeFor } from '#domain/identity/index.ts';
import { issue } from '#domain/kernel/index.ts';
import { formatAutoNumber, type ObjectDefinition, type RecordValues } from '#domain/objects/index.ts';
import { isEmpty, parseValues } from '#domain/records/parseValues.ts';
import { type Context, DOORS } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { newId } from '#server/platform/ids.ts';
import { inTransaction } from '#server/platform/postgres/index.ts';
import type { Queryable, Transaction } from '#server/platform/sql.ts';
import { type Definitions, getDefinitions } from '../objects/index.ts';
import { checkCurrent } from './checkCurrent.ts';
import { checkReferences } from './checkReferences.ts';
import { convertAmounts } from './currency/convertAmounts.ts';
import { recordHooks } from './hooks.ts';
import { selectOwnerParts, selectTaken, takeNumbers } from './queries.ts';
import { isSearchable, searchDocument } from './searchDocument.ts';
import { upsertSearchDocuments } from './searchQueries.ts';
import { spanColumns } from './spanQueries.ts';
import { type Created, type Draft, EVENT_KINDS, type Outcome } from './types.ts';
import { uniqueFields } from './uniqueness.ts';
import { insertRows } from './writeQueries.ts';

export type CreateCommand = {
  values: Record<string, unknown>;
  /** Given by a caller that must know it beforehand; else made here. */
  id?: string;
  /** When it happened, for imports of the past. */
  at?: Date;
  /** For objects with a funnel: the stages it went through, the present one included. Decides where it stands. */
  past?: Draft['past'];
};

/**
 * Creates records of one object. Each command succeeds or is refused by itself; what succeeds is written in one
 * transaction with its events, spans and search entries. Pass `tx` to take part in a transaction of the caller's.
 */
export async function createRecords(
  ctx: Context,
  objectKey: string,
  commands: readonly CreateCommand[],
  tx?: Transaction,
): Promise<Outcome[]> {
  const definitions = await getDefinitions(ctx);
  const object = definitions.object(objectKey);
  if (scopeFor(ctx.actor, objectKey, 'create') === undefined) throw new Refused('no_right');
  // Drafts are made anew in every try of the transaction: what a failed one found must not stand twice.
  const write = async (client: Transaction) => {
    const drafts = commands.map((command) => draftOf(ctx, object, command));
    refuseRepeated(drafts);
    await prepare(client, ctx, definitions, object, drafts);
    const sound = drafts.filter((draft) => draft.issues.length === 0);
    const written = await insert(client, ctx, object, sound);
    await refuseTaken(
      client,
      ctx,
      object,
      sound.filter((draft) => !written.has(draft.id)),
    );
    return drafts.map(
      ({ id, issues, unmet, pending }): Outcome =>
        issues.length > 0
          ? { ok: false, reason: 'refused', issues, ...(unmet ? { unmet } : {}) }
          : { ok: true, id, version: 1, ...(pending?.length ? { pending } : {}) },
    );
  };
  return tx ? write(tx) : inTransaction(ctx.pools.app, write);
}

function draftOf(ctx: Context, object: ObjectDefinition, command: CreateCommand): Draft {
  const { values, issues } = parseValues(object, command.values, ctx.door === 'import' ? 'import' : 'create');
  const past = typeof values.createdAt === 'string' ? new Date(values.createdAt) : undefined;
  if (past && past > ctx.now) {
    issues.push(issue('out_of_range', 'createdAt', { min: '−∞', max: ctx.now.toISOString() }));
  }
  const at = command.at ?? past ?? ctx.now;
  return { id: command.id ?? newId(Math.max(0, at.getTime())), values, columns: {}, issues, at, past: command.past };
}

/** An id that a batch gives twice makes one record. */
function refuseRepeated(drafts: readonly Draft[]): void {
  const seen = new Set<string>();
  for (const draft of drafts) {
    if (seen.has(draft.id)) draft.issues.push(repeated(draft));
    seen.add(draft.id);
  }
}

const repeated = (draft: Draft) => issue('not_unique', undefined, { label: 'ID', value: draft.id });

async function prepare(
  db: Queryable,
  ctx: Context,
  definitions: Definitions,
  object: ObjectDefinition,
  drafts: Draft[],
): Promise<void> {
  await checkReferences(db, ctx, definitions, object, drafts);
  await checkCurrent(
    db,
    ctx,
    object,
    drafts.map(({ values, issues }) => ({ before: {}, values, issues })),
  );
  for (const draft of drafts) {
    if (object.visibility.own && !draft.values.owner) draft.values.owner = ctx.actor.userId;
  }
  const people = new Set(drafts.flatMap((draft) => [...listOf(draft.values.owner), ...listOf(draft.values.team)]));
  const parts = await selectOwnerParts(db, ctx.workspace, [...people]);
  for (const draft of drafts) {
    const owner = parts.get(String(draft.values.owner));
    draft.columns.department_id = owner?.department_id ?? null;
    draft.columns.access = accessOf(owner, teamOf(draft.values.team, parts));
    draft.columns.created_by = ctx.actor.userId;
    draft.columns.updated_by = ctx.actor.userId;
    draft.columns.created_at = draft.at.toISOString();
    draft.columns.batch_id = ctx.batchId ?? null;
  }
  await convertAmounts(
    db,
    ctx,
    object,
    drafts.map((draft) => ({ before: {}, patch: draft.values, issues: draft.issues, at: draft.at })),
  );
  await recordHooks().beforeCreate(ctx, object, drafts, db);
}

type OwnerTokens = { token: number; department_token: number | null };

/**
 * Tokens of those who may see a record by itself: its owner and its owner's department. The team's stand as negative
 * numbers: they open reading only.
 */
export function accessOf(owner: OwnerTokens | undefined, team: readonly OwnerTokens[] = []): number[] {
  const tokens = [owner?.token, owner?.department_token, ...team.map(({ token }) => -token)];
  return [...new Set(tokens.filter((token) => token !== null && token !== undefined))];
}

const listOf = (value: unknown): string[] => (Array.isArray(value) ? value : typeof value === 'string' ? [value] : []);

export const teamOf = <T>(ids: unknown, people: ReadonlyMap<string, T>): T[] =>
  listOf(ids).flatMap((id) => people.get(id) ?? []);

async function insert(
  client: Transaction,
  ctx: Context,
  object: ObjectDefinition,
  drafts: Draft[],
): Promise<Map<string, number>> {
  if (drafts.length === 0) return new Map();
  await number(client, ctx, object, drafts);
  const fields = object.fields.filter(
    (field) => field.column !== 'created_at' && drafts.some((draft) => !isEmpty(draft.values[field.key])),
  );
  const extra = [...new Set(drafts.flatMap((draft) => Object.keys(draft.columns)))];
  const columns = [...new Set([...fields.map((field) => field.column), ...extra])];
  const logged = ctx.door !== 'import';
  const rows = drafts.map((draft) => ({
    id: draft.id,
    ...Object.fromEntries(fields.map((field) => [field.column, draft.values[field.key] ?? null])),
    ...draft.columns,
    _at: draft.at.toISOString(),
    _kind: EVENT_KINDS.created,
    // An import's undo reads the row, so its events need no image.
    _changes: logged ? createdChanges(object, draft.values) : null,
    // Who has a past gets the spans of that past.
    _span: draft.past?.length ? null : draft.at.toISOString(),
  }));
  const meta = { actorId: ctx.actor.userId, door: DOORS[ctx.door], batchId: ctx.batchId ?? null };
  const rider = await recordHooks().withCreate(ctx, object, drafts);
  const spans = spanColumns(object).length > 0;
  const writing = insertRows(client, ctx.workspace, object, { rows, columns, meta, spans, rider });
  // While the database writes: making tokens is the dearest of what is computed here.
  const documents = new Map(isSearchable(object) ? drafts.map((draft) => [draft.id, documentOf(object, draft)]) : []);
  const events = await writing;
  const seqs = new Map(events.map((event) => [event.record_id, event.seq]));
  const created: Created[] = drafts.flatMap((draft) => {
    const seq = seqs.get(draft.id);
    return seq === undefined ? [] : [{ ...draft, seq }];
  });
  const found = created.flatMap(({ id }) => documents.get(id) ?? []);
  await upsertSearchDocuments(client, ctx.workspace, object.id, found);
  await recordHooks().afterCreate(client, ctx, object, created);
  return seqs;
}

const documentOf = (object: ObjectDefinition, { id, values, columns }: Draft) =>
  searchDocument(object, { id, values, access: columns.access as number[] });

async function number(db: Queryable, ctx: Context, object: ObjectDefinition, drafts: Draft[]): Promise<void> {
  for (const field of object.fields.filter((candidate) => candidate.type === 'autoNumber')) {
    const last = await takeNumbers(db, ctx.workspace, field.id, drafts.length);
    drafts.forEach((draft, index) => {
      draft.values[field.key] = formatAutoNumber(field.pattern ?? '', last - drafts.length + index + 1);
    });
  }
}

function createdChanges(object: ObjectDefinition, values: RecordValues): Record<string, [null, unknown]> {
  const filled = object.fields.filter((field) => !isEmpty(values[field.key]));
  return Object.fromEntries(filled.map((field) => [field.id, [null, values[field.key]]]));
}

/** Says of rows that met an existing value which one it was; not which record holds it, for the writer may not see it. */
async function refuseTaken(db: Queryable, ctx: Context, object: ObjectDefinition, drafts: Draft[]): Promise<void> {
  if (drafts.length === 0) return;
  const fields = uniqueFields(object);
  for (const field of fields) {
    const values = drafts.map((draft) => draft.values[field.key]).filter((value) => !isEmpty(value));
    const taken = await selectTaken(db, ctx.workspace, object, field, values);
    for (const draft of drafts) {
      const value = String(draft.values[field.key]);
      if (!isEmpty(draft.values[field.key]) && taken.has(value)) {
        draft.issues.push(issue('not_unique', field.key, { value }));
      }
    }
  }
  for (const draft of drafts.filter(({ issues }) => issues.length === 0)) {
    const given = fields.filter((field) => !isEmpty(draft.values[field.key]));
    const issues = given.map((field) => issue('not_unique', field.key, { value: String(draft.values[field.key]) }));
    draft.issues.push(...(issues.length > 0 ? issues : [repeated(draft)]));
  }
}
