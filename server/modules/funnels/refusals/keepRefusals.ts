import { type FunnelVersion, type UnmetGate, unmetKey } from '#domain/funnels/index.ts';
import type { ObjectDefinition } from '#domain/objects/index.ts';
import { type Context, DOORS } from '#server/platform/context.ts';
import { insertPending } from '../documents/queries.ts';
import { makeMissingTasks } from '../tasks/missingTasks.ts';
import { insertRefusals } from './queries.ts';

/** An attempt that gates stopped. */
export type Refusal = {
  object: ObjectDefinition;
  record: string;
  version: Pick<FunnelVersion, 'id' | 'funnelKey' | 'stages'>;
  from: string;
  to: string;
  unmet: UnmetGate[];
};

/**
 * Keeps what was refused, gate by gate; puts documents that only wait for a look before those who may, and gives out key
 * tasks that nobody was given. After the attempt's own transaction, so that it neither holds that up nor goes with it; a
 * failure here is logged and no more.
 */
export async function keepRefusals(ctx: Context, refusals: readonly Refusal[]): Promise<void> {
  if (refusals.length === 0) return;
  const gates = refusals.flatMap(({ object, record, version, from, to, unmet }) =>
    unmet.map((one) => {
      const { stage, gate } = unmetKey(one);
      return { objectId: object.id, record, funnel: version.funnelKey, version: version.id, from, to, stage, gate };
    }),
  );
  const meta = { at: ctx.now, actorId: ctx.actor.userId, door: DOORS[ctx.door] };
  const waiting = refusals.flatMap(({ object, record, unmet }) =>
    unmet.flatMap((one) =>
      one.kind === 'document' && one.problem === 'unconfirmed' && one.file
        ? [{ objectId: object.id, record, stage: one.stage, gate: one.gate, field: one.document.field, file: one.file }]
        : [],
    ),
  );
  try {
    await insertRefusals(ctx.pools.app, ctx.workspace, gates, meta);
    await insertPending(ctx.pools.app, ctx.workspace, waiting, ctx.now);
    await makeMissingTasks(
      ctx,
      refusals.filter(({ unmet }) => unmet.some(({ kind }) => kind === 'task')),
    );
  } catch (error) {
    ctx.log.warn({ error }, 'refused moves were not kept');
  }
}
