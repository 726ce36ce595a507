import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/sql.ts';
import type { TableRow } from '#server/platform/tables/index.ts';
import { updateRecords } from '../records/index.ts';
import { refuse, type Workshop } from './importChunk.ts';
import { readRow } from './readRow.ts';
import { selectRecordsOfRows, updateImportRows } from './rowQueries.ts';
import type { ReadRow } from './types.ts';

/**
 * Sets the references between records of the same file, now that all of them exist. The row is written already: a
 * reference that cannot be set is noted in the error file and left empty.
 */
export async function linkChunk(
  tx: Transaction,
  ctx: Context,
  { prepared, resolver }: Workshop,
  rows: readonly TableRow[],
): Promise<undefined> {
  const batchId = ctx.batchId!;
  const linked = rows
    .map((row) => readRow(prepared, row))
    .filter((row) => row.links.length > 0)
    .map((row): ReadRow => ({ ...row, values: {}, wanted: row.links, problems: [] }));
  const records = await selectRecordsOfRows(
    tx,
    ctx.workspace,
    batchId,
    linked.map((row) => row.row),
  );
  const written = linked.filter((row) => records.has(row.row));
  if (written.length === 0) return undefined;
  await resolver.resolve(tx, ctx, written);
  const commands = written.map((row) => ({ id: records.get(row.row)!, values: row.values }));
  const outcomes = await updateRecords(ctx, prepared.object.key, commands, tx);
  const results = written.map((row, index) => {
    const outcome = outcomes[index]!;
    if (!outcome.ok) refuse(prepared, row, outcome.issues);
    const version = outcome.ok ? outcome.version : null;
    return {
      row: row.row,
      version,
      issues: row.problems.length ? row.problems : null,
      cells: row.problems.length ? row.cells : null,
    };
  });
  await updateImportRows(tx, ctx.workspace, batchId, results);
  return undefined;
}
