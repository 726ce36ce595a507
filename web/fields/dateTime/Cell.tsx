import { useFormat } from '../../ui/FormatProvider.tsx';
import type { CellProps } from '../types.ts';

export function Cell({ value }: CellProps) {
  return <time dateTime={String(value)}>{useFormat().dateTime(String(value), 'full')}</time>;
}
