import { addDays, addMonths, monthStart, quarterStart, weekStart, yearStart, zonedDay } from '../kernel/calendar.ts';
import type { RelativePeriod } from './condition.ts';

/** Days of a period; `to` is the first day after it. */
export type DayRange = { from: string; to: string };

type Resolver = (today: string, fiscalYearStart: number) => DayRange;

const span = (from: string, to: string): DayRange => ({ from, to });
const days =
  (shift: number): Resolver =>
  (today) =>
    span(addDays(today, shift), addDays(today, shift + 1));
const weeks =
  (shift: number): Resolver =>
  (today) => {
    const start = addDays(weekStart(today), shift * 7);
    return span(start, addDays(start, 7));
  };
const months =
  (shift: number): Resolver =>
  (today) => {
    const start = addMonths(monthStart(today), shift);
    return span(start, addMonths(start, 1));
  };
const quarters =
  (shift: number): Resolver =>
  (today, fiscal) => {
    const start = addMonths(quarterStart(today, fiscal), shift * 3);
    return span(start, addMonths(start, 3));
  };
const years =
  (shift: number): Resolver =>
  (today, fiscal) => {
    const start = addMonths(yearStart(today, fiscal), shift * 12);
    return span(start, addMonths(start, 12));
  };
/** Counting today as one of the days. */
const lastDays =
  (count: number): Resolver =>
  (today) =>
    span(addDays(today, 1 - count), addDays(today, 1));

const RESOLVERS: Record<RelativePeriod, Resolver> = {
  today: days(0),
  yesterday: days(-1),
  tomorrow: days(1),
  thisWeek: weeks(0),
  lastWeek: weeks(-1),
  nextWeek: weeks(1),
  thisMonth: months(0),
  lastMonth: months(-1),
  nextMonth: months(1),
  thisQuarter: quarters(0),
  lastQuarter: quarters(-1),
  nextQuarter: quarters(1),
  thisYear: years(0),
  lastYear: years(-1),
  last7Days: lastDays(7),
  last30Days: lastDays(30),
  last90Days: lastDays(90),
  last12Months: (today) => span(addDays(addMonths(today, -12), 1), addDays(today, 1)),
  next30Days: (today) => span(today, addDays(today, 30)),
};

/**
 * The days a moving period stands for now, in the workspace's zone. Weeks begin on Monday; quarters and years are
 * fiscal ones (`fiscalYearStart` 1–12). `last…` end with today, `next30Days` begins with it.
 */
export function resolvePeriod(period: RelativePeriod, now: Date, timeZone: string, fiscalYearStart: number): DayRange {
  return RESOLVERS[period](zonedDay(now, timeZone), fiscalYearStart);
}
