/** A moment as the calendar and clock of a time zone show it. */
export type Clock = { year: number; month: number; day: number; hour: number; minute: number };

const formatters = new Map<string, Intl.DateTimeFormat>();

export function clockIn(moment: Date, timeZone: string): Clock {
  const format =
    formatters.get(timeZone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
  formatters.set(timeZone, format);
  const parts = Object.fromEntries(format.formatToParts(moment).map((part) => [part.type, Number(part.value)]));
  return parts as Clock;
}

export type Day = Pick<Clock, 'year' | 'month' | 'day'>;

/** `2026-03-18` → its parts; undefined for anything else. */
export function parseDay(text: string): Day | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match ? { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) } : undefined;
}

/** Whole days from one calendar day to another. */
export function daysBetween(from: Day, to: Day): number {
  const at = (day: Day) => Date.UTC(day.year, day.month - 1, day.day);
  return Math.round((at(to) - at(from)) / 86_400_000);
}
