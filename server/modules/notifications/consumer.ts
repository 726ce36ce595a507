import type { Pools } from '#server/platform/context.ts';
import type { Consumer } from '#server/platform/events/index.ts';
import { findWorkspace } from '../identity/index.ts';
import { getDefinitions } from '../objects/index.ts';
import { deliver } from './deliver.ts';
import { type Known, notificationsOf, wantedBy } from './fromEvents.ts';
import { selectHolders, selectSubjects } from './recordQueries.ts';

/** Makes notifications of what is logged. Rows and cursor commit together: each event is told once, however often it is tried. */
export const notificationConsumer = (pools: Pools): Consumer => ({
  name: 'notifications',
  begin: 'now',
  async handle(events, { tx, workspace: source, log }) {
    const workspace = await findWorkspace({ pools }, source.slug);
    if (!workspace) return;
    const definitions = await getDefinitions({ pools, workspace });
    const wanted = wantedBy(events, definitions);
    const known: Known = { holders: new Map(), activities: new Map() };
    for (const [key, ids] of wanted.holders) {
      const found = await selectHolders(tx, workspace, definitions.object(key), [...ids]);
      for (const [id, holder] of found) known.holders.set(id, holder);
    }
    if (wanted.activities.size > 0) {
      known.activities = await selectSubjects(tx, workspace, definitions, [...wanted.activities]);
    }
    const now = new Date();
    await deliver(tx, { pools, workspace, log, now }, notificationsOf(events, definitions, known));
  },
});
