import type { QueryResultRow } from 'pg';
import { ident, type Transaction } from '../sql.ts';

/**
 * All rows of a select, page after page, as of the moment of the first. Planned for all of them: for a cursor PostgreSQL else looks for
 * the plan that has the first tenth soonest, which for a million is the slowest.
 */
export async function* pagesOf<Row extends QueryResultRow>(
  tx: Transaction,
  name: string,
  select: { text: string; values: unknown[]; size: number },
): AsyncGenerator<Row[]> {
  await tx.query('set local cursor_tuple_fraction = 1');
  await tx.query(`declare ${ident(name)} no scroll cursor for ${select.text}`, select.values);
  for (;;) {
    const { rows } = await tx.query<Row>(`fetch ${select.size} from ${ident(name)}`);
    if (rows.length > 0) yield rows;
    if (rows.length < select.size) break;
  }
  await tx.query(`close ${ident(name)}`);
}
