import { Amount } from '../../ui/Amount.tsx';
import type { CellProps } from '../types.ts';

/** An amount in the workspace's currency, or in the record's own where the field is that. */
export function Cell({ field, value, values }: CellProps) {
  const own = field.key === 'amountInCurrency' ? values?.currency : undefined;
  return <Amount value={String(value)} currency={typeof own === 'string' ? own : undefined} />;
}
