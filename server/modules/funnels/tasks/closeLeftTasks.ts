import { inLocale } from '#domain/kernel/index.ts';
import type { ObjectDefinition } from '#domain/objects/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/sql.ts';
import { LEFT } from './closeTasks.ts';
import { closeOpenTasks, setLeftOutcomes } from './leftQueries.ts';

/**
 * Ends the key tasks that are open of records whose stage is no more: what was done stays done, the rest is closed, by
 * statements over all of them.
 */
export async function closeLeftTasks(
  tx: Transaction,
  ctx: Context,
  task: ObjectDefinition,
  records: readonly string[],
): Promise<void> {
  const closed = await setLeftOutcomes(tx, ctx.workspace, task.table, records);
  if (closed.length > 0) await closeOpenTasks(tx, ctx, task, closed, inLocale(LEFT, ctx.workspace.locale));
}
