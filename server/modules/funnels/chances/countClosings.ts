import { countedVisits } from '#domain/funnels/index.ts';
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
  for (const { key, months } of due) {
    const funnel = funnels.funnel(key);
    const window = {
      table: definitions.object(funnel.objectKey).table,
      funnel: key,
      since: zonedDayStart(addMonths(today, -months), workspace.timeZone),
      ways: countedVisits(funnel),
    };
    const closings = await selectClosings(pools.app, workspace, window);
    await inTransaction(pools.app, async (tx) => {
      const changed = await replaceClosings(tx, workspace, key, closings);
      await markCounted(tx, workspace, key, funnels.editionOf(key)!, now);
      if (changed) workspace.definitionsVersion = await bumpDefinitionsVersion(tx, workspace.id);
    });
  }
  return due.map(({ key }) => key);
}
