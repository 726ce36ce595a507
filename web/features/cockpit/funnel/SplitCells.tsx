import { useTranslation } from 'react-i18next';
import { cx } from '../../../ui/cx.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { Figure } from '../figure/Figure.tsx';
import { usePoints, useShare } from '../figure/useShare.ts';
import styles from './FunnelChart.module.css';
import { type FunnelRow, OUTCOMES, type Outcome } from './rows.ts';

type Props = {
  row: FunnelRow;
  colour: string;
  byAmount: boolean;
  /** What stands after advanced and lost; the fourth part has a column of its own where there is room. */
  third: 'still' | 'back';
  withBack: boolean;
  next: string | undefined;
};

/** What became of all that reached the stage: four parts that make up the whole, and the mark of the baseline. */
export function SplitCells({ row, colour, byAmount, third, withBack, next }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const share = useShare();
  const { shares, step, change, hot } = row;
  if (!shares || !step.split) return <div className={styles.cells} />;
  const fills: Record<Outcome, string> = {
    advanced: colour,
    back: 'var(--risk-soft)',
    lost: 'var(--lost-soft)',
    still: 'var(--still-fill)',
  };
  const baseline = byAmount ? null : (step.baseline?.rate ?? null);
  return (
    <div
      className={cx(
        styles.cells,
        styles.split,
        withBack && styles.withBack,
        byAmount && styles.amounts,
        hot && styles.hot,
      )}
    >
      <div
        className={styles.graph}
        title={baseline === null ? undefined : t('cockpit.baselineRate', { rate: share(baseline) })}
      >
        {OUTCOMES.map((outcome) => (
          <i key={outcome} style={{ width: `${shares[outcome] * 100}%`, background: fills[outcome] }} />
        ))}
        {baseline !== null && <u style={{ left: `${baseline * 100}%` }} />}
      </div>
      {cell('advanced', styles.strong)}
      {cell('lost')}
      {cell(third)}
      {withBack && cell('back', styles.back)}
      {!byAmount && (
        <div className={cx(styles.right, styles.change, hot && styles.strong)}>
          <ChangePoints change={change} tested={Boolean(step.diagnosis?.bottleneck)} />
        </div>
      )}
    </div>
  );

  function cell(outcome: Outcome, className?: string) {
    const { count, amount } = step.split![outcome];
    const text = byAmount ? format.amount(amount) : format.number(count);
    return (
      <div className={cx(styles.right, styles.cell)}>
        <span className={styles.word}>{t(`cockpit.${outcome}`)}</span>
        <span className={className}>{share(shares![outcome])}</span>
        {count === 0 ? (
          <span className={styles.quantity}>{text}</span>
        ) : (
          <Figure
            drill={{ question: 'reached', part: outcome, keys: [step.key] }}
            label={`${step.name} · ${outcome === 'advanced' && next ? t('cockpit.advancedTo', { next }) : t(`cockpit.${outcome}`)}`}
            className={styles.quantity}
          >
            {text}
          </Figure>
        )}
      </div>
    );
  }
}

/** Points against the baseline: coloured beyond half a point, said in the accessible name too. */
function ChangePoints({ change, tested }: { change: number | null; tested: boolean }) {
  const { t } = useTranslation();
  const points = usePoints();
  if (change === null) return <span className="tone-quiet">–</span>;
  const size = points(change);
  const tone = Math.abs(change) < 1 ? 'tone-quiet' : change > 0 ? 'tone-won' : 'tone-lost';
  const sign = change > 0 ? '+' : change < 0 ? '−' : '';
  return (
    <span
      className={tone}
      title={t(tested ? 'cockpit.changeTested' : 'cockpit.changeHint', { size: `${sign}${size}` })}
    >
      {sign}
      {size}
    </span>
  );
}
