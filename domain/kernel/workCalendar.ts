import { addDays, zonedDay, zonedToInstant } from './calendar.ts';

/** Times of day, 'HH:MM'; '24:00' ends the day. */
export type WorkingSpan = { from: string; to: string };
export const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;
export type Weekday = (typeof WEEKDAYS)[number];
/** By ISO weekday: 1 is Monday. A weekday without spans is free. */
export type WorkingHours = Record<Weekday, WorkingSpan[]>;

/** When a company works: the week, and days that are otherwise (holidays, working Sundays, its own). */
export type WorkCalendar = { hours: WorkingHours; days: Readonly<Record<string, 'off' | 'work'>> };

const usual: WorkingSpan[] = [{ from: '09:00', to: '18:00' }];
export const USUAL_HOURS: WorkingHours = { 1: usual, 2: usual, 3: usual, 4: usual, 5: usual, 6: [], 7: [] };

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** No calendar rests longer: one that does has no workdays. */
const MOST_REST = 3660;

export function weekdayOf(day: string): Weekday {
  return WEEKDAYS[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7]!;
}

export function isWorkday(day: string, calendar: WorkCalendar): boolean {
  const said = calendar.days[day];
  return said ? said === 'work' : calendar.hours[weekdayOf(day)].length > 0;
}

/**
 * The day that lies `count` workdays after another (before it, when negative). 0: the day itself, or the next workday.
 * Throws RangeError when the calendar has no workdays.
 */
export function addWorkdays(day: string, count: number, calendar: WorkCalendar): string {
  const step = count < 0 ? -1 : 1;
  let at = count === 0 ? addDays(day, -1) : day;
  for (let left = Math.max(1, Math.abs(count)); left > 0; left--) at = nextWorkday(at, step, calendar);
  return at;
}

function nextWorkday(day: string, step: 1 | -1, calendar: WorkCalendar): string {
  for (let away = 1; away <= MOST_REST; away++) {
    const next = addDays(day, away * step);
    if (isWorkday(next, calendar)) return next;
  }
  throw new RangeError('no workdays');
}

/** Workdays after the first day up to and including the second; negative when the second lies earlier. */
export function workdaysBetween(from: string, to: string, calendar: WorkCalendar): number {
  if (to < from) return -workdaysBetween(to, from, calendar);
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkday(day, calendar)) count++;
  return count;
}

/** Whole minutes of working time between two moments, on the clocks of a zone. 0 when the second lies earlier. */
export function workingMinutes(from: Date, to: Date, calendar: WorkCalendar, timeZone: string): number {
  if (to <= from) return 0;
  let worked = 0;
  const last = zonedDay(to, timeZone);
  for (let day = zonedDay(from, timeZone); day <= last; day = addDays(day, 1)) {
    for (const span of spansOf(day, calendar)) {
      const begin = Math.max(from.getTime(), instantOf(day, span.from, timeZone));
      const end = Math.min(to.getTime(), instantOf(day, span.to, timeZone));
      worked += Math.max(0, end - begin);
    }
  }
  return Math.floor(worked / MINUTE_MS);
}

/** A workday on a free weekday keeps the hours of the week's first workday. */
function spansOf(day: string, calendar: WorkCalendar): WorkingSpan[] {
  if (!isWorkday(day, calendar)) return [];
  const own = calendar.hours[weekdayOf(day)];
  if (own.length > 0) return own;
  return WEEKDAYS.map((weekday) => calendar.hours[weekday]).find((spans) => spans.length > 0) ?? usual;
}

function instantOf(day: string, time: string, timeZone: string): number {
  return zonedToInstant(Date.parse(`${day}T00:00:00Z`) + minutesOf(time) * MINUTE_MS, timeZone);
}

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** Whether the spans of one day are in order and do not overlap. */
export function areSpansSound(spans: readonly WorkingSpan[]): boolean {
  return spans.every(
    (span, index) =>
      minutesOf(span.from) < minutesOf(span.to) &&
      minutesOf(span.to) * MINUTE_MS <= DAY_MS &&
      (index === 0 || minutesOf(spans[index - 1]!.to) <= minutesOf(span.from)),
  );
}
