import styles from './Amount.module.css';
import type { AmountScale } from './amount.ts';
import { cx } from './cx.ts';
import { useFormat } from './FormatProvider.tsx';

type Props = {
  /** Decimal string, as the API gives it. */
  value: string | null | undefined;
  currency?: string | undefined;
  scale?: AmountScale;
  /** The figure in strong, its unit quiet. */
  strong?: boolean;
  className?: string;
};

/** An amount in 万/亿 or K/M/B by language; the exact value shows on hover. */
export function Amount({ value, currency, scale, strong, className }: Props) {
  const format = useFormat();
  if (value === null || value === undefined) return <span className={cx(styles.none, className)}>–</span>;
  const { number, unit } = format.amountParts(value, scale ? { scale } : {});
  const sign =
    currency && currency !== format.currency ? format.exactAmount('0', currency).replace(/[\d.,\s]/g, '') : '';
  return (
    <span className={cx(styles.amount, strong && styles.strong, className)} title={format.exactAmount(value, currency)}>
      {sign}
      <span className={styles.number}>{number}</span>
      {unit && <span className={format.locale !== 'en' ? styles.unit : styles.letter}>{unit}</span>}
    </span>
  );
}
