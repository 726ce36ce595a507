import type { Bench, Run } from '../support/types.ts';

/** The moves since a day with the record and the event of each, and how many records lack one field by now: one statement. */
export const replayFloor =
  (bench: Bench, since: Date): Run =>
  async () => {
    const { rows } = await bench.sql.query<{ moves: number }>(
      `select t.owner_id, t.department_id, t.stage_kind, count(*)::int as moves, count(distinct t.id) as deals,
         count(*) filter (where t.need is null or t.need = '') as short, max(e.recorded_at) as latest
       from ${bench.schema}.stage_visit v
       join ${bench.schema}.opportunity t on t.id = v.record_id
       join ${bench.schema}.event e on e.seq = v.enter_seq
       where v.funnel_key = $1 and v.entered_at >= $2 and v.entry_kind not in ('created', 'mapped') group by 1, 2, 3`,
      [bench.funnel.key, since],
    );
    return rows.reduce((sum, { moves }) => sum + moves, 0);
  };
