import { ident, inSchema, Parameters, type Queryable } from '#server/platform/sql.ts';

type Schema = { schema: string };

/** A limit as moments: a stay is near it, or past it, that began before. */
export type LimitCuts = {
  funnel: string;
  stage: string;
  near: Date;
  over: Date;
  /** Where a pilot runs: whether it holds for these owners, or for all others. */
  within?: boolean;
  departments?: readonly string[];
  people?: readonly string[];
};
export type Standing = {
  owner: string;
  department: string | null;
  id: string;
  funnel: string;
  stage: string;
  since: Date;
  isOver: boolean;
};

/**
 * Open records that are near or past the limit of their stage and not snoozed, of which somebody is still to be told. A part
 * for each limit, so that the database knows how few they are and reads only those, by the index of the board.
 */
export async function selectStanding(
  db: Queryable,
  workspace: Schema,
  table: string,
  limits: readonly LimitCuts[],
  superiors: readonly { owner: string; superior: string }[],
  day: string,
): Promise<Standing[]> {
  if (limits.length === 0) return [];
  const params = new Parameters();
  const parts = limits.map(({ funnel, stage, near, over, within, departments = [], people = [] }) => {
    const [funnelKey, stageKey] = [params.add(funnel), params.add(stage)];
    const team = () =>
      `and coalesce(t.owner_id = any(${params.add(people)}::uuid[])
         or t.department_id = any(${params.add(departments)}::uuid[]), false) = ${params.add(within)}`;
    return `select t.owner_id as owner, t.department_id as department, t.id, ${funnelKey}::text as funnel,
        ${stageKey}::text as stage, t.stage_since as since, t.stage_since < ${params.add(over)} as "isOver"
      from :schema.${ident(table)} t
      where t.funnel_key = ${funnelKey} and t.stage_key = ${stageKey} and t.stage_since < ${params.add(near)}
        and t.deleted_at is null and t.owner_id is not null
        and (t.snoozed_until is null or t.snoozed_until <= ${params.add(day)}) ${within === undefined ? '' : team()}`;
  });
  const told = (user: string) => `exists (
    select 1 from :schema.dwell_told d where d.record_id = t.id and d.since = t.since and d.user_id = ${user}
      and d.kind = case when t."isOver" then 'over' else 'near' end)`;
  const { rows } = await db.query<Standing>(
    inSchema(
      workspace,
      `select t.* from (${parts.join(' union all ')}) t
       left join json_to_recordset(${params.add(JSON.stringify(superiors))}::json) as s(owner uuid, superior uuid)
         on s.owner = t.owner
       where not ${told('t.owner')} or (s.superior is not null and not ${told('s.superior')})
       order by t.since, t.id`,
    ),
    params.values,
  );
  return rows;
}

export type Told = { recordId: string; since: string; userId: string; kind: 'near' | 'over' };

/** Notes that people are told of stays. Answers those that nobody had noted: whoever comes second waits, and tells nothing. */
export async function takeTold(
  db: Queryable,
  workspace: Schema,
  rows: readonly Told[],
  at: Date,
): Promise<Set<string>> {
  const { rows: fresh } = await db.query<{ recordId: string; userId: string; kind: string }>(
    inSchema(
      workspace,
      `insert into :schema.dwell_told (record_id, since, user_id, kind, told_at)
       select "recordId", since, "userId", kind, $2 from json_to_recordset($1::json) as x(
         "recordId" uuid, since timestamptz, "userId" uuid, kind text)
       order by 1, 3, 4
       on conflict do nothing returning record_id as "recordId", user_id as "userId", kind`,
    ),
    [JSON.stringify(rows), at],
  );
  return new Set(fresh.map(({ recordId, userId, kind }) => `${recordId} ${userId} ${kind}`));
}

/** Forgets who was told of stays that are over. */
export async function deleteTold(db: Queryable, workspace: Schema, before: Date): Promise<void> {
  await db.query(
    inSchema(
      workspace,
      `delete from :schema.dwell_told d where d.told_at < $1 and not exists (
         select 1 from :schema.stage_visit v where v.record_id = d.record_id and v.left_at is null and v.dwell_since = d.since)`,
    ),
    [before],
  );
}
