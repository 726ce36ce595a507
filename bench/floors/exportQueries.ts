import type { Bench, Run } from '../support/types.ts';

const PAGE = 5000;

/** Reads the columns of the export page by page in one transaction, names of accounts and people included. */
export function exportFloor(bench: Bench): Run {
  return async () => {
    const { sql, schema } = bench;
    await sql.query('begin');
    await sql.query(
      `declare pages cursor for
       select t.name, a.name as account, t.amount, t.expected_close_date, u.name as owner, t.stage_key
       from ${schema}.opportunity t left join ${schema}.account a on a.id = t.account left join ${schema}.users u on u.id = t.owner_id
       where t.deleted_at is null order by t.created_at desc, t.id desc`,
    );
    let read = 0;
    for (;;) {
      const { rows } = await sql.query(`fetch ${PAGE} from pages`);
      read += rows.length;
      if (rows.length < PAGE) break;
    }
    await sql.query('commit');
    return read;
  };
}
