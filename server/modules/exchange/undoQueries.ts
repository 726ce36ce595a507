import type { ObjectDefinition } from '#domain/objects/index.ts';
import { ident, inSchema, type Queryable } from '#server/platform/sql.ts';

type Schema = { schema: string };
export type Touched = { record_id: string; object_id: number; row_number: number | null; created: boolean };

/** Records that rows of the file made or changed, from the end of the file; `before`: the row above the page. */
export async function selectTouchedByRows(
  db: Queryable,
  workspace: Schema,
  batchId: number,
  before: number | null,
  limit: number,
): Promise<(Touched & { row_number: number })[]> {
  const { rows } = await db.query<Touched & { row_number: number }>(
    inSchema(
      workspace,
      `select r.record_id, r.row_number, e.object_id, e.created from (
         select record_id, row_number from :schema.import_row
         where batch_id = $1 and outcome in ('created', 'updated') and record_id is not null
           and ($2::int is null or row_number < $2)
         order by row_number desc limit $3) r
       cross join lateral (
         select min(object_id) as object_id, bool_or(kind = 1) as created from :schema.event
         where record_id = r.record_id and batch_id = $1 having count(*) > 0) e
       order by r.row_number desc`,
    ),
    [batchId, before, limit],
  );
  return rows;
}

/** What came with the rows: references that were made, accounts that became customers. */
export async function selectTouchedBeside(db: Queryable, workspace: Schema, batchId: number): Promise<Touched[]> {
  const { rows } = await db.query<Touched>(
    inSchema(
      workspace,
      `select e.record_id, min(e.object_id) as object_id, null::int as row_number, bool_or(e.kind = 1) as created
       from :schema.event e left join :schema.import_row r on r.batch_id = $1 and r.record_id = e.record_id
       where e.batch_id = $1 and r.record_id is null group by e.record_id order by min(e.seq) desc`,
    ),
    [batchId],
  );
  return rows;
}

export type Standing = {
  id: string;
  version: number;
  deleted: boolean;
  title: string | null;
  changed: boolean;
  undone: boolean;
};

/**
 * How records stand now. `changed`: something was written after the import, and not by an import that has been undone
 * or by an undo. `undone`: an earlier undo of this import did its work on it.
 */
export async function selectStandings(
  db: Queryable,
  workspace: Schema,
  object: ObjectDefinition,
  batchId: number,
  ids: string[],
): Promise<Map<string, Standing>> {
  const title = object.fields.find((field) => field.key === object.titleField && field.type === 'text');
  const { rows } = await db.query<Standing>(
    inSchema(
      workspace,
      `with own as (
         select e.record_id, e.seq, e.batch_id, b.kind, b.state, b.plan->>'undoes' as undoes
         from :schema.event e left join :schema.batch b on b.id = e.batch_id
         where e.record_id = any($2::uuid[])),
       last as (select record_id, max(seq) as seq from own where batch_id = $1 group by record_id),
       told as (
         select o.record_id,
           bool_or(o.seq > l.seq and coalesce(o.kind <> 'undo' and o.state <> 'undone', true)) as changed,
           bool_or(coalesce(o.kind = 'undo' and o.undoes::bigint = $1, false)) as undone
         from own o join last l on l.record_id = o.record_id group by o.record_id)
       select t.id, t.lock_version as version, t.deleted_at is not null as deleted,
         ${title ? `t.${ident(title.column)}` : 'null'} as title,
         coalesce(told.changed, false) as changed, coalesce(told.undone, false) as undone
       from :schema.${ident(object.table)} t left join told on told.record_id = t.id
       where t.id = any($2::uuid[])`,
    ),
    [batchId, ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** What fields held before the import first wrote them: by record, field id → value. */
export async function selectFormerValues(
  db: Queryable,
  workspace: Schema,
  batchId: number,
  ids: string[],
): Promise<Map<string, Record<string, unknown>>> {
  const { rows } = await db.query<{ record_id: string; changes: Record<string, [unknown, unknown]> | null }>(
    inSchema(
      workspace,
      `select record_id, changes from :schema.event
       where batch_id = $1 and record_id = any($2::uuid[]) and kind in (2, 5, 7) order by seq desc`,
    ),
    [batchId, ids],
  );
  const former = new Map<string, Record<string, unknown>>();
  // Newest first, so that the oldest of several changes stands in the end.
  for (const { record_id, changes } of rows) {
    const values = former.get(record_id) ?? {};
    for (const [field, [before]] of Object.entries(changes ?? {})) values[field] = before;
    former.set(record_id, values);
  }
  return former;
}
