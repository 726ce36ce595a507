import type { Bench, Run } from '../support/types.ts';

/** Won and lost deals of twelve months, counted by the stages that they stood in: one statement. */
export const closingsFloor =
  (bench: Bench): Run =>
  async () => {
    const { rows } = await bench.sql.query<{ closed: number }>(
      `select v.funnel_key, v.stage_key, count(distinct v.record_id)::int as closed,
         count(distinct v.record_id) filter (where r.stage_kind = 'won') as won
       from ${bench.schema}.opportunity r join ${bench.schema}.stage_visit v on v.record_id = r.id
       where r.closed_at >= now() - interval '12 months' and r.stage_kind in ('won', 'lost') and r.deleted_at is null
         and v.stage_key <> r.stage_key
       group by 1, 2`,
    );
    return rows.reduce((sum, { closed }) => sum + closed, 0);
  };

/** After it every funnel is due again. */
export const forgetCounts = ({ schema }: Bench): string => `delete from ${schema}.closings_counted`;
