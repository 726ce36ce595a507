import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/sql.ts';
import { deleteRecords, updateRecords } from '../../records/index.ts';
import { asSystem } from '../asSystem.ts';
import { takeBackTasks } from './queries.ts';

/** A move that is taken back takes back what it made and what it closed. Before the visits are put right. */
export async function undoTasks(tx: Transaction, ctx: Context, recordIds: readonly string[]): Promise<void> {
  if (recordIds.length === 0) return;
  const { made, closed } = await takeBackTasks(tx, ctx.workspace, recordIds);
  const system = asSystem(ctx);
  const gone = made.map((id) => ({ id }));
  if (gone.length > 0) await deleteRecords(system, 'task', gone, tx);
  const reopened = closed.map((id) => ({ id, values: { done: false, doneAt: null } }));
  if (reopened.length > 0) await updateRecords(system, 'task', reopened, tx);
}
