import type { CellProps } from '../types.ts';

export function TextCell({ value }: CellProps) {
  return <span className="ellipsis">{String(value)}</span>;
}
