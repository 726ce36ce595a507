import type { MeasureQueryBody, MeasureResultBody } from '#contract/measures.ts';
import { addDays, addMonths } from '#domain/kernel/calendar.ts';
import { against } from '../scope/against.ts';
import { monthEnds, monthKeys } from '../scope/period.ts';
import { question } from '../scope/questions.ts';
import type { Scope } from '../scope/scope.ts';

type Cell = NonNullable<MeasureResultBody['total']>;

/** The questions of the strip, in this order in every answer. */
const ASKED = ['stock', 'quarterWon', 'winRate', 'cycle', 'velocity', 'size'] as const;
type Asked = (typeof ASKED)[number];

export const presentQueries = (scope: Scope): MeasureQueryBody[] => ASKED.map((name) => question(scope, name));

/** The same over the baseline: stocks as they were as many days earlier as the baseline lies before the period. */
export function baselineQueries(scope: Scope): MeasureQueryBody[] {
  const { baseline } = scope;
  if (!baseline) return [];
  return ASKED.flatMap((name) => {
    const before = against(scope, question(scope, name));
    if (!before) return [];
    return name === 'quarterWon' ? { ...before, window: baseline.quarter } : before;
  });
}

export type Totals = Record<Asked, Cell>;

export function totalsOf(results: readonly MeasureResultBody[] | undefined): Totals | undefined {
  if (!results || results.length < ASKED.length) return undefined;
  return Object.fromEntries(ASKED.map((name, index) => [name, results[index]?.total ?? {}])) as Totals;
}

const MONTHLY = ['quarterWon', 'winRate', 'cycle', 'size'] as const;

/** Twelve months: flows month by month, stock at each month's end. */
export function trendQueries(scope: Scope): MeasureQueryBody[] {
  const window = { from: `${monthKeys(scope.day)[0]}-01`, to: scope.day };
  const flows = MONTHLY.map((name) => ({ ...question(scope, name), dimensions: ['month'], window }));
  const stocks = monthEnds(scope.day).map((asOf) => ({ ...question(scope, 'stock'), asOf }));
  const speeds = monthEnds(scope.day).map((asOf) => ({
    ...question(scope, 'velocity'),
    asOf,
    window: { from: addDays(addMonths(asOf, -12), 1), to: asOf },
  }));
  return [...flows, ...stocks, ...speeds];
}

export type Point = number | null;
export type Trends = Record<Asked | 'weighted', Point[]>;

export function trendsOf(results: readonly MeasureResultBody[] | undefined, day: string): Trends | undefined {
  const months = monthKeys(day);
  if (!results || results.length < MONTHLY.length + months.length * 2) return undefined;
  const flow = (name: (typeof MONTHLY)[number]): Point[] => {
    const rows = results[MONTHLY.indexOf(name)]?.rows ?? [];
    return months.map((month) => numberOf(rows.find((row) => row.keys[0] === month)?.values.value));
  };
  const stock = (part: string): Point[] =>
    months.map((_, index) => numberOf(results[MONTHLY.length + index]?.total?.[part]));
  return {
    stock: stock('amount'),
    weighted: stock('weightedAmount'),
    quarterWon: flow('quarterWon').map((point) => point ?? 0),
    winRate: flow('winRate'),
    cycle: flow('cycle'),
    velocity: months.map((_, index) => numberOf(results[MONTHLY.length + months.length + index]?.total?.value)),
    size: flow('size'),
  };
}

/** For comparing and drawing only; what is read stays the text that the API gave. */
export function numberOf(value: number | string | null | undefined): Point {
  return value === null || value === undefined ? null : Number(value);
}
