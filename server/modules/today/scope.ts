import { scopeFor } from '#domain/identity/index.ts';
import { addDays, isWorkday, type WorkCalendar, zonedDay, zonedDayStart } from '#domain/kernel/index.ts';
import type { Condition } from '#domain/records/index.ts';
import type { Context } from '#server/platform/context.ts';
import { workCalendarOf } from '../identity/index.ts';

export type TodayScope = 'mine' | 'team';

/** A reader's day: which records it is about, and its calendar. */
export type Day = {
  ctx: Context;
  scope: TodayScope;
  hasTeam: boolean;
  day: string;
  /** First instant of the last working day before today: Friday's on a Monday, the eve's after a holiday. */
  since: Date;
  /** `owner is me` for one's own day; nothing more than visibility for the team's. */
  whose: Condition[];
};

export const DEAL = 'opportunity';
export const OPEN: Condition = { field: 'stageKind', op: 'eq', value: 'open' };

/** No news is older, however long the company rests. */
const MOST_BACK = 14;

export async function dayOf(ctx: Context, asked: TodayScope): Promise<Day> {
  const hasTeam = (scopeFor(ctx.actor, DEAL, 'read') ?? 'own') !== 'own';
  const scope = hasTeam ? asked : 'mine';
  const day = zonedDay(ctx.now, ctx.workspace.timeZone);
  const calendar = await workCalendarOf(ctx, addDays(day, -MOST_BACK), day);
  return {
    ctx,
    scope,
    hasTeam,
    day,
    since: zonedDayStart(lastWorkday(day, calendar), ctx.workspace.timeZone),
    whose: scope === 'mine' ? [{ field: 'owner', op: 'eq', value: { me: true } }] : [],
  };
}

function lastWorkday(day: string, calendar: WorkCalendar): string {
  let at = addDays(day, -1);
  for (let back = 1; back < MOST_BACK && !isWorkday(at, calendar); back++) at = addDays(at, -1);
  return at;
}

export const every = (conditions: readonly Condition[]): Condition => ({ all: [...conditions] });
