import { offsetAt, zonedToInstant } from '#domain/kernel/calendar.ts';

/** `2026-03-18T02:00:00Z` → `2026-03-18T10:00`, as clocks in the zone show it. */
export function wallClock(moment: string, timeZone: string): string {
  const instant = new Date(moment).getTime();
  return new Date(instant + offsetAt(instant, timeZone)).toISOString().slice(0, 16);
}

/** `2026-03-18T10:00` in the zone → the instant, in UTC. */
export function instantOf(local: string, timeZone: string): string {
  return new Date(zonedToInstant(new Date(`${local}:00Z`).getTime(), timeZone)).toISOString();
}
