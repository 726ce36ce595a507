import { ident, inSchema, type Queryable } from '#server/platform/sql.ts';

type Schema = { schema: string };
export type Held = {
  stage: string;
  gate: string;
  refusals: number;
  people: number;
  records: number;
  amount: string;
  passed: number;
  medianDays: number | null;
  open: number;
  won: number;
  lost: number;
};

/** What each gate of a funnel stopped since a moment; a record counts once a gate, as it stands now. */
export async function selectHeld(
  db: Queryable,
  workspace: Schema,
  { funnel, table, amount }: { funnel: string; table: string; amount: string | undefined },
  since: Date,
): Promise<Held[]> {
  const sum = amount ? `coalesce(sum(t.${ident(amount)}), 0)::text` : `'0'`;
  const { rows } = await db.query<Held>(
    inSchema(
      workspace,
      `with tried as (
         select * from :schema.gate_refusal where funnel_key = $1 and at >= $2),
       held as (
         select stage_key, gate_key, record_id, count(*) as refusals, min(at) as first_at,
           (array_agg(to_stage order by at desc))[1] as wanted
         from tried group by 1, 2, 3),
       people as (
         select stage_key, gate_key, count(distinct actor_id) as people from tried group by 1, 2)
       select h.stage_key as stage, h.gate_key as gate, sum(h.refusals)::int as refusals, max(p.people) as people,
         count(*) as records, ${sum} as amount, count(w.at) as passed,
         percentile_cont(0.5) within group (order by extract(epoch from w.at - h.first_at) / 86400)
           filter (where w.at is not null) as "medianDays",
         count(*) filter (where t.stage_kind = 'open') as open, count(*) filter (where t.stage_kind = 'won') as won,
         count(*) filter (where t.stage_kind in ('lost', 'invalid')) as lost
       from held h
       join people p using (stage_key, gate_key)
       join :schema.${ident(table)} t on t.id = h.record_id and t.deleted_at is null
       left join lateral (
         select min(v.entered_at) as at from :schema.stage_visit v
         where v.record_id = h.record_id and v.stage_key = h.wanted and v.entered_at >= h.first_at) w on true
       group by 1, 2`,
    ),
    [funnel, since],
  );
  return rows;
}

/** How often each gate of a funnel was gone past since a moment. */
export async function selectOverridden(
  db: Queryable,
  workspace: Schema,
  { funnel, table, objectId }: { funnel: string; table: string; objectId: number },
  since: Date,
): Promise<{ stage: string; gate: string; count: number }[]> {
  const { rows } = await db.query<{ stage: string; gate: string; count: number }>(
    inSchema(
      workspace,
      `select g.stage, g.gate, count(*) as count
       from :schema.event e
       join :schema.${ident(table)} t on t.id = e.record_id and t.funnel_key = $1
       cross join lateral jsonb_to_recordset(e.details->'override'->'gates') as g(stage text, gate text)
       where e.object_id = $2 and e.recorded_at >= $3 and e.details ? 'override' group by 1, 2`,
    ),
    [funnel, objectId, since],
  );
  return rows;
}
