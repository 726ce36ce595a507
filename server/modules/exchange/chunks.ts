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
