import { useTranslation } from 'react-i18next';
import type { DwellState, Stay } from '#domain/funnels/dwell.ts';
import { cx } from './cx.ts';
import styles from './Days.module.css';
import { useFormat } from './FormatProvider.tsx';
import { ClockIcon, SnoozeIcon } from './icons.tsx';
import { useStayWords } from './useStayWords.ts';

type Props = {
  stay: Stay;
  /** Until when nobody is warned, and why. */
  snoozed?: { until: string; reason: string } | null | undefined;
  /** Without the clock, for tables and bars. */
  plain?: boolean;
};

/** How long a deal is in its stage: amber near the limit, red past it, and said in words for both; quiet while snoozed. */
export function Days({ stay, snoozed, plain }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useStayWords();
  if (snoozed) {
    const until = format.date(snoozed.until);
    return (
      <span
        className={cx(styles.days, plain && styles.plain)}
        title={`${t('common.snoozedWhy', { until, reason: snoozed.reason })}\n${words.long(stay)}`}
      >
        <SnoozeIcon size={12} />
        {t('common.snoozedUntil', { until })}
      </span>
    );
  }
  return (
    <span className={cx(styles.days, TONE[stay.state], plain && styles.plain)} title={words.long(stay)}>
      {!plain && <ClockIcon size={12} />}
      {words.short(stay)}
    </span>
  );
}

const TONE: Record<DwellState, string | undefined> = { fine: undefined, near: styles.near, over: styles.over };
