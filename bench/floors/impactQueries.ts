import type { Bench, Run } from '../support/types.ts';

/** Open deals by stage, owner and department with their amounts, and how many lack one field: one statement. */
export const impactFloor =
  (bench: Bench): Run =>
  async () => {
    const { rows } = await bench.sql.query<{ count: number }>(
      `select stage_key, owner_id, department_id, count(*)::int as count, sum(amount) as amount,
         count(*) filter (where need is null or need = '') as short
       from ${bench.schema}.opportunity
       where funnel_key = $1 and stage_kind = 'open' and deleted_at is null group by 1, 2, 3`,
      [bench.funnel.key],
    );
    return rows.reduce((sum, { count }) => sum + count, 0);
  };
