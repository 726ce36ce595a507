import type { TableRow } from '#server/platform/tables/index.ts';

/** Groups rows, leaving out those up to a row number that were done before. */
export async function* chunksOf(
  rows: AsyncIterable<TableRow>,
  size: number,
  afterRow = 0,
): AsyncGenerator<TableRow[], void, undefined> {
  let chunk: TableRow[] = [];
  for await (const row of rows) {
    if (row.row <= afterRow) continue;
    chunk.push(row);
    if (chunk.length < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

/** Makes the next one while the last is worked on: reading a file and writing to the database wait for each other seldom. */
export async function* ahead<T>(items: AsyncGenerator<T, void, undefined>): AsyncGenerator<T, void, undefined> {
  let next = items.next();
  try {
    for (;;) {
      const { value, done } = await next;
      if (done) return;
      next = items.next();
      // What goes wrong with it is told when it is asked for.
      next.catch(() => {});
      yield value;
    }
  } finally {
    await items.return();
  }
}
