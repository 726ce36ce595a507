import type { ObjectDefinition } from '#domain/objects/index.ts';
import { ident, inSchema, type Queryable } from '#server/platform/sql.ts';

type Schema = { schema: string };
export type Touched = { record_id: string; object_id: number; row_number: number | null; created: boolean };

/**
 * Of this batch, found by the record. The sum keeps the planner from walking the whole batch for every record where
 * it has not heard yet how large the batch is.
 */
const OF_BATCH = 'batch_id + 0 = $1';

/**
 * Records that rows of the file made or changed, from the end of the file, each once, with its last row; `before`: the
 * row above the page.
 */
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
         select record_id, row_number from :schema.import_row i
         where batch_id = $1 and outcome in ('created', 'updated') and record_id is not null
           and ($2::int is null or row_number < $2)
           and not exists (
             select 1 from :schema.import_row later where later.batch_id = $1 and later.record_id = i.record_id
               and later.row_number > i.row_number and later.outcome in ('created', 'updated'))
         order by row_number desc limit $3) r
       cross join lateral (
         select min(object_id) as object_id, bool_or(kind = 1) as created from :schema.event
         where record_id = r.record_id and ${OF_BATCH} having count(*) > 0) e
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

/** How many records an import made or changed. */
export async function countTouched(db: Queryable, workspace: Schema, batchId: number): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    inSchema(workspace, 'select count(distinct record_id)::int as count from :schema.event where batch_id = $1'),
    [batchId],
  );
  return rows[0]!.count;
}

/** Objects whose records an import made or changed, by their ids. */
export async function selectTouchedObjects(db: Queryable, workspace: Schema, batchId: number): Promise<number[]> {
  const { rows } = await db.query<{ object_id: number }>(
    inSchema(workspace, 'select distinct object_id from :schema.event where batch_id = $1 order by object_id'),
    [batchId],
  );
  return rows.map((row) => row.object_id);
}

/** Written after the import, by anything but an undo or an import that was undone. */
const IS_CHANGE = `coalesce(b.kind <> 'undo' and b.state <> 'undone', true)`;
const IS_UNDO = `coalesce(b.kind = 'undo' and (b.plan->>'undoes')::bigint = $1, false)`;

/** All records of one object that an import touched and that stand, as `s`: with what came after the import. */
const standing = (object: ObjectDefinition): string =>
  `with touched as materialized (
     select record_id, max(seq) as last from :schema.event where batch_id = $1 and object_id = $2 group by record_id),
   told as materialized (
     select t.record_id, bool_or(${IS_CHANGE}) as changed, bool_or(${IS_UNDO}) as undone
     from touched t join :schema.event e on e.record_id = t.record_id and e.seq > t.last
     left join :schema.batch b on b.id = e.batch_id group by t.record_id),
   s as (
     select o.*, coalesce(told.changed, false) as is_changed
     from touched t join :schema.${ident(object.table)} o on o.id = t.record_id and o.deleted_at is null
     left join told on told.record_id = t.record_id where not coalesce(told.undone, false))`;

/** How many records an undo would take back at once, and how many somebody changed since. */
export async function summariseTouched(
  db: Queryable,
  workspace: Schema,
  object: ObjectDefinition,
  batchId: number,
): Promise<{ free: number; changed: number }> {
  const { rows } = await db.query<{ free: number; changed: number }>(
    inSchema(
      workspace,
      `${standing(object)}
       select count(*) filter (where not is_changed)::int as free, count(*) filter (where is_changed)::int as changed
       from s`,
    ),
    [batchId, object.id],
  );
  return rows[0]!;
}

/** Records that somebody changed since an import, in the order of the file. */
export async function selectConflicts(
  db: Queryable,
  workspace: Schema,
  object: ObjectDefinition,
  { batchId, skip, limit }: { batchId: number; skip: number; limit: number },
): Promise<{ id: string; title: string | null; row: number | null }[]> {
  const { rows } = await db.query<{ id: string; title: string | null; row: number | null }>(
    inSchema(
      workspace,
      `${standing(object)}
       select s.id, ${titleOf(object, 's')} as title, r.row
       from s cross join lateral (
         select min(row_number) as row from :schema.import_row where batch_id = $1 and record_id = s.id) r
       where s.is_changed order by r.row nulls last, s.id offset $3 limit $4`,
    ),
    [batchId, object.id, skip, limit],
  );
  return rows;
}

function titleOf(object: ObjectDefinition, alias: string): string {
  const title = object.fields.find((field) => field.key === object.titleField && field.type === 'text');
  return title ? `${alias}.${ident(title.column)}` : 'null::text';
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
         ${titleOf(object, 't')} as title,
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
  if (ids.length === 0) return new Map();
  const { rows } = await db.query<{ record_id: string; changes: Record<string, [unknown, unknown]> | null }>(
    inSchema(
      workspace,
      `select record_id, changes from :schema.event
       where ${OF_BATCH} and record_id = any($2::uuid[]) and kind in (2, 5, 7) order by seq desc`,
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
