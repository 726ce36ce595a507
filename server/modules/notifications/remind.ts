import { zonedDay, zonedDayStart } from '#domain/kernel/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import { inTransaction } from '#server/platform/postgres/index.ts';
import type { Transaction } from '#server/platform/sql.ts';
import { getDefinitions } from '../objects/index.ts';
import { deliver } from './deliver.ts';
import { takeOnce } from './queries.ts';
import { type Due, selectDue, selectZones } from './reminderQueries.ts';
import { remindOfDwell } from './remindOfDwell.ts';
import type { NewNotification } from './types.ts';

type Where = Pick<Context, 'pools' | 'workspace' | 'log' | 'now'>;

const DAY_MS = 86_400_000;
/** People are reminded from this hour of their morning on. */
const MORNING_HOUR = 8;
/** What has been overdue for longer was either told of or is no news. */
const OVERDUE_DAYS = 14;

/** Tells of what is due and of who stands too long, each once: a second run on the same day tells nothing new. */
export async function remind(where: Where): Promise<void> {
  await inTransaction(where.pools.app, async (tx) => {
    await remindOfDue(tx, where);
    if (isMorning(where.now, where.workspace.timeZone)) await remindOfDwell(tx, where);
  });
}

const isMorning = (now: Date, zone: string): boolean =>
  now.getTime() - zonedDayStart(zonedDay(now, zone), zone).getTime() >= MORNING_HOUR * 3_600_000;

async function remindOfDue(tx: Transaction, where: Where): Promise<void> {
  const { workspace, now } = where;
  const definitions = await getDefinitions(where);
  for (const { zone, userIds } of await selectZones(tx, workspace)) {
    if (!isMorning(now, zone)) continue;
    const today = zonedDay(now, zone);
    const began = zonedDayStart(today, zone);
    const from = zonedDay(new Date(began.getTime() - OVERDUE_DAYS * DAY_MS), zone);
    const found = await selectDue(tx, workspace, definitions, { userIds, from, to: today, madeBefore: began });
    const subjectOf = ({ object, id, due }: Due) => `${object} ${id} ${due}`;
    const fresh = await untold(tx, where, found, subjectOf);
    const groups = Map.groupBy(fresh, ({ userId, object }) => `${userId} ${object}`);
    await deliver(tx, where, [...groups.values()].map(dueOf));
  }
}

const dueOf = (group: readonly Due[]): NewNotification => ({
  kind: 'due',
  userId: group[0]!.userId,
  actorId: null,
  object: group[0]!.object,
  recordIds: group.map(({ id }) => id),
  params: { due: group[0]!.due },
});

async function untold<T extends { userId: string }>(
  tx: Transaction,
  { workspace }: Where,
  found: readonly T[],
  subjectOf: (one: T) => string,
): Promise<T[]> {
  if (found.length === 0) return [];
  const subjects = found.map((one) => ({ userId: one.userId, subject: subjectOf(one) }));
  const fresh = await takeOnce(tx, workspace, subjects);
  return found.filter((one) => fresh.has(subjectOf(one)));
}
