import { addDays, atWork, DAY, dateOf, startOfDay } from './calendar.ts';
import type { Seller } from './organisation.ts';
import type { Random } from './random.ts';
import type { DemoChange, Instant } from './types.ts';

export type CloseDates = { original: string; current: string; changes: DemoChange[] };

type Course = { createdAt: Instant; cycleDays: number; end: Instant; won: boolean; worker: (at: Instant) => Seller };

/**
 * The expected close date over a deal's life: a guess, then pushes when the day comes and nothing is signed. Careless
 * sellers leave it standing: such deals are overdue. A signed deal mostly gets its true date.
 */
export function closeDates(random: Random, course: Course): CloseDates {
  const { createdAt, cycleDays, end, won, worker } = course;
  const original = monthEnd(random, dateOf(createdAt + random.logNormal(cycleDays * 1.05, 0.35) * DAY));
  const changes: DemoChange[] = [];
  let current = original;
  let at = createdAt;
  const change = (to: string, when: Instant) => {
    if (to === current || when <= at || when >= end) return;
    changes.push({ field: 'expectedCloseDate', at: when, by: worker(when).user.id, from: current, to });
    current = to;
    at = when;
  };
  for (let pushes = 0; pushes < 6 && startOfDay(current) < end; pushes++) {
    const noticed = atWork(Math.max(at, startOfDay(current)) + random.normal() * 4 * DAY, random);
    if (noticed >= end) break;
    if (random.chance(0.3 - 0.12 * worker(noticed).diligence)) break;
    change(monthEnd(random, addDays(dateOf(noticed), Math.round(random.logNormal(cycleDays * 0.4 + 8, 0.4)))), noticed);
  }
  if (won && random.chance(0.85)) change(dateOf(end), end - 60_000);
  return { original, current, changes };
}

/** People like to promise the end of a month. */
function monthEnd(random: Random, date: string): string {
  if (!random.chance(0.5)) return date;
  const [year = 0, month = 1] = date.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}
