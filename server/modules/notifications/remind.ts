import { zonedDay, zonedDayStart } from '#domain/kernel/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import { inTransaction } from '#server/platform/postgres/index.ts';
import type { Transaction } from '#server/platform/sql.ts';
import { getFunnels } from '../funnels/index.ts';
import { getDefinitions } from '../objects/index.ts';
import { deliver } from './deliver.ts';
import { takeOnce } from './queries.ts';
import { type Due, type StageLimit, type Stalled, selectDue, selectStalled, selectZones } from './reminderQueries.ts';
import type { NewNotification } from './types.ts';

type Where = Pick<Context, 'pools' | 'workspace' | 'log' | 'now'>;

const DAY_MS = 86_400_000;
/** People are reminded from this hour of their morning on. */
const MORNING_HOUR = 8;
/** What has been overdue for longer was either told of or is no news. */
const OVERDUE_DAYS = 14;
/** A server that was off for a long weekend tells what it missed. */
const STALLED_WINDOW_MS = 7 * DAY_MS;

/** Tells of what is due and of what has stalled, each once: a second run on the same day tells nothing new. */
export async function remind(where: Where): Promise<void> {
  await inTransaction(where.pools.app, async (tx) => {
    await remindOfDue(tx, where);
    await remindOfStalled(tx, where);
  });
}

async function remindOfDue(tx: Transaction, where: Where): Promise<void> {
  const { workspace, now } = where;
  const definitions = await getDefinitions(where);
  for (const { zone, userIds } of await selectZones(tx, workspace)) {
    const today = zonedDay(now, zone);
    const began = zonedDayStart(today, zone);
    if (now.getTime() - began.getTime() < MORNING_HOUR * 3_600_000) continue;
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

async function remindOfStalled(tx: Transaction, where: Where): Promise<void> {
  const { workspace, now } = where;
  const definitions = await getDefinitions(where);
  const funnels = await getFunnels(where);
  for (const object of definitions.all.filter(({ hasFunnel }) => hasFunnel)) {
    const limits = funnels.ofObject(object.key).flatMap((funnel) =>
      funnel.live.stages.flatMap((stage): StageLimit[] => {
        if (stage.dwellDays === undefined || stage.kind !== 'open') return [];
        return [{ funnel: funnel.key, stage: stage.key, days: stage.dwellDays }];
      }),
    );
    const window = { after: new Date(now.getTime() - STALLED_WINDOW_MS), until: now };
    const found = await selectStalled(tx, workspace, object, limits, window);
    const fresh = await untold(tx, where, found, ({ visitId }) => `visit ${visitId}`);
    const groups = Map.groupBy(fresh, ({ userId }) => userId);
    await deliver(
      tx,
      where,
      [...groups.values()].map((group) => stalledOf(object.key, group)),
    );
  }
}

const stalledOf = (object: string, group: readonly Stalled[]): NewNotification => ({
  kind: 'stalled',
  userId: group[0]!.userId,
  actorId: null,
  object,
  recordIds: group.map(({ id }) => id),
  params: group.length === 1 ? { days: group[0]!.days } : {},
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
