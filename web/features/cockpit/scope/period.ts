import { addDays, addMonths, daysBetween, monthStart, quarterStart, yearStart } from '#domain/kernel/calendar.ts';
import { type Days, previousWindow } from '#domain/measures/previousWindow.ts';
import type { CockpitSearch, PeriodKey } from '../search.ts';

/** The period of the page: whole periods end on their own last day, running ones on the day of the page. */
export function periodOf(search: CockpitSearch, day: string, fiscalYearStart: number): Days {
  const quarter = quarterStart(day, fiscalYearStart);
  const year = yearStart(day, fiscalYearStart);
  switch (search.period) {
    case 'last90Days':
      return { from: addDays(day, -89), to: day };
    case 'thisQuarter':
      return { from: quarter, to: day };
    case 'lastQuarter':
      return { from: addMonths(quarter, -3), to: addDays(quarter, -1) };
    case 'thisYear':
      return { from: year, to: day };
    case 'lastYear':
      return { from: addMonths(year, -12), to: addDays(year, -1) };
    case 'custom':
      return custom(search, day);
    default:
      return { from: addDays(addMonths(day, -12), 1), to: day };
  }
}

function custom({ from, to = from }: CockpitSearch, day: string): Days {
  const [first, last] = [from ?? addDays(addMonths(day, -12), 1), to ?? day].sort() as [string, string];
  return { from: first, to: last };
}

/** What the period is compared with, or nothing. */
export function baselineOf(search: CockpitSearch, period: Days): Days | undefined {
  if (search.baseline === 'none') return undefined;
  // Another department or person is compared over the same days.
  if (search.baseline === 'department' || search.baseline === 'owner') return period;
  if (search.baseline === 'fixed') {
    const { baseFrom = addMonths(period.from, -12), baseTo = addMonths(period.to, -12) } = search;
    return baseFrom <= baseTo ? { from: baseFrom, to: baseTo } : { from: baseTo, to: baseFrom };
  }
  if (search.baseline !== 'yearBefore') return previousPeriod(search, period);
  return { from: addMonths(period.from, -12), to: addMonths(period.to, -12) };
}

const MONTHS: Partial<Record<PeriodKey, number>> = { thisQuarter: 3, thisYear: 12, last12Months: 12 };

/** A running quarter or year is compared with as many days of the one before, not with the days just before it began. */
function previousPeriod(search: CockpitSearch, period: Days): Days {
  const months = MONTHS[search.period ?? 'last12Months'];
  if (months === undefined) return previousWindow(period);
  return { from: addMonths(period.from, -months), to: addMonths(period.to, -months) };
}

/** The quarter that the day lies in, up to the day; and as much of another quarter, months away. */
export function quarterOf(day: string, fiscalYearStart: number): Days {
  return { from: quarterStart(day, fiscalYearStart), to: day };
}

export function sameDaysAway({ from, to }: Days, months: number): Days {
  const start = addMonths(from, months);
  const end = addDays(start, daysBetween(from, to));
  const last = addDays(addMonths(start, 3), -1);
  return { from: start, to: end < last ? end : last };
}

/** The last days of the eleven months before, then the day itself: where a trend by month is read. */
export function monthEnds(day: string): string[] {
  const first = monthStart(day);
  return [...Array.from({ length: 11 }, (_, index) => addDays(addMonths(first, index - 10), -1)), day];
}

/** `2026-03`, for each month that the trend shows. */
export const monthKeys = (day: string): string[] => monthEnds(day).map((end) => end.slice(0, 7));
