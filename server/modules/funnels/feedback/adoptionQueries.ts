import { ident, inSchema, type Queryable } from '#server/platform/sql.ts';

type Schema = { schema: string };
export type Group = {
  trying: boolean;
  people: number;
  open: number;
  moves: number;
  records: number;
  medianDwell: number | null;
  refused: number;
  overrides: number;
};
type Ask = {
  funnel: string;
  table: string;
  objectId: number;
  departments: readonly string[];
  people: readonly string[];
};

/** When the first record stood by a version, since a moment: a team's days before it tried anything tell nothing of it. */
export async function selectFirstUse(
  db: Queryable,
  workspace: Schema,
  { funnel, version }: { funnel: string; version: number },
  since: Date,
): Promise<Date | null> {
  const { rows } = await db.query<{ at: Date | null }>(
    inSchema(
      workspace,
      `select min(entered_at) as at from :schema.stage_visit
       where funnel_key = $1 and version_id = $2 and entered_at >= $3`,
    ),
    [funnel, version, since],
  );
  return rows[0]!.at;
}

/** What those who try a version did since a moment, and what all others of the funnel did. */
export async function selectGroups(
  db: Queryable,
  workspace: Schema,
  { funnel, table, objectId, departments, people }: Ask,
  since: Date,
): Promise<Group[]> {
  const trying = (owner: string, department: string) =>
    `coalesce(${owner} = any($4::uuid[]) or ${department} = any($3::uuid[]), false)`;
  const { rows } = await db.query<Group>(
    inSchema(
      workspace,
      `with stays as (
         select ${trying('v.owner_id', 'v.department_id')} as trying, v.* from :schema.stage_visit v
         where v.funnel_key = $1 and (v.entered_at >= $2 or v.left_at >= $2)),
       moved as (
         select trying, count(*) as moves, count(distinct record_id) as records, count(distinct entered_by) as people
         from stays where entered_at >= $2 and entry_kind not in ('created', 'mapped') group by 1),
       dwelt as (
         select trying, percentile_cont(0.5) within group (order by extract(epoch from left_at - dwell_since) / 86400) as median
         from stays where left_at >= $2 and exit_kind <> 'mapped' group by 1),
       own as (
         select t.id, t.stage_kind, t.deleted_at, ${trying('t.owner_id', 't.department_id')} as trying
         from :schema.${ident(table)} t where t.funnel_key = $1),
       standing as (
         select trying, count(*) as open from own where stage_kind = 'open' and deleted_at is null group by 1),
       refused as (
         select o.trying, count(distinct (r.record_id, r.at, r.actor_id, r.to_stage)) as refused
         from :schema.gate_refusal r join own o on o.id = r.record_id
         where r.funnel_key = $1 and r.at >= $2 group by 1),
       overridden as (
         select o.trying, count(*) as overrides from :schema.event e join own o on o.id = e.record_id
         where e.object_id = $5 and e.recorded_at >= $2 and e.details ? 'override' group by 1)
       select g.trying, coalesce(m.people, 0) as people, coalesce(s.open, 0) as open, coalesce(m.moves, 0) as moves,
         coalesce(m.records, 0) as records, d.median as "medianDwell", coalesce(r.refused, 0) as refused,
         coalesce(x.overrides, 0) as overrides
       from (values (true), (false)) g(trying)
       left join moved m using (trying) left join dwelt d using (trying) left join standing s using (trying)
       left join refused r using (trying) left join overridden x using (trying)`,
    ),
    [funnel, since, departments, people, objectId],
  );
  return rows;
}
