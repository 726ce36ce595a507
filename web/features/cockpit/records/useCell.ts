import type { MeasureCell } from '../../../api/measures.ts';
import { useCross } from '../cross/useCross.ts';
import { type Drill, REST } from '../figure/drill.ts';

/** The cell that a number is; “all others” are known once the table is. */
export function useCell({ question, keys, part }: Drill): MeasureCell | undefined {
  const hasRest = keys.includes(REST);
  const { table } = useCross(hasRest);
  if (!hasRest) return { keys, part };
  if (!table) return undefined;
  const shownOf = (index: number) => {
    const side = question === 'crossColumns' || index === 1 ? 'columns' : 'rows';
    return table.shown[side] ?? [];
  };
  return { keys: keys.map((key, index) => (key === REST ? { except: shownOf(index) } : key)), part };
}
