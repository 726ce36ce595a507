const HOUR_MS = 3_600_000;
const formatters = new Map<string, Intl.DateTimeFormat>();

/**
 * The instant (ms since 1970) at which clocks in the zone show the local time given as if it were UTC.
 * A time that clocks skip moves on by the length of the gap; of a time shown twice the first is taken.
 * Throws RangeError for an unknown zone.
 */
export function zonedToInstant(local: number, timeZone: string): number {
  // A change of offset lies at most between these two, so one of both offsets is right.
  const before = offsetAt(local - 24 * HOUR_MS, timeZone);
  const after = offsetAt(local + 24 * HOUR_MS, timeZone);
  if (before === after) return local - before;
  const candidates = [local - before, local - after].filter(
    (instant) => instant + offsetAt(instant, timeZone) === local,
  );
  return candidates.length > 0 ? Math.min(...candidates) : local - before;
}

/** Local time minus UTC in ms, in the zone at that instant. */
export function offsetAt(instant: number, timeZone: string): number {
  const parts = new Map(
    formatterOf(timeZone)
      .formatToParts(instant)
      .map((part) => [part.type, Number(part.value)]),
  );
  const shown = new Date(0);
  shown.setUTCFullYear(parts.get('year') ?? 0, (parts.get('month') ?? 1) - 1, parts.get('day') ?? 1);
  shown.setUTCHours(parts.get('hour') ?? 0, parts.get('minute') ?? 0, parts.get('second') ?? 0);
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
