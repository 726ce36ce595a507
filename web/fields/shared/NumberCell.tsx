import { useFormat } from '../../ui/FormatProvider.tsx';
import type { CellProps } from '../types.ts';

export function NumberCell({ field, value }: CellProps) {
  const format = useFormat();
  return <>{format.number(value as string | number, field.scale)}</>;
}
