import type { Random } from './random.ts';
import type { Instant } from './types.ts';

export const DAY = 86_400_000;
export const HOUR = 3_600_000;
/** Asia/Shanghai is UTC+8 all year. */
const OFFSET = 8 * HOUR;

/** First day of the lunar year (ICU's Chinese calendar). */
const SPRING_FESTIVAL: Record<number, string> = {
  2023: '2023-01-22',
  2024: '2024-02-10',
  2025: '2025-01-29',
  2026: '2026-02-17',
  2027: '2027-02-07',
  2028: '2028-01-26',
  2029: '2029-02-13',
  2030: '2030-02-02',
  2031: '2031-01-23',
  2032: '2032-02-11',
};

/** Midnight of a 'YYYY-MM-DD' in Asia/Shanghai. */
export const startOfDay = (date: string): Instant => Date.parse(`${date}T00:00:00Z`) - OFFSET;
/** The date in Asia/Shanghai. */
export const dateOf = (at: Instant): string => new Date(at + OFFSET).toISOString().slice(0, 10);
export const addDays = (date: string, days: number): string => dateOf(startOfDay(date) + days * DAY);

export function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  first.setUTCDate(Math.min(day, last));
  return first.toISOString().slice(0, 10);
}

/** Spring Festival of a year, for years outside the table by the mean date. */
export const springFestival = (year: number): string => SPRING_FESTIVAL[year] ?? `${year}-02-05`;

/** Days from the nearest Spring Festival: −3 is three days before it. */
function daysFromFestival(at: Instant): number {
  const year = new Date(at + OFFSET).getUTCFullYear();
  return Math.floor((at - startOfDay(springFestival(year))) / DAY);
}

/** How busy a day is for sales work, 1 being an ordinary working day. */
export function dayWeight(at: Instant): number {
  const local = new Date(at + OFFSET);
  const weekday = local.getUTCDay();
  const weekend = weekday === 0 || weekday === 6 ? 0.06 : 1;
  const month = local.getUTCMonth() + 1;
  const day = local.getUTCDate();
  if (month === 10 && day <= 7) return 0.03;
  if (month === 5 && day <= 4) return 0.1;
  if (month === 1 && day === 1) return 0.1;
  return weekend * festivalWeight(daysFromFestival(at));
}

/** The whole country slows down two weeks before the feast and wakes up two weeks after it. */
function festivalWeight(days: number): number {
  if (days < -16 || days > 15) return 1;
  if (days < -7) return 0.6;
  if (days < -2) return 0.25;
  if (days <= 8) return 0.02;
  return 0.45;
}

/** The first moment at or after `at` when somebody would be at work; keeps the hour where it can. */
export function atWork(at: Instant, random: Random): Instant {
  let day = startOfDay(dateOf(at));
  let hour = (at - day) / HOUR;
  if (hour < 8.5 || hour > 19) hour = workingHour(random);
  while (dayWeight(day) < 0.2 && !random.chance(0.03)) day += DAY;
  return Math.round(Math.max(at, day + hour * HOUR));
}

/** Mostly mornings and afternoons, seldom the lunch hour, some evenings. */
export function workingHour(random: Random): number {
  const draw = random.next();
  if (draw < 0.45) return random.between(9, 12);
  if (draw < 0.5) return random.between(12, 13.5);
  if (draw < 0.92) return random.between(13.5, 18);
  return random.between(18, 20.5);
}

export type Quarter = { start: Instant; end: Instant; last: boolean };

/** The calendar quarter of a moment; `last`: the one that ends the year. */
export function quarterOf(at: Instant): Quarter {
  const local = new Date(at + OFFSET);
  const index = Math.floor(local.getUTCMonth() / 3);
  const year = local.getUTCFullYear();
  return {
    start: Date.UTC(year, index * 3, 1) - OFFSET,
    end: Date.UTC(year, index * 3 + 3, 1) - OFFSET,
    last: index === 3,
  };
}

/** Draws moments at work in [from, to), busy days more often; `lift` adds to a day's weight. */
export function drawMoments(
  random: Random,
  count: number,
  from: Instant,
  to: Instant,
  lift: (day: Instant) => number = () => 1,
): Instant[] {
  const days: number[] = [];
  const cumulated: number[] = [];
  let total = 0;
  for (let day = from; day < to; day += DAY) {
    total += dayWeight(day) * lift(day);
    days.push(day);
    cumulated.push(total);
  }
  const moments = Array.from({ length: count }, () => {
    const draw = random.next() * total;
    const index = firstAbove(cumulated, draw);
    return Math.round((days[index] ?? from) + workingHour(random) * HOUR);
  });
  return moments.sort((a, b) => a - b);
}

function firstAbove(cumulated: readonly number[], value: number): number {
  let low = 0;
  let high = cumulated.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cumulated[middle] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
