import type { FunnelVersion } from '#domain/funnels/index.ts';
import type { ObjectDefinition } from '#domain/objects/index.ts';
import type { Context } from '#server/platform/context.ts';
import { inTransaction } from '#server/platform/postgres/index.ts';
import type { Transaction } from '#server/platform/sql.ts';
import type { Funnels } from '../definitions.ts';
import { versionOf } from '../versionOf.ts';
import { makeTasks } from './makeTasks.ts';
import { lockStays, type PresentStay } from './queries.ts';

export type Held = { object: ObjectDefinition; record: string; version: Stages };

/**
 * Makes the key tasks of records that entered their stage before it had them, or that were brought in with their past:
 * a task that nobody was given is one that nobody can do, and these have just been held up by it.
 */
export async function makeMissingTasks(ctx: Context, held: readonly Held[]): Promise<void> {
  for (const [object, own] of Map.groupBy(held, (one) => one.object)) {
    await inTransaction(ctx.pools.app, async (tx) => {
      const versions = new Map(own.map(({ record, version }) => [record, version]));
      await makeUntasked(tx, ctx, object, [...versions.keys()], ({ id }) => versions.get(id));
    });
  }
}

/** The same for records that a mapping has taken to another stage: what was not carried there. */
export async function makeMappedTasks(
  tx: Transaction,
  ctx: Context,
  object: ObjectDefinition,
  funnels: Funnels,
  ids: readonly string[],
): Promise<void> {
  const own = funnels.ofObject(object.key).flatMap(({ live, pilot }) => [live, ...(pilot ? [pilot] : [])]);
  if (!own.some(({ stages }) => stages.some(({ tasks = [] }) => tasks.length > 0))) return;
  await makeUntasked(tx, ctx, object, ids, (stay) => versionOf(funnels, stay)?.live, 'some');
}

type Stages = Pick<FunnelVersion, 'stages'>;

async function makeUntasked(
  tx: Transaction,
  ctx: Context,
  object: ObjectDefinition,
  ids: readonly string[],
  versionFor: (stay: PresentStay) => Stages | undefined,
  lacking: 'all' | 'some' = 'all',
): Promise<void> {
  const stays = (await lockStays(tx, ctx.workspace, object.table, ids)).filter(
    ({ made }) => lacking === 'some' || made.length === 0,
  );
  const entering = stays.flatMap((stay) => {
    const stage = versionFor(stay)?.stages.find(({ key }) => key === stay.stage);
    return stage ? [{ ...stay, stage, at: ctx.now }] : [];
  });
  const known = stays.flatMap(({ id, made }) => made.map((key) => ({ record: id, key })));
  await makeTasks(tx, ctx, object, entering, known);
}
