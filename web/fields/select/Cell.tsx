import { useFormat } from '../../ui/FormatProvider.tsx';
import { optionLabel } from '../shared/optionLabel.ts';
import type { CellProps } from '../types.ts';

export function Cell({ field, value }: CellProps) {
  const { locale } = useFormat();
  return <span className="ellipsis">{optionLabel(field, String(value), locale)}</span>;
}
