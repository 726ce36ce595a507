import { inLocale } from '#domain/kernel/index.ts';
import { productText } from '#domain/kernel/productText.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/sql.ts';
import { getDefinitions } from '../../objects/index.ts';
import { updateRecords } from '../../records/index.ts';
import { asSystem } from '../asSystem.ts';
import { lockOpenTasks, setOutcomes } from './queries.ts';
import type { Leaving } from './stays.ts';

export const LEFT = productText('已离开该阶段，随之关闭', 'Closed, as the record has left the stage');

/**
 * Ends what was made for the stages that records leave: what shows itself as done is done, the rest is closed, and its
 * history says why. Nobody is left with work for a stage that is behind. `carried`: goes on in the next.
 */
export async function closeTasks(
  tx: Transaction,
  ctx: Context,
  leaving: readonly Leaving[],
  carried: readonly { task: string }[],
): Promise<void> {
  if (leaving.length === 0) return;
  const { table } = (await getDefinitions(ctx)).object('task');
  const byId = new Map(leaving.map((one) => [one.id, one]));
  const goesOn = new Set(carried.map(({ task }) => task));
  const all = await lockOpenTasks(tx, ctx.workspace, table, [...byId.keys()]);
  const open = all.filter(({ task }) => !goesOn.has(task));
  const ended = open.map(({ task, record, key, done }) => {
    const { stage, isDone } = byId.get(record)!;
    const known = stage?.tasks?.find((one) => one.key === key);
    const shown = known !== undefined && isDone(known);
    return { task, done, outcome: done || shown ? ('done' as const) : ('left' as const) };
  });
  await setOutcomes(tx, ctx.workspace, ended);
  const values = { done: true, doneAt: ctx.now.toISOString() };
  const note = inLocale(LEFT, ctx.workspace.locale);
  const commands = ended
    .filter(({ done }) => !done)
    .map(({ task, outcome }) => ({ id: task, values, ...(outcome === 'left' ? { note } : {}) }));
  if (commands.length > 0) await updateRecords(asSystem(ctx), 'task', commands, tx);
}
