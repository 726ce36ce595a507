import { Amount } from '../../../ui/Amount.tsx';
import { cx } from '../../../ui/cx.ts';
import { Delta } from '../../../ui/Delta.tsx';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import styles from './FunnelChart.module.css';
import type { FunnelRow } from './rows.ts';

/** Of a stock: its amount, and how many there were when the baseline stood at the same place. */
export function StockCells({ row: { step } }: { row: FunnelRow }) {
  const format = useFormat();
  const before = step.baseline?.reached.count;
  const growth = before ? Math.round((step.reached.count / before - 1) * 1000) / 10 : null;
  return (
    <div className={cx(styles.cells, styles.split, styles.stock, styles.level)}>
      <span />
      <span className={cx(styles.right, styles.strong)}>
        <Amount value={step.reached.amount} />
      </span>
      <span className={cx(styles.right, 'tone-quiet')}>{before === undefined ? '–' : format.number(before)}</span>
      <span className={styles.right}>
        {growth === null ? '–' : <Delta change={growth} text={`${format.number(Math.abs(growth), 1)}%`} />}
      </span>
    </div>
  );
}
