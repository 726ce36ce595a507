import { proposeMapping } from '#domain/exchange/index.ts';
import type { Context } from '#server/platform/context.ts';
import { type OpenTableOptions, openTable } from '#server/platform/tables/index.ts';
import { requireAbility } from '../identity/index.ts';
import { getDefinitions } from '../objects/index.ts';
import { USERS_OBJECT } from './usersObject.ts';

const SAMPLE = 20;

/** Proposes where the columns of a file go, with the first rows to judge it by. */
export async function proposeImport(ctx: Context, objectKey: string, path: string, options: OpenTableOptions = {}) {
  requireAbility(ctx, 'import');
  const object = objectKey === 'users' ? USERS_OBJECT : (await getDefinitions(ctx)).object(objectKey);
  const table = await openTable(path, options);
  const fields = object.fields.filter(
    (field) => field.write !== 'never' && field.type !== 'autoNumber' && field.type !== 'file',
  );
  const sample = await table.sample(SAMPLE);
  return {
    headers: table.headers,
    sheets: table.sheets,
    sample: sample.map(({ cells }) => cells),
    columns: proposeMapping(table.headers, fields),
  };
}
