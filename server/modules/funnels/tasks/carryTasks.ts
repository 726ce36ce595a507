import { type Stage, type StageTask, sameTask } from '#domain/funnels/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/sql.ts';
import { getDefinitions } from '../../objects/index.ts';
import { updateRecords } from '../../records/index.ts';
import { asSystem } from '../asSystem.ts';
import { type CarriedTask, lockTasksOfStays, type StayTask, setPlaces } from './carryQueries.ts';

/** A record that a mapping takes from one stage to another. */
export type Mapped = { id: string; from: Stage | undefined; target: Stage };

/**
 * A mapping is no act on a record: what was done for the stage it stood in counts in the one it is taken to, where that asks
 * for the same, and goes on there where it is still open; back in a stage that a mapping took it from, what was closed
 * with it is open again. After the new stays have begun. Answers what need not be made, and not be closed.
 */
export async function carryTasks(
  tx: Transaction,
  ctx: Context,
  mapped: readonly Mapped[],
): Promise<readonly CarriedTask[]> {
  const asking = new Map(mapped.flatMap((one) => (one.target.tasks?.length ? [[one.id, one] as const] : [])));
  if (asking.size === 0) return [];
  const { table } = (await getDefinitions(ctx)).object('task');
  const known = await lockTasksOfStays(tx, ctx.workspace, table, [...asking.keys()]);
  const carried = new Map<string, CarriedTask & Pick<StayTask, 'outcome'>>();
  for (const { task, record, stage, key, ordinal, outcome } of known) {
    const { from, target } = asking.get(record)!;
    const heir = heirOf({ stage, key }, from, target);
    const place = `${record} ${heir?.key}`;
    if (heir && !carried.has(place))
      carried.set(place, { task, record, ordinal, stage: target.key, key: heir.key, outcome });
  }
  const all = [...carried.values()];
  await setPlaces(tx, ctx.workspace, all);
  const closed = all.filter(({ outcome }) => outcome === 'left').map(({ task }) => task);
  const values = { done: false, doneAt: null };
  if (closed.length > 0)
    await updateRecords(
      asSystem(ctx),
      'task',
      closed.map((id) => ({ id, values })),
      tx,
    );
  return all;
}

/** What a task of the stage that is left, or of the one that it comes back to, is called there. */
function heirOf(made: { stage: string; key: string }, from: Stage | undefined, target: Stage): StageTask | undefined {
  const tasks = target.tasks ?? [];
  if (made.stage === target.key) return tasks.find(({ key }) => key === made.key);
  const task = made.stage === from?.key ? from.tasks?.find(({ key }) => key === made.key) : undefined;
  return task && sameTask(task, tasks);
}
