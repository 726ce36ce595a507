import { addDays, addMonths, daysBetween, monthStart } from '../kernel/calendar.ts';

/** Both days inclusive. */
export type Days = { from: string; to: string };

/**
 * The comparable window just before: whole months go back by as many months, other windows by as many days.
 */
export function previousWindow({ from, to }: Days): Days {
  const after = addDays(to, 1);
  if (monthStart(from) === from && monthStart(after) === after) {
    const months = monthsBetween(from, after);
    return { from: addMonths(from, -months), to: addDays(from, -1) };
  }
  return { from: addDays(from, -(daysBetween(from, to) + 1)), to: addDays(from, -1) };
}

function monthsBetween(from: string, to: string): number {
  const count = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return count(to) - count(from);
}
