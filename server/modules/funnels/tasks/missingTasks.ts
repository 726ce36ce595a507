import type { FunnelVersion } from '#domain/funnels/index.ts';
import type { ObjectDefinition } from '#domain/objects/index.ts';
import type { Context } from '#server/platform/context.ts';
import { inTransaction } from '#server/platform/postgres/index.ts';
import { makeTasks } from './makeTasks.ts';
import { lockUntasked } from './queries.ts';

export type Held = { object: ObjectDefinition; record: string; version: Pick<FunnelVersion, 'stages'> };

/**
 * Makes the key tasks of records that entered their stage before it had them, or that were brought in with their past:
 * a task that nobody was given is one that nobody can do, and these have just been held up by it.
 */
export async function makeMissingTasks(ctx: Context, held: readonly Held[]): Promise<void> {
  for (const [object, own] of Map.groupBy(held, (one) => one.object)) {
    await inTransaction(ctx.pools.app, async (tx) => {
      const ids = own.map(({ record }) => record);
      const stays = await lockUntasked(tx, ctx.workspace, object.table, ids);
      const entering = stays.flatMap(({ id, owner, stage: key, ordinal }) => {
        const { stages } = own.find(({ record }) => record === id)!.version;
        const stage = stages.find((one) => one.key === key);
        return stage ? [{ id, owner, stage, ordinal, at: ctx.now }] : [];
      });
      await makeTasks(tx, ctx, object, entering);
    });
  }
}
