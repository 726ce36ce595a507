import type { NotificationParams } from '#contract/notifications.ts';
import { limitCuts, limitFor, type StageLimit, stayOn } from '#domain/funnels/index.ts';
import { superiorOf } from '#domain/identity/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/sql.ts';
import { type Dwell, dwellOf, getFunnels } from '../funnels/index.ts';
import { getDirectory } from '../identity/index.ts';
import { getDefinitions } from '../objects/index.ts';
import { deliver } from './deliver.ts';
import { type LimitCuts, type Standing, selectStanding, type Told, takeTold } from './dwellQueries.ts';
import type { NewNotification } from './types.ts';

type Where = Pick<Context, 'pools' | 'workspace' | 'log' | 'now'>;
type Superiors = ReadonlyMap<string, string>;
type Warning = { userId: string; whose: 'own' | 'team'; standing: Standing };

/**
 * Warns owner and superior of stays that come near the limit of their stage, and of those that pass it: each person once a
 * stay and kind, whoever owned the record before, however the clock or the limit is changed, and however many servers look.
 */
export async function remindOfDwell(tx: Transaction, where: Where): Promise<void> {
  const { workspace } = where;
  const definitions = await getDefinitions(where);
  const funnels = await getFunnels(where);
  const dwell = await dwellOf(where);
  const superiors = await superiorsOf(where);
  const pairs = [...superiors].map(([owner, superior]) => ({ owner, superior }));
  for (const object of definitions.all.filter(({ hasFunnel }) => hasFunnel)) {
    const own = new Set(funnels.ofObject(object.key).map(({ key }) => key));
    const limits = dwell.limits.filter(({ funnel }) => own.has(funnel));
    const found = await selectStanding(tx, workspace, object.table, cutsOf(dwell, limits), pairs, dwell.day);
    if (found.length === 0) continue;
    const warnings = await untold(tx, where, found, superiors);
    const groups = Map.groupBy(warnings, ({ userId, whose, standing }) => `${userId} ${whose} ${standing.isOver}`);
    const notifications = [...groups.values()].map((group) => notificationOf(object.key, dwell, group));
    await deliver(tx, where, notifications);
  }
}

function cutsOf({ day, ground }: Dwell, limits: readonly StageLimit[]): LimitCuts[] {
  return limits.flatMap((limit) => {
    const cuts = limitCuts(day, limit, ground);
    const { funnel, stage, only, except } = limit;
    const team = only ?? except;
    return cuts ? [{ funnel, stage, ...cuts, ...(team ? { within: team === only, ...team } : {}) }] : [];
  });
}

async function superiorsOf(where: Where): Promise<Superiors> {
  const { departments, people } = await getDirectory(where);
  const organisation = {
    departments: new Map(departments.map((department) => [department.id, department])),
    people: new Map(people.map((person) => [person.id, person])),
  };
  return new Map(
    people.flatMap(({ id }) => {
      const superior = superiorOf(id, organisation);
      return superior ? [[id, superior] as const] : [];
    }),
  );
}

/** Who hears of a stay that has passed its limit need not hear any more that it comes near. */
async function untold(
  tx: Transaction,
  { workspace, now }: Where,
  found: readonly Standing[],
  superiors: Superiors,
): Promise<Warning[]> {
  const warnings = found.flatMap((standing): Warning[] => {
    const superior = superiors.get(standing.owner);
    const own: Warning = { userId: standing.owner, whose: 'own', standing };
    return superior ? [own, { userId: superior, whose: 'team', standing }] : [own];
  });
  const rows = warnings.flatMap(({ userId, standing }): Told[] => {
    const row = { recordId: standing.id, since: standing.since.toISOString(), userId };
    return standing.isOver
      ? [
          { ...row, kind: 'near' },
          { ...row, kind: 'over' },
        ]
      : [{ ...row, kind: 'near' }];
  });
  const fresh = await takeTold(tx, workspace, rows, now);
  return warnings.filter(({ userId, standing }) =>
    fresh.has(`${standing.id} ${userId} ${standing.isOver ? 'over' : 'near'}`),
  );
}

function notificationOf(object: string, dwell: Dwell, group: readonly Warning[]): NewNotification {
  const [{ userId, whose, standing }] = group as [Warning];
  return {
    kind: standing.isOver ? 'stalled' : 'dwellNear',
    userId,
    actorId: null,
    object,
    recordIds: group.map((one) => one.standing.id),
    params: { whose, ...(group.length === 1 ? stayParams(dwell, standing) : {}) },
  };
}

function stayParams({ day, ground, limits }: Dwell, { since, ...values }: Standing): NotificationParams {
  const { days, unit, left } = stayOn(since, day, limitFor(limits, values), ground);
  return { days, unit, ...(left === undefined ? {} : { left }) };
}
