import type { ObjectDefinition, RecordValues } from '#domain/objects/index.ts';
import { type Context, DOORS } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/sql.ts';
import { getDefinitions } from '../objects/index.ts';
import { updateRecords } from '../records/index.ts';
import { asSystem } from './asSystem.ts';
import { selectLastEvents } from './eventQueries.ts';
import { selectColumns } from './queries.ts';

/**
 * The accounts of won opportunities become customers. That follows from the win, so the winner needs no right to
 * change the account; the log names who won, and the door `automation`.
 */
export async function becomeCustomers(
  tx: Transaction,
  ctx: Context,
  object: ObjectDefinition,
  won: readonly RecordValues[],
): Promise<void> {
  const ids = accountsOf(object, won);
  if (ids.length === 0) return;
  const { table } = (await getDefinitions(ctx)).object('account');
  const accounts = await selectColumns(tx, ctx.workspace, table, ['status'], ids);
  await setStatus(
    tx,
    ctx,
    [...accounts].filter(([, row]) => row.status !== 'customer').map(([id]) => ({ id, status: 'customer' })),
  );
}

/** A win that is taken back takes back what followed from it: the change of the account in the same transaction. */
export async function noLongerCustomers(
  tx: Transaction,
  ctx: Context,
  object: ObjectDefinition,
  undone: readonly { values: RecordValues; recordedAt: Date }[],
): Promise<void> {
  const ids = accountsOf(
    object,
    undone.map(({ values }) => values),
  );
  if (ids.length === 0) return;
  const account = (await getDefinitions(ctx)).object('account');
  const status = account.fields.find((field) => field.key === 'status');
  const events = await selectLastEvents(tx, ctx.workspace, ids);
  const reverted = undone.flatMap(({ values, recordedAt }) => {
    const event = events.get(String(values.account));
    const followed = event?.door === DOORS.automation && event.recordedAt.getTime() === recordedAt.getTime();
    const change = followed && status ? event.changes?.[String(status.id)] : undefined;
    return change ? [{ id: String(values.account), status: change[0] }] : [];
  });
  await setStatus(tx, ctx, reverted);
}

function accountsOf(object: ObjectDefinition, records: readonly RecordValues[]): string[] {
  if (object.key !== 'opportunity') return [];
  return [...new Set(records.map((values) => values.account).filter((id) => typeof id === 'string'))];
}

async function setStatus(tx: Transaction, ctx: Context, accounts: { id: string; status: unknown }[]): Promise<void> {
  if (accounts.length === 0) return;
  const commands = accounts.map(({ id, status }) => ({ id, values: { status } }));
  await updateRecords(asSystem(ctx), 'account', commands, tx);
}
