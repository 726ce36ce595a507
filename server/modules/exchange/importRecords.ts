import type { ImportRecordsBody } from '#contract/imports.ts';
import type { Context } from '#server/platform/context.ts';
import { Parameters } from '#server/platform/sql.ts';
import { getDefinitions } from '../objects/index.ts';
import { visibilityPredicate } from '../records/index.ts';
import { describeProblem } from './dryRun.ts';
import { selectImportedRows, selectImportedUsers } from './importRecordQueries.ts';
import { findImport } from './listImports.ts';
import type { RowOutcome } from './types.ts';
import { USERS_OBJECT } from './usersObject.ts';

const PAGE = 100;

/** The rows of an import with one outcome, page by page, and the records that they made or changed, as far as one sees them. */
export async function listImportRecords(
  ctx: Context,
  id: number,
  { outcome, after }: { outcome: RowOutcome['outcome']; after: number },
): Promise<ImportRecordsBody> {
  const batch = await findImport(ctx, id);
  const wanted = { batchId: id, outcome, after, limit: PAGE };
  const definitions = await getDefinitions(ctx);
  const object = batch.object_key === 'users' ? USERS_OBJECT : definitions.object(batch.object_key);
  const params = new Parameters();
  const rows =
    object === USERS_OBJECT
      ? await selectImportedUsers(ctx.pools.app, ctx.workspace, wanted)
      : await selectImportedRows(ctx.pools.app, ctx.workspace, object, wanted, {
          sql: visibilityPredicate(ctx, definitions, object.key, 'read', 't', params),
          values: params.values,
        });
  return {
    headers: batch.plan.headers,
    rows: rows.map((row) => ({
      row: row.row_number,
      id: row.id,
      title: row.title ?? '',
      deleted: row.deleted ?? false,
      ...(row.cells ? { cells: row.cells } : {}),
      ...(row.issues
        ? { problems: row.issues.map((problem) => describeProblem(ctx, { object }, row.row_number, problem)) }
        : {}),
    })),
    next: rows.length < PAGE ? null : rows.at(-1)!.row_number,
  };
}
