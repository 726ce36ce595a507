import { scopeFor } from '#domain/identity/index.ts';
import { addDays, daysBetween, weekStart, zonedDay, zonedDayStart } from '#domain/kernel/index.ts';
import type { Condition } from '#domain/records/index.ts';
import type { Context } from '#server/platform/context.ts';

export type TodayScope = 'mine' | 'team';

/** A reader's day: which records it is about, and its calendar. */
export type Day = {
  ctx: Context;
  scope: TodayScope;
  hasTeam: boolean;
  day: string;
  /** First instant of the last working day before today: Friday's on a Monday. */
  since: Date;
  /** `owner is me` for one's own day; nothing more than visibility for the team's. */
  whose: Condition[];
};

export const DEAL = 'opportunity';
export const OPEN: Condition = { field: 'stageKind', op: 'eq', value: 'open' };

export function dayOf(ctx: Context, asked: TodayScope): Day {
  const hasTeam = (scopeFor(ctx.actor, DEAL, 'read') ?? 'own') !== 'own';
  const scope = hasTeam ? asked : 'mine';
  const day = zonedDay(ctx.now, ctx.workspace.timeZone);
  return {
    ctx,
    scope,
    hasTeam,
    day,
    since: zonedDayStart(addDays(day, -daysBack(day)), ctx.workspace.timeZone),
    whose: scope === 'mine' ? [{ field: 'owner', op: 'eq', value: { me: true } }] : [],
  };
}

/** Back to the last day from Monday to Friday. */
function daysBack(day: string): number {
  const sinceMonday = daysBetween(weekStart(day), day);
  if (sinceMonday === 0) return 3;
  return sinceMonday === 6 ? 2 : 1;
}

export const every = (conditions: readonly Condition[]): Condition => ({ all: [...conditions] });
