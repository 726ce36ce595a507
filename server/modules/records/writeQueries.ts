import type { ObjectDefinition } from '#domain/objects/index.ts';
import { EVENT_CHANNEL } from '#server/platform/events/index.ts';
import { ident, inSchema, Parameters, type Queryable } from '#server/platform/sql.ts';
import { columnType } from './columns.ts';
import { beginning, renewal, stateOf } from './spanQueries.ts';
import type { Rider } from './types.ts';

type Schema = { schema: string };
export type EventRow = { seq: number; record_id: string };
export type UpdatedRow = EventRow & { lock_version: number };
export type EventMeta = { actorId: string; door: number; batchId: number | null };

/** What every row of a write has besides `id` and its columns; `_span`: from when its new state holds. */
const WRITING = {
  _at: 'timestamptz',
  _kind: 'smallint',
  _changes: 'jsonb',
  _note: 'text',
  _details: 'jsonb',
  _span: 'timestamptz',
};

export type Writing = {
  /** Column → value, beside `_at`, `_kind` and so on. */
  rows: Record<string, unknown>[];
  columns: string[];
  meta: EventMeta;
  /** Whether spans begin with it. */
  spans: boolean;
  rider?: Rider | undefined;
};

/** `rows` is a select over locked rows instead: of any number, none of which need come to the server. */
export type Selected = Omit<Writing, 'rows'> & {
  rows: (params: Parameters) => string;
  /** What of the selected rows `i` is answered besides. */
  answer?: string;
};

/**
 * Inserts rows, their events, first spans and what rides along, in one statement. Rows whose unique value exists already are
 * left out; the answer holds an event per row that was written.
 */
export async function insertRows(
  db: Queryable,
  workspace: Schema,
  object: ObjectDefinition,
  writing: Writing,
): Promise<EventRow[]> {
  const list = ['id', ...writing.columns].map(ident).join(', ');
  const written = `insert into :schema.${ident(object.table)} as t (${list}) select ${list} from input on conflict do nothing
    returning t.id, 1 as lock_version${writing.spans ? stateOf(object) : ''}`;
  return write(db, workspace, object, given(object, writing), { written, spans: beginning });
}

/**
 * Writes whole columns of locked rows, their events, their next spans and what rides along, in one statement; every row's version
 * rises by one.
 */
export async function updateRows(
  db: Queryable,
  workspace: Schema,
  object: ObjectDefinition,
  writing: Writing,
): Promise<UpdatedRow[]> {
  return updateSelected(db, workspace, object, given(object, writing));
}

/** The same for what a select says of rows that this transaction has locked. */
export async function updateSelected<Answer = unknown>(
  db: Queryable,
  workspace: Schema,
  object: ObjectDefinition,
  writing: Selected,
): Promise<(UpdatedRow & Answer)[]> {
  const sets = writing.columns.map((column) => `${ident(column)} = i.${ident(column)}, `).join('');
  const written = `update :schema.${ident(object.table)} t
    set ${sets}lock_version = t.lock_version + 1, updated_at = now(), updated_by = $1
    from input i where t.id = i.id returning t.id, t.lock_version${writing.spans ? stateOf(object) : ''}`;
  return write(db, workspace, object, writing, { written, spans: renewal });
}

async function write<Answer = unknown>(
  db: Queryable,
  workspace: Schema,
  object: ObjectDefinition,
  { rows, meta, spans, rider, answer }: Selected,
  how: { written: string; spans: (object: string) => string },
): Promise<(UpdatedRow & Answer)[]> {
  const params = new Parameters();
  for (const value of [meta.actorId, meta.door, object.id, meta.batchId]) params.add(value);
  const parts = [
    `input as (${rows(params)})`,
    `written as (${how.written})`,
    `logged as (
       insert into :schema.event (at, actor_id, door, object_id, record_id, kind, batch_id, changes, note, details)
       select i._at, $1, $2, $3, i.id, i._kind, $4, i._changes, i._note, i._details from input i join written using (id) order by i.id
       returning seq, record_id)`,
    ...(spans ? [how.spans('$3')] : []),
    ...(rider ? [rider(params)] : []),
  ];
  // Wakes who follows the log, in the same statement; sent once when the transaction commits.
  const woken = `(select pg_notify(${params.add(EVENT_CHANNEL)}, ${params.add(workspace.schema)})) woken`;
  const { rows: events } = await db.query<UpdatedRow & Answer>(
    inSchema(
      workspace,
      `with ${parts.join(',\n')}
       select l.seq, l.record_id, w.lock_version${answer ? `, ${answer}` : ''}
       from logged l join written w on w.id = l.record_id${answer ? ' join input i on i.id = l.record_id' : ''}, ${woken}`,
    ),
    params.values,
  );
  return events;
}

/** Rows that the server gives, as a select. */
function given(object: ObjectDefinition, { rows, ...writing }: Writing): Selected {
  const types = {
    id: 'uuid',
    ...WRITING,
    ...Object.fromEntries(writing.columns.map((column) => [column, columnType(object, column)])),
  };
  const typed = Object.entries(types).map(([column, type]) => `${ident(column)} ${type}`);
  return {
    ...writing,
    rows: (params) =>
      `select * from json_to_recordset(${params.add(JSON.stringify(rows))}::json) as x(${typed.join(', ')})`,
  };
}
