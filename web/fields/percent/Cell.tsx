import { useFormat } from '../../ui/FormatProvider.tsx';
import type { CellProps } from '../types.ts';

/** A percent field holds hundredths: `12` reads 12%. */
export function Cell({ value }: CellProps) {
  const format = useFormat();
  return <>{format.number(value as string | number)}%</>;
}
