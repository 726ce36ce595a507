import type { ObjectDefinition } from '#domain/objects/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/sql.ts';
import { getDefinitions } from '../../objects/index.ts';
import { closeLeftTasks } from '../tasks/closeLeftTasks.ts';
import { writeMapped } from './mappedQueries.ts';
import { lockAll, pagesOfMisplaced, type Remap } from './remapQueries.ts';

/** `versions`: those of the records that were moved, where `ids` were asked about. */
export type Remapped = { moved: number; versions: Map<string, number> };

/**
 * Puts records of a funnel where the versions that hold now have a place for them: in the caller's transaction, some thousands by a
 * statement, none of which come to the server, so that a million take the time of their rows and no memory. A record goes
 * back where a mapping took it from, where that is asked; else as the rules say; else, where its stage is gone, to the nearest.
 * Visits are closed and opened as `mapped`, and the time in the stage goes on counting. Key tasks of the stages that are left are
 * closed; those of the new ones are made by who follows the log (`keyTaskConsumer`). The funnel must be locked.
 */
export async function remap(tx: Transaction, ctx: Context, object: ObjectDefinition, plan: Remap): Promise<Remapped> {
  const definitions = await getDefinitions(ctx);
  const done: Remapped = { moved: 0, versions: new Map() };
  for await (const ids of pagesOfMisplaced(tx, ctx.workspace, object.table, { ...plan, funnels: plan.after })) {
    await lockAll(tx, ctx.workspace, object.table, ids);
    const written = await writeMapped(tx, ctx, { definitions, object, plan }, ids);
    await closeLeftTasks(
      tx,
      ctx,
      definitions.object('task'),
      written.map(({ record_id }) => record_id),
    );
    done.moved += written.length;
    if (plan.ids) for (const { record_id, lock_version } of written) done.versions.set(record_id, lock_version);
  }
  return done;
}
