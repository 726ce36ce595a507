import { NumberCell } from '../shared/NumberCell.tsx';
import type { CellProps } from '../types.ts';
import { isYear } from './isYear.ts';

export function Cell(props: CellProps) {
  return isYear(props.field) ? String(props.value) : <NumberCell {...props} />;
}
