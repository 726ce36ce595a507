import { columnName } from '#domain/objects/index.ts';
import { ident, inSchema, type Queryable } from '#server/platform/sql.ts';

type Schema = { schema: string };

export async function countRows(db: Queryable, workspace: Schema, objectKey: string): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    inSchema(workspace, `select count(*) as count from :schema.${ident(columnName(objectKey))}`),
  );
  return rows[0]?.count ?? 0;
}

/** Visits that do not join the next one, do not know their events, or whose last is not the record's stage. */
export async function brokenVisits(db: Queryable, workspace: Schema): Promise<unknown[]> {
  const { rows } = await db.query(
    inSchema(
      workspace,
      `with v as (
         select *, lead(entered_at) over w as next_at, lead(entry_kind) over w as next_kind, lead(enter_seq) over w as next_seq
         from :schema.stage_visit window w as (partition by record_id order by ordinal)
       ), r as (
         select id, stage_key, stage_since from :schema.opportunity union all select id, stage_key, stage_since from :schema.lead
       )
       select v.record_id from v
       left join :schema.event e on e.seq = v.enter_seq
       left join r on r.id = v.record_id
       where v.left_at is distinct from v.next_at or v.exit_kind is distinct from v.next_kind
         or v.leave_seq is distinct from v.next_seq
         or e.record_id is distinct from v.record_id or e.at is distinct from v.entered_at
         or (v.left_at is null and (r.stage_key <> v.stage_key or r.stage_since <> v.entered_at))
       limit 5`,
    ),
  );
  return rows;
}

/** Open spans that say something else than their record, and spans with gaps. */
export async function differingSpans(db: Queryable, workspace: Schema): Promise<unknown[]> {
  const { rows } = await db.query(
    inSchema(
      workspace,
      `with s as (
         select *, lead(valid_from) over (partition by record_id order by valid_from) as next_from from :schema.record_span
       )
       select s.record_id from s join :schema.opportunity o on o.id = s.record_id
       where s.valid_to is distinct from s.next_from or (s.valid_to is null and (
         s.stage_key <> o.stage_key or s.owner_id <> o.owner_id or s.department_id <> o.department_id
         or s.amount is distinct from o.amount or s.close_date is distinct from o.expected_close_date
         or s.category is distinct from o.forecast_category))
       limit 5`,
    ),
  );
  return rows;
}

export async function findNames(db: Queryable, workspace: Schema): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    inSchema(workspace, 'select count(*) as count from :schema.search_doc where cardinality(tok) > 3'),
  );
  return rows[0]?.count ?? 0;
}
