/**
 * Days are text, 'YYYY-MM-DD', so that they never shift with a time zone. Instants are Dates.
 * Pure: zones come from Intl.
 */
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAY_MS = 86_400_000;
const formatters = new Map<string, Intl.DateTimeFormat>();

/** A real day of the calendar, '2026-02-29' is none. */
export function isDay(text: string): boolean {
  return DAY.test(text) && dayFromUtc(utcOf(text)) === text;
}

/** The day that clocks in the zone show at an instant. Throws RangeError for an unknown zone. */
export function zonedDay(instant: Date, timeZone: string): string {
  return dayFromUtc(instant.getTime() + offsetAt(instant.getTime(), timeZone));
}

/** The first instant of a day in the zone; where clocks skip midnight, the instant after the gap. */
export function zonedDayStart(day: string, timeZone: string): Date {
  return new Date(zonedToInstant(utcOf(day), timeZone));
}

/**
 * The instant (ms since 1970) at which clocks in the zone show the local time given as if it were UTC.
 * A time that clocks skip moves on by the length of the gap; of a time shown twice the first is taken.
 * Throws RangeError for an unknown zone.
 */
export function zonedToInstant(local: number, timeZone: string): number {
  // A change of offset lies at most between these two, so one of both offsets is right.
  const before = offsetAt(local - DAY_MS, timeZone);
  const after = offsetAt(local + DAY_MS, timeZone);
  if (before === after) return local - before;
  const matching = [local - before, local - after].filter((instant) => instant + offsetAt(instant, timeZone) === local);
  return matching.length > 0 ? Math.min(...matching) : local - before;
}

/** Offsets that were asked for: a file of deals names few days and thousands of rows. */
const offsets = new Map<string, number>();
const MOST_OFFSETS = 20_000;

/** Local time minus UTC, in milliseconds, in the zone at that instant. Throws RangeError for an unknown zone. */
export function offsetAt(instant: number, timeZone: string): number {
  const key = `${instant} ${timeZone}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const found = readOffset(instant, timeZone);
  if (offsets.size >= MOST_OFFSETS) offsets.clear();
  offsets.set(key, found);
  return found;
}

function readOffset(instant: number, timeZone: string): number {
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const part of formatterOf(timeZone).formatToParts(instant)) parts[part.type] = Number(part.value);
  const shown = new Date(0);
  shown.setUTCFullYear(parts.year ?? 0, (parts.month ?? 1) - 1, parts.day ?? 1);
  shown.setUTCHours(parts.hour ?? 0, parts.minute ?? 0, parts.second ?? 0);
  return shown.getTime() - Math.floor(instant / 1000) * 1000;
}

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formatters.set(timeZone, formatter);
  }
  return formatter;
}

export function addDays(day: string, count: number): string {
  return dayFromUtc(utcOf(day) + count * DAY_MS);
}

/** Same day of another month, or that month's last day ('2026-01-31' + 1 → '2026-02-28'). */
export function addMonths(day: string, count: number): string {
  const [year, month, date] = partsOf(day);
  const months = year * 12 + (month - 1) + count;
  const first = dayOf(Math.floor(months / 12), (((months % 12) + 12) % 12) + 1, 1);
  const last = daysBetween(first, nextMonthStart(first));
  return addDays(first, Math.min(date, last) - 1);
}

/** Whole days from one day to another; negative when the second lies earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((utcOf(to) - utcOf(from)) / DAY_MS);
}

/** Monday of the week. */
export function weekStart(day: string): string {
  const weekday = (new Date(utcOf(day)).getUTCDay() + 6) % 7;
  return addDays(day, -weekday);
}

export function monthStart(day: string): string {
  return `${day.slice(0, 8)}01`;
}

/** First day of the fiscal quarter; `fiscalYearStart` is the month (1–12) that the fiscal year begins with. */
export function quarterStart(day: string, fiscalYearStart: number): string {
  const [, month] = partsOf(day);
  return addMonths(monthStart(day), -((month - fiscalYearStart + 12) % 3));
}

/** First day of the fiscal year. */
export function yearStart(day: string, fiscalYearStart: number): string {
  const [, month] = partsOf(day);
  return addMonths(monthStart(day), -((month - fiscalYearStart + 12) % 12));
}

function nextMonthStart(first: string): string {
  const [year, month] = partsOf(first);
  return month === 12 ? dayOf(year + 1, 1, 1) : dayOf(year, month + 1, 1);
}

function partsOf(day: string): [number, number, number] {
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))];
}

function dayOf(year: number, month: number, date: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

function utcOf(day: string): number {
  const [year, month, date] = partsOf(day);
  const time = new Date(0);
  time.setUTCFullYear(year, month - 1, date);
  return time.getTime();
}

function dayFromUtc(time: number): string {
  const date = new Date(time);
  return dayOf(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}
