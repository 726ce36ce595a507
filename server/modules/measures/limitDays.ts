import { inCalendarDays } from '#domain/funnels/index.ts';
import { addDays, zonedDay } from '#domain/kernel/calendar.ts';
import type { Step } from '#domain/measures/index.ts';
import { workCalendarOf } from '../identity/index.ts';
import type { ResolvedQuery } from './resolvedQuery.ts';

/** Without a window, and of a longer one, the last year. */
const MOST_DAYS = 365;
const DAYS_PER_WORKDAY = 2;

/**
 * The limits of steps in days of the calendar, as medians are counted, by step: one in working days stands as long as it takes on
 * average in the window, holidays and worked weekends of the company included. Null without a limit.
 */
export async function limitDays(query: ResolvedQuery): Promise<Map<string, number | null>> {
  const { ctx, window, cut, line } = query;
  const today = zonedDay(cut, ctx.workspace.timeZone);
  const to = window.to !== null && window.to < today ? window.to : today;
  const earliest = addDays(to, -MOST_DAYS);
  const asked = window.from ?? earliest;
  const from = asked > to ? to : asked > earliest ? asked : earliest;
  const longest = Math.max(0, ...line.steps.map(({ limit }) => (limit?.unit === 'working' ? limit.days : 0)));
  const calendar =
    longest === 0
      ? { hours: ctx.workspace.workingHours, days: {} }
      : await workCalendarOf(ctx, from, addDays(to, longest * DAYS_PER_WORKDAY + MOST_DAYS));
  const inDays = ({ limit }: Step) => limit && inCalendarDays(limit, { from, to }, calendar);
  return new Map(line.steps.map((step) => [step.key, inDays(step)]));
}
