import type { CellProps } from '../types.ts';
import styles from './Cell.module.css';

export function Cell({ value }: CellProps) {
  return <span className={styles.text}>{String(value)}</span>;
}
