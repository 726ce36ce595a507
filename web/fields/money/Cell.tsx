import { Amount } from '../../ui/Amount.tsx';
import type { CellProps } from '../types.ts';
import { currencyOf } from './currencyOf.ts';

/** An amount in the workspace's currency, or in the record's own where the field is that. */
export function Cell({ value, ...of }: CellProps) {
  return <Amount value={String(value)} currency={currencyOf(of)} />;
}
