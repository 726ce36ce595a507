import type { Drill } from '../figure/drill.ts';
import { numberOf, type Point, type Totals, type Trends } from './kpiQueries.ts';

type Show = 'amount' | 'share' | 'days' | 'perDay';

export type Kpi = {
  key: keyof Trends;
  show: Show;
  drill: Drill;
  /** Read from an answer's total. */
  of: (totals: Totals) => number | string | null | undefined;
  lowerIsBetter?: boolean;
};

const total = (question: Drill['question'], part: string): Drill => ({ question, part, keys: [] });

/** The strip, in its order. What each opens are the records that it counts or averages over. */
export const KPIS: readonly Kpi[] = [
  { key: 'stock', show: 'amount', drill: total('stock', 'count'), of: ({ stock }) => stock.amount },
  { key: 'weighted', show: 'amount', drill: total('weighted', 'count'), of: ({ stock }) => stock.weightedAmount },
  {
    key: 'quarterWon',
    show: 'amount',
    drill: total('quarterWon', 'won'),
    of: ({ quarterWon }) => quarterWon.wonAmount,
  },
  { key: 'winRate', show: 'share', drill: total('winRate', 'won'), of: ({ winRate }) => winRate.value },
  { key: 'cycle', show: 'days', drill: total('cycle', 'won'), of: ({ cycle }) => cycle.value, lowerIsBetter: true },
  { key: 'velocity', show: 'perDay', drill: total('velocity', 'won'), of: ({ velocity }) => velocity.value },
  { key: 'size', show: 'amount', drill: total('size', 'won'), of: ({ size }) => size.value },
];

/** Shares and days are compared by difference, amounts by growth. Nothing where either side is missing. */
export function changeOf({ show, of }: Kpi, now: Totals, before: Totals): Point {
  const [present, past] = [numberOf(of(now)), numberOf(of(before))];
  if (present === null || past === null) return null;
  if (show === 'share') return rounded((present - past) * 100);
  if (show === 'days') return rounded(present - past);
  return past === 0 ? null : rounded((present / past - 1) * 100);
}

const rounded = (value: number) => Math.round(value * 10) / 10;
