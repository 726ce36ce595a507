import type { Context } from '#server/platform/context.ts';
import { Parameters } from '#server/platform/sql.ts';
import { getDirectory } from '../identity/index.ts';
import type { Definitions } from '../objects/index.ts';
import { visibilityPredicate } from '../records/index.ts';
import { selectTitles } from './referenceQueries.ts';

/** Names to compare an unknown one with: those of the newest records, since comparing with all would take too long. */
const MOST = 5_000;

export async function titlesOf(ctx: Context, definitions: Definitions, target: string): Promise<string[]> {
  if (target === 'users') {
    return (await getDirectory(ctx)).people.filter(({ active }) => active).map(({ name }) => name);
  }
  const object = definitions.find(target);
  const field = object?.fields.find((candidate) => candidate.key === object.titleField);
  if (!object || field?.type !== 'text') return [];
  const params = new Parameters();
  const sql = visibilityPredicate(ctx, definitions, target, 'read', 't', params);
  return selectTitles(ctx.pools.app, ctx.workspace, object, field, { sql, values: params.values }, MOST);
}
