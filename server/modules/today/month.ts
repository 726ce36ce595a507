import { addDays, addMonths, monthStart } from '#domain/kernel/index.ts';
import type { CellValues, MeasureQuery } from '#domain/measures/index.ts';
import { measureAll } from '../measures/index.ts';
import { type Day, every, OPEN } from './scope.ts';

/** First and last day of the running month. */
export function monthOf(day: string): { from: string; to: string } {
  const from = monthStart(day);
  return { from, to: addDays(addMonths(from, 1), -1) };
}

/** The month so far beside as much of the month before, and what should still close in it. */
export async function monthFigures(day: Day) {
  const { from, to } = monthOf(day.day);
  const soFar = { from, to: day.day };
  const before = { from: addMonths(from, -1), to: earlier(addMonths(day.day, -1), addDays(from, -1)) };
  const whose = day.whose.length > 0 ? { filters: every(day.whose) } : {};
  const closing = every([...day.whose, OPEN, { field: 'expectedCloseDate', op: 'lte', value: to }]);
  const queries: MeasureQuery[] = [
    { measure: 'wonAmount', window: { ...soFar, basis: 'closed' }, ...whose },
    { measure: 'wonAmount', window: { ...before, basis: 'closed' }, ...whose },
    { measure: 'createdCount', window: soFar, object: 'opportunity', ...whose },
    { measure: 'createdCount', window: before, object: 'opportunity', ...whose },
    { measure: 'snapshot', filters: closing },
  ];
  const [won, wonBefore, created, createdBefore, open] = await measureAll(day.ctx, queries);
  return {
    won: wonFigure(won?.total),
    wonBefore: wonFigure(wonBefore?.total),
    created: figure(created?.total),
    createdBefore: figure(createdBefore?.total),
    closing: { ...figure(open?.total), weighted: String(open?.total?.weightedAmount ?? '0') },
  };
}

const earlier = (a: string, b: string): string => (a < b ? a : b);

export const wonFigure = (cell: CellValues | null | undefined) => ({
  count: Number(cell?.won ?? 0),
  amount: String(cell?.wonAmount ?? '0'),
});

export const figure = (cell: CellValues | null | undefined) => ({
  count: Number(cell?.count ?? 0),
  amount: String(cell?.amount ?? '0'),
});
