import type { WriteRow, WriteRows } from './writeTypes.ts';

const ROWS = 500;

/** Rows in pages, wherever they come from. */
export async function* writePages(rows: WriteRows): AsyncGenerator<readonly WriteRow[]> {
  if (Symbol.asyncIterator in rows) {
    yield* rows;
    return;
  }
  let page: WriteRow[] = [];
  for (const row of rows) {
    if (page.push(row) < ROWS) continue;
    yield page;
    page = [];
  }
  yield page;
}
