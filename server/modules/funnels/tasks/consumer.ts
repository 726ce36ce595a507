import type { Pools } from '#server/platform/context.ts';
import type { Consumer } from '#server/platform/events/index.ts';
import { findWorkspace, systemContext } from '../../identity/index.ts';
import { getDefinitions } from '../../objects/index.ts';
import { EVENT_KINDS } from '../../records/index.ts';
import { getFunnels } from '../definitions.ts';
import { makeMappedTasks } from './missingTasks.ts';
import { doProvenTasks } from './provenTasks.ts';

/** Sees in the log what proves key tasks, whichever door it came by, and makes those of stages that a mapping has led to. */
export const keyTaskConsumer = (pools: Pools): Consumer => ({
  name: 'keyTasks',
  begin: 'now',
  async handle(events, { tx, workspace: source, log }) {
    const workspace = await findWorkspace({ pools }, source.slug);
    if (!workspace) return;
    const ctx = systemContext({ pools, log, now: new Date() }, workspace, 'automation');
    const definitions = await getDefinitions(ctx);
    const mapped = Map.groupBy(events.filter(isMapped), ({ objectId }) => definitions.byId(objectId));
    for (const [object, own] of mapped) {
      if (object?.hasFunnel) await makeMappedTasks(tx, ctx, object, await getFunnels(ctx), [...new Set(own.map(idOf))]);
    }
    const written = Map.groupBy(events, ({ objectId }) => definitions.byId(objectId)?.key ?? '');
    await doProvenTasks(tx, ctx, new Map([...written].map(([key, own]) => [key, [...new Set(own.map(idOf))]])));
  },
});

const isMapped = ({ kind }: { kind: number }) => kind === EVENT_KINDS.mapped;
const idOf = ({ recordId }: { recordId: string }) => recordId;
