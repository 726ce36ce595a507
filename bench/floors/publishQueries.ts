import type { Bench, Run } from '../support/types.ts';

/**
 * Another stage for every record in some, and back again, table by table over all of them at once: rows, events, visits and spans, without the
 * numbers of events in visits, without conditions and without looking whether a record stays.
 */
export const publishFloor =
  ({ sql, schema, funnel }: Bench, stages: readonly string[]): Run =>
  async () => {
    let done = 0;
    for (const stage of stages) done += (await take(stage, `${stage}Floor`)) + (await take(`${stage}Floor`, stage));
    return done;

    async function take(from: string, to: string): Promise<number> {
      await sql.query('begin');
      const { rowCount } = await sql.query(
        `update ${schema}.opportunity set stage_key = $3, lock_version = lock_version + 1, updated_at = now()
         where funnel_key = $1 and stage_key = $2`,
        [funnel.key, from, to],
      );
      await sql.query(
        `insert into ${schema}.event (at, door, object_id, record_id, kind, changes)
         select now(), 2, 0, id, 9, jsonb_build_object('1', jsonb_build_array($3::text, $2::text))
         from ${schema}.opportunity where funnel_key = $1 and stage_key = $2`,
        [funnel.key, to, from],
      );
      await sql.query(
        `with ended as (
           update ${schema}.stage_visit v set left_at = greatest(now(), v.entered_at), exit_kind = 'mapped', next_stage_key = $2
           from ${schema}.opportunity t
           where t.funnel_key = $1 and t.stage_key = $2 and v.record_id = t.id and v.left_at is null
           returning v.object_id, v.record_id, v.ordinal, v.version_id, v.left_at, v.dwell_since, t.owner_id, t.department_id, t.amount)
         insert into ${schema}.stage_visit (object_id, record_id, ordinal, funnel_key, version_id, stage_key, entered_at, dwell_since,
           entry_kind, owner_id, department_id, amount)
         select object_id, record_id, ordinal + 1, $1, version_id, $2, left_at, dwell_since, 'mapped', owner_id, department_id, amount
         from ended`,
        [funnel.key, to],
      );
      await sql.query(
        `with ended as (
           update ${schema}.record_span s set valid_to = greatest(now(), s.valid_from) from ${schema}.opportunity t
           where t.funnel_key = $1 and t.stage_key = $2 and s.record_id = t.id and s.valid_to is null returning s.*)
         insert into ${schema}.record_span (record_id, object_id, valid_from, funnel_key, stage_key, owner_id, department_id, amount,
           close_date, category, deleted)
         select record_id, object_id, valid_to, $1, $2, owner_id, department_id, amount, close_date, category, deleted from ended`,
        [funnel.key, to],
      );
      await sql.query('commit');
      return rowCount ?? 0;
    }
  };

/** The first open stages that hold at least so many records, those in the bin included, and how many that are. */
export async function stagesHolding(
  { sql, schema, funnel }: Bench,
  least: number,
): Promise<{ keys: string[]; count: number }> {
  const { rows } = await sql.query<{ key: string; count: number }>(
    `select stage_key as key, count(*)::int as count from ${schema}.opportunity
     where funnel_key = $1 and stage_key = any($2) group by 1 order by array_position($2::text[], stage_key)`,
    [funnel.key, funnel.openStages],
  );
  const held = { keys: [] as string[], count: 0 };
  for (const { key, count } of rows) {
    if (held.count >= least) break;
    held.keys.push(key);
    held.count += count;
  }
  return held;
}
