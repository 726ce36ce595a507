import type { ReplayResult } from '#domain/funnels/index.ts';
import type { Context } from '#server/platform/context.ts';
import { getDefinitions } from '../../objects/index.ts';
import { type References, selectTitles } from '../../records/index.ts';

/** The names of the people whose records a replay counted. */
export async function namesIn(ctx: Context, { people }: ReplayResult): Promise<References> {
  const owners = new Set(people.flatMap(({ owner }) => owner ?? []));
  if (owners.size === 0) return {};
  const titles = await selectTitles(ctx.pools.app, ctx, await getDefinitions(ctx), new Map([['users', owners]]));
  return Object.fromEntries(titles.map(({ id, object, title }) => [id, { object, title }]));
}
