import { useTranslation } from 'react-i18next';
import type { FunnelChartBody } from '#contract/measures.ts';
import { cx } from '../../../ui/cx.ts';
import styles from './FunnelChart.module.css';
import { FunnelFooter } from './FunnelFooter.tsx';
import { FunnelRowView } from './FunnelRowView.tsx';
import { rowsOf } from './rows.ts';

type Props = { chart: FunnelChartBody; byAmount: boolean };

/** One row a stage: its name with stock and dwell, its bar, and the split on the way to the next. */
export function FunnelChart({ chart, byAmount }: Props) {
  const { t } = useTranslation();
  const rows = rowsOf(chart, byAmount);
  const snapshot = chart.mode === 'snapshot';
  const open = rows.filter((row) => row.step.kind === 'open').length;
  // Of stays that ended nobody is still there: what went back stands in that column.
  const third = chart.mode === 'throughput' ? 'back' : 'still';
  const back = third === 'still' && rows.some((row) => (row.step.split?.back.count ?? 0) > 0);
  return (
    <div className={styles.funnel} style={{ '--pitch': `${pitchOf(open)}px` } as React.CSSProperties}>
      <div className={cx(styles.grid, styles.head)} aria-hidden="true">
        <span>{t('cockpit.stage')}</span>
        <span className={styles.middle}>
          {t(byAmount ? `cockpit.barAmount.${modeOf(chart)}` : `cockpit.bar.${modeOf(chart)}`)}
        </span>
        {snapshot ? (
          <div className={cx(styles.split, styles.stock)}>
            <span />
            <span className={styles.right}>{t('cockpit.amount')}</span>
            <span className={styles.right}>{t('cockpit.before')}</span>
            <span className={styles.right}>{t('cockpit.againstBaseline')}</span>
          </div>
        ) : (
          <div className={cx(styles.split, back && styles.withBack, byAmount && styles.amounts)}>
            <span>{t('cockpit.toNext')}</span>
            <span className={styles.right}>{t('cockpit.advanced')}</span>
            <span className={styles.right}>{t('cockpit.lost')}</span>
            <span className={styles.right}>{t(`cockpit.${third}`)}</span>
            {back && <span className={cx(styles.right, styles.back)}>{t('cockpit.back')}</span>}
            {!byAmount && <span className={styles.right}>{t('cockpit.againstBaseline')}</span>}
          </div>
        )}
      </div>
      <ol>
        {rows.map((row, index) => (
          <FunnelRowView
            key={row.step.key}
            row={row}
            index={index}
            of={open}
            byAmount={byAmount}
            snapshot={snapshot}
            third={third}
            withBack={back}
            next={rows[index + 1]?.step.name}
          />
        ))}
      </ol>
      <FunnelFooter chart={chart} />
    </div>
  );
}

/** From bar to bar: few stages stand wider, so that the chart fills its panel. */
export const pitchOf = (open: number): number => Math.max(70, Math.min(92, Math.round(500 / Math.max(1, open))));

function modeOf({ mode }: FunnelChartBody): 'cohort' | 'throughput' | 'snapshot' {
  return mode === 'throughput' || mode === 'snapshot' ? mode : 'cohort';
}
