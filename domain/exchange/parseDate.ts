import { zonedToInstant } from '../kernel/index.ts';
import { type DateFormat, formatDate, readAny, tidy } from './dateFormats.ts';
import { parseTimeOfDay } from './timeOfDay.ts';

/**
 * The calendar day that a text names in a column of this format, as 'YYYY-MM-DD'; a time of day after it is dropped.
 * Days that do not exist (31/02) and trailing words give undefined. Dates with the year first and separators are
 * understood in every format, since a spreadsheet's typed cells come as 'YYYY-MM-DD' among hand-written ones.
 */
export function parseDate(text: string, format: DateFormat): string | undefined {
  const found = readAny(tidy(text), format);
  return found && parseTimeOfDay(found.rest) ? formatDate(found.date) : undefined;
}

/**
 * The instant that a text names, as ISO text in UTC. Without an offset in the text the clock is that of `timeZone`
 * (an IANA name; unknown ones throw RangeError); without a time it is the start of the day.
 */
export function parseDateTime(text: string, format: DateFormat, timeZone: string): string | undefined {
  const found = readAny(tidy(text), format);
  const time = found && parseTimeOfDay(found.rest);
  if (!found || !time) return undefined;
  const midnight = new Date(0);
  midnight.setUTCFullYear(found.date.year, found.date.month - 1, found.date.day);
  const local = midnight.getTime() + time.milliseconds;
  const instant =
    time.offsetMinutes === undefined ? zonedToInstant(local, timeZone) : local - time.offsetMinutes * 60_000;
  return new Date(instant).toISOString();
}
