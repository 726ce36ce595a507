import { countedVisits, type StageClosings } from '#domain/funnels/index.ts';
import { addMonths, zonedDay, zonedDayStart } from '#domain/kernel/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import { inTransaction } from '#server/platform/postgres/index.ts';
import { bumpDefinitionsVersion, getDefinitions } from '../../objects/index.ts';
import { loadFunnels } from '../definitions.ts';
import { markCounted, replaceClosings, selectClosings, selectDueFunnels } from './queries.ts';

type Where = Pick<Context, 'pools' | 'workspace' | 'now'>;

const HOUR_MS = 3_600_000;

/**
 * Counts, for every funnel whose time has come, what closed of what had visited each stage. Every process reads the funnels
 * anew only where a count has become another. Done twice it changes nothing. Answers the funnels that were counted.
 */
export async function countClosings(where: Where): Promise<string[]> {
  const { pools, workspace, now } = where;
  // Days, and not hours, leave the window, so that most runs find what they found before.
  const before = new Date(now.getTime() - HOUR_MS + 1);
  const due = await selectDueFunnels(pools.app, workspace, before);
  if (due.length === 0) return [];
  // Read anew, since another process may have published: what is counted is marked with the edition that it belongs to.
  const funnels = await loadFunnels(pools.app, workspace);
  const definitions = await getDefinitions(where);
  const today = zonedDay(now, workspace.timeZone);
  const ways = due.map(({ key, months }) => {
    const funnel = funnels.funnel(key);
    const since = zonedDayStart(addMonths(today, -months), workspace.timeZone);
    return {
      key,
      object: funnel.objectKey,
      ways: countedVisits(funnel).map((way) => ({ ...way, funnel: key, since })),
    };
  });
  for (const [object, own] of Map.groupBy(ways, (one) => one.object)) {
    const { table } = definitions.object(object);
    const counts = await selectClosings(
      pools.app,
      workspace,
      table,
      own.flatMap((one) => one.ways),
    );
    for (const { key } of own) await keep(where, key, funnels.editionOf(key)!, counts);
  }
  return due.map(({ key }) => key);
}

async function keep(
  { pools, workspace, now }: Where,
  funnel: string,
  edition: number,
  counts: readonly (StageClosings & { funnel: string })[],
): Promise<void> {
  const own = counts.filter((count) => count.funnel === funnel);
  await inTransaction(pools.app, async (tx) => {
    const changed = await replaceClosings(tx, workspace, funnel, own);
    await markCounted(tx, workspace, funnel, edition, now);
    if (changed) workspace.definitionsVersion = await bumpDefinitionsVersion(tx, workspace.id);
  });
}
