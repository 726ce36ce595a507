import type { Pools } from '#server/platform/context.ts';
import type { Consumer } from '#server/platform/events/index.ts';
import { findWorkspace, systemContext } from '../../identity/index.ts';
import { getDefinitions } from '../../objects/index.ts';
import { doProvenTasks } from './provenTasks.ts';

/** Sees in the log what proves key tasks, whichever door it came by. */
export const keyTaskConsumer = (pools: Pools): Consumer => ({
  name: 'keyTasks',
  begin: 'now',
  async handle(events, { tx, workspace: source, log }) {
    const workspace = await findWorkspace({ pools }, source.slug);
    if (!workspace) return;
    const ctx = systemContext({ pools, log, now: new Date() }, workspace, 'automation');
    const definitions = await getDefinitions(ctx);
    const written = Map.groupBy(events, ({ objectId }) => definitions.byId(objectId)?.key ?? '');
    await doProvenTasks(tx, ctx, new Map([...written].map(([key, own]) => [key, [...new Set(own.map(idOf))]])));
  },
});

const idOf = ({ recordId }: { recordId: string }) => recordId;
