import { addDays, daysBetween, zonedDay, zonedDayStart } from '../kernel/calendar.ts';
import { addWorkdays, type WorkCalendar, workdaysBetween } from '../kernel/workCalendar.ts';
import type { DayKind, Stage } from './types.ts';

/** How long a stay may last, in whole days of the calendar or of work. */
export type DwellLimit = { days: number; unit: DayKind };
/** Whose days are counted: the clocks of the workspace, and when it works. */
export type DwellGround = { timeZone: string; calendar: WorkCalendar };

export const DWELL_STATES = ['fine', 'near', 'over'] as const;
export type DwellState = (typeof DWELL_STATES)[number];

/** `days`: in the unit of the limit, calendar days without one. `left`: 0 on the last day, negative after it. */
export type Stay = { days: number; unit: DayKind; state: DwellState; limit?: number; left?: number };

/** Only open stages are left by themselves; an end has no limit. */
export function limitOf(stage: Pick<Stage, 'kind' | 'dwellDays' | 'dwellIn'> | undefined): DwellLimit | undefined {
  if (stage?.kind !== 'open' || !stage.dwellDays) return undefined;
  return { days: stage.dwellDays, unit: stage.dwellIn ?? 'calendar' };
}

/**
 * How many days of the calendar a limit takes, on average over the workdays of a span of days on which a stay may begin (of a span
 * without one: on the first workday from there on); null where nobody ever works.
 */
export function inCalendarDays(
  { days, unit }: DwellLimit,
  { from, to }: { from: string; to: string },
  calendar: WorkCalendar,
): number | null {
  if (unit === 'calendar') return days;
  const first = dayAway(from, 0, 'working', calendar);
  if (first === undefined) return null;
  const workdays = [first];
  let begins = 1;
  while (workdays.length < begins + days) {
    const next = addWorkdays(workdays.at(-1)!, 1, calendar);
    if (next <= to) begins += 1;
    workdays.push(next);
  }
  const lengths = workdays.slice(0, begins).map((day, index) => daysBetween(day, workdays[index + days]!));
  return Math.round(lengths.reduce((sum, length) => sum + length, 0) / begins);
}

/** From this share of the limit on people are warned. */
const NEAR = 0.8;
/** The day count from which a stay is near its limit: at least one whole day before it passes. */
const nearFrom = (limit: number): number => Math.ceil(limit * NEAR);

/**
 * Days of a stay up to a day: days after the one it began on, up to and including this one. So whoever enters in the
 * evening stands there for one day on the morrow, and a stay passes its limit when a day begins, never in the middle.
 */
export function daysStayed(since: Date, day: string, unit: DayKind, ground: DwellGround): number {
  const first = zonedDay(since, ground.timeZone);
  if (day <= first) return 0;
  return unit === 'working' ? workdaysBetween(first, day, ground.calendar) : daysBetween(first, day);
}

/** How a stay stands on a day. */
export function stayOn(since: Date, day: string, limit: DwellLimit | undefined, ground: DwellGround): Stay {
  const unit = limit?.unit ?? 'calendar';
  const days = daysStayed(since, day, unit, ground);
  if (!limit) return { days, unit, state: 'fine' };
  const state = days > limit.days ? 'over' : days >= nearFrom(limit.days) ? 'near' : 'fine';
  return { days, unit, state, limit: limit.days, left: limit.days - days };
}

export type DwellMoments = { near: Date; over: Date };

/** When a stay comes near its limit and when it passes it; undefined where the company never works. */
export function limitMoments(since: Date, limit: DwellLimit, ground: DwellGround): DwellMoments | undefined {
  const first = zonedDay(since, ground.timeZone);
  return atStarts(first, [nearFrom(limit.days), limit.days + 1], limit, ground);
}

/**
 * The moments before which a stay must have begun to be near its limit, or past it, on a day: the same question from
 * its other end, so that one comparison finds the stays of a stage whatever days are counted.
 */
export function limitCuts(day: string, limit: DwellLimit, ground: DwellGround): DwellMoments | undefined {
  return atStarts(addDays(day, 1), [-nearFrom(limit.days), -limit.days - 1], limit, ground);
}

function atStarts(day: string, away: [number, number], { unit }: DwellLimit, ground: DwellGround) {
  const [near, over] = away.map((count) => dayAway(day, count, unit, ground.calendar));
  if (near === undefined || over === undefined) return undefined;
  return { near: zonedDayStart(near, ground.timeZone), over: zonedDayStart(over, ground.timeZone) };
}

function dayAway(day: string, count: number, unit: DayKind, calendar: WorkCalendar): string | undefined {
  if (unit === 'calendar') return addDays(day, count);
  try {
    return addWorkdays(day, count, calendar);
  } catch (error) {
    // The only thing it refuses: a calendar without workdays.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
