import { Amount } from '../../ui/Amount.tsx';
import type { CellProps } from '../types.ts';

export function Cell({ value }: CellProps) {
  return <Amount value={String(value)} />;
}
