import { useTranslation } from 'react-i18next';
import { cx } from './cx.ts';
import styles from './Days.module.css';
import { type Dwell, dwellOf } from './dwell.ts';
import { ClockIcon } from './icons.tsx';

type Props = {
  /** Whole days in the stage. */
  days: number;
  /** Dwell limit of the stage, in days. */
  limit?: number | null | undefined;
  /** Without the clock, for tables and bars. */
  plain?: boolean;
};

/** How long a deal is in its stage: amber from 80 % of the limit, red past it, and said in words for both. */
export function Days({ days, limit, plain }: Props) {
  const { t } = useTranslation();
  const dwell = dwellOf(days, limit);
  const text =
    dwell === 'fine' || !limit ? t('common.days', { count: days }) : t('common.daysOfLimit', { days, limit });
  return (
    <span className={cx(styles.days, TONE[dwell], plain && styles.plain)} title={hint(dwell)}>
      {!plain && <ClockIcon size={12} />}
      {text}
    </span>
  );

  function hint(of: Dwell): string | undefined {
    if (!limit || of === 'fine') return undefined;
    return of === 'over' ? t('common.daysOver', { days, limit }) : t('common.daysNear', { days, limit });
  }
}

const TONE: Record<Dwell, string | undefined> = { fine: undefined, near: styles.near, over: styles.over };
