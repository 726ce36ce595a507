import { stageBeforeMapping } from '#domain/funnels/index.ts';
import type { ObjectDefinition } from '#domain/objects/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/sql.ts';
import { getDefinitions } from '../../objects/index.ts';
import { carryTasks, type Mapped } from '../tasks/carryTasks.ts';
import { closeLeftTasks } from '../tasks/closeLeftTasks.ts';
import { makeMappedTasks } from '../tasks/missingTasks.ts';
import { type Written, writeMapped } from './mappedQueries.ts';
import { lockAll, pagesOfMisplaced, type Remap, selectReplaced, selectStays } from './remapQueries.ts';
import { stageBefore } from './waysOf.ts';

/** `versions`: those of the records that were moved, where `ids` were asked about. */
export type Remapped = { moved: number; versions: Map<string, number> };

/** Key tasks of so many records are made in the same transaction; those of more, by who follows the log. */
const TASKED_AT_ONCE = 1000;

/**
 * Puts records of a funnel where the versions that hold now have a place for them: in the caller's transaction, some thousands by a
 * statement, none of which come to the server whole, so that a million take the time of their rows and no memory. A record
 * goes back where a mapping took it from, where that is asked; else as the rules say; else, where its stage is gone, to the
 * nearest. Visits are closed and opened as `mapped`, and the time in the stage goes on counting. The funnel must be locked.
 */
export async function remap(tx: Transaction, ctx: Context, object: ObjectDefinition, plan: Remap): Promise<Remapped> {
  const definitions = await getDefinitions(ctx);
  const done: Remapped = { moved: 0, versions: new Map() };
  let tasked = 0;
  for await (const ids of pagesOfMisplaced(tx, ctx.workspace, object.table, { ...plan, funnels: plan.after })) {
    await lockAll(tx, ctx.workspace, object.table, ids);
    const former = await formerStages(tx, ctx, plan, ids);
    const asked = ids.map((id) => ({ id, former: former.get(id) ?? null }));
    const written = await writeMapped(tx, ctx, { definitions, object, plan }, asked);
    const moved = written.map(({ record_id }) => record_id);
    const mapped = written.map(mappedOf(plan));
    await carryTasks(tx, ctx, mapped);
    await closeLeftTasks(tx, ctx, definitions.object('task'), moved);
    const asking = mapped.filter(({ target }) => target.tasks?.length).map(({ id }) => id);
    tasked += asking.length;
    if (tasked <= TASKED_AT_ONCE) await makeMappedTasks(tx, ctx, object, plan.after, asking);
    done.moved += moved.length;
    if (plan.ids) for (const { record_id, lock_version } of written) done.versions.set(record_id, lock_version);
  }
  return done;
}

function mappedOf(plan: Remap): (written: Written & { record_id: string }) => Mapped {
  const { live } = plan.after.funnel(plan.funnelKey);
  const pilot = plan.after.pilotOf(plan.funnelKey)?.version;
  return ({ record_id, from, side, target }) => ({
    id: record_id,
    from: stageBefore(plan, from),
    target: (side === 'pilot' ? pilot : live)!.stages.find(({ key }) => key === target)!,
  });
}

/** Where records stood before the mappings of versions took them on, for those that have not moved since. */
async function formerStages(
  tx: Transaction,
  ctx: Context,
  { mappedBy, funnelKey }: Remap,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (mappedBy === undefined) return new Map();
  const replaced = await selectReplaced(tx, ctx.workspace, funnelKey);
  const stays = await selectStays(tx, ctx.workspace, ids);
  return new Map(
    [...stays].flatMap(([id, own]) => {
      const former = stageBeforeMapping(own, mappedBy, replaced);
      return former === undefined ? [] : [[id, former] as const];
    }),
  );
}
