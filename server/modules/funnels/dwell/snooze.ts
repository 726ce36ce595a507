import { addDays, type Issue, issue, zonedDay } from '#domain/kernel/index.ts';
import type { RecordValues } from '#domain/objects/index.ts';
import type { Context } from '#server/platform/context.ts';
import { inTransaction } from '#server/platform/postgres/index.ts';
import type { Transaction } from '#server/platform/sql.ts';
import { lockForWrite, type Outcome, writeUpdates } from '../../records/index.ts';
import { stagedObject } from '../lockLiveFunnels.ts';
import { type OpenVisit, selectOpenVisits } from '../visitQueries.ts';
import { insertSnoozes, type SnoozeRow } from './snoozeQueries.ts';

export type SnoozeCommand = {
  id: string;
  version?: number | undefined;
  /** The day on which it counts again; null ends a snooze. */
  until: string | null;
  reason: string;
};

const MOST_DAYS = 366;

/**
 * Silences the warnings of long stays until a day, with the reason, and takes the records off the lists of stalled ones.
 * Ends by itself when the record moves. Needs the right to change the record; each command succeeds or fails by itself.
 */
export async function snooze(
  ctx: Context,
  objectKey: string,
  commands: readonly SnoozeCommand[],
  tx?: Transaction,
): Promise<Outcome[]> {
  const { definitions, object } = await stagedObject(ctx, objectKey);
  const work = async (client: Transaction) => {
    const known = [...new Map(commands.map((command) => [command.id, command])).values()];
    const locks = await lockForWrite(client, ctx, definitions, object, known, 'update');
    const visits = await selectOpenVisits(
      client,
      ctx.workspace,
      known.map(({ id }) => id),
    );
    const entries = known.map((command, index) => {
      const lock = locks[index]!;
      const issues = lock.ok ? wrong(ctx, command, lock.locked.values, visits.get(command.id)) : [];
      return { command, lock, issues };
    });
    const good = entries.flatMap(({ command, lock, issues }) =>
      lock.ok && issues.length === 0 ? [{ command, locked: lock.locked }] : [],
    );
    const written = await writeUpdates(
      client,
      ctx,
      object,
      good.map(({ command, locked }) => ({
        id: locked.id,
        row: locked.row,
        before: locked.values,
        patch: { snoozedUntil: command.until, snoozeReason: command.until === null ? null : command.reason },
        kind: 'updated',
        at: ctx.now,
      })),
    );
    const rows = good.map(({ command, locked }): SnoozeRow => {
      const { id, until, reason } = command;
      return { recordId: id, visitId: visits.get(id)!.id, since: String(locked.values.stageSince), until, reason };
    });
    await insertSnoozes(client, ctx.workspace, object.id, rows, { at: ctx.now, by: ctx.actor.userId });
    const versions = new Map(written.map((row) => [row.id, row.version]));
    return commands.map(({ id }): Outcome => {
      const { lock, issues } = entries.find(({ command }) => command.id === id)!;
      if (!lock.ok) return lock.outcome;
      if (issues.length > 0) return { ok: false, reason: 'refused', issues };
      return { ok: true, id, version: versions.get(id) ?? lock.locked.version };
    });
  };
  return tx ? work(tx) : inTransaction(ctx.pools.app, work);
}

function wrong(
  ctx: Context,
  { until, reason }: SnoozeCommand,
  { stageKind }: RecordValues,
  visit: OpenVisit | undefined,
): Issue[] {
  if (stageKind !== 'open' || !visit) return [issue('only_open', 'snoozedUntil')];
  if (until === null) return [];
  const today = zonedDay(ctx.now, ctx.workspace.timeZone);
  return [
    ...(until > today && until <= addDays(today, MOST_DAYS)
      ? []
      : [issue('out_of_range', 'snoozedUntil', { min: addDays(today, 1), max: addDays(today, MOST_DAYS) })]),
    ...(reason.trim() ? [] : [issue('required', 'snoozeReason')]),
  ];
}
