import { useTranslation } from 'react-i18next';
import { Amount } from '../../../ui/Amount.tsx';
import { cx } from '../../../ui/cx.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { stageColour } from '../../../ui/stageRamp.ts';
import { Figure } from '../figure/Figure.tsx';
import styles from './FunnelChart.module.css';
import type { FunnelRow } from './rows.ts';
import { SplitCells } from './SplitCells.tsx';
import { StockCells } from './StockCells.tsx';

type Props = {
  row: FunnelRow;
  index: number;
  /** How many open stages there are. */
  of: number;
  byAmount: boolean;
  snapshot: boolean;
  third: 'still' | 'back';
  withBack: boolean;
  next: string | undefined;
};

export function FunnelRowView({ row, index, of, byAmount, snapshot, third, withBack, next }: Props) {
  const { step } = row;
  const colour = step.kind === 'won' ? 'var(--won-fill)' : stageColour(index, of);
  return (
    <li className={cx(styles.grid, styles.row, step.kind === 'won' && styles.end)}>
      <StageName row={row} />
      <Bar row={row} colour={colour} byAmount={byAmount} snapshot={snapshot} />
      {step.kind === 'open' &&
        (snapshot ? (
          <StockCells row={row} />
        ) : (
          <SplitCells row={row} colour={colour} byAmount={byAmount} third={third} withBack={withBack} next={next} />
        ))}
    </li>
  );
}

function StageName({ row: { step } }: { row: FunnelRow }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { open, dwell } = step;
  const over = dwell?.limitDays && dwell.medianDays !== null && dwell.medianDays > dwell.limitDays;
  return (
    <div className={styles.stage}>
      <div className={styles.name}>
        <span className={styles.label} title={step.name}>
          {step.name}
        </span>
        {step.kind === 'won' ? (
          <Amount value={step.reached.amount} className={styles.note} />
        ) : (
          open && (
            <span className={styles.note}>
              {t('cockpit.openShort')}{' '}
              <Figure
                drill={{ question: 'stockByStep', part: 'count', keys: [step.key] }}
                label={`${step.name} · ${t('cockpit.open')}`}
              >
                {format.number(open.count)}
              </Figure>
            </span>
          )
        )}
      </div>
      {dwell && (
        <div className={styles.dwell}>
          {t('cockpit.dwell')}{' '}
          {dwell.medianDays === null ? (
            '–'
          ) : (
            <Figure
              drill={{ question: 'dwell', part: 'visits', keys: [step.key] }}
              label={`${step.name} · ${t('cockpit.medianDwell')}`}
              className={over ? styles.over : undefined}
              bare
            >
              {format.number(dwell.medianDays, dwell.medianDays < 10 ? 1 : 0)}
            </Figure>
          )}
          {dwell.limitDays ? ` / ${format.days(dwell.limitDays)}` : ` ${t('cockpit.daysUnit')}`}
        </div>
      )}
    </div>
  );
}

/** The bar and the link to the next, as shapes 100 wide that stretch; the number is a button over the bar. */
function Bar({
  row,
  colour,
  byAmount,
  snapshot,
}: { row: FunnelRow; colour: string } & Pick<Props, 'byAmount' | 'snapshot'>) {
  const format = useFormat();
  const { step, width, nextWidth } = row;
  const [left, right] = [50 - width * 50, 50 + width * 50];
  const [nextLeft, nextRight] = [50 - nextWidth * 50, 50 + nextWidth * 50];
  const text = byAmount ? format.amount(step.reached.amount) : format.number(step.reached.count);
  const part = step.kind === 'won' ? 'won' : snapshot ? 'count' : 'entered';
  return (
    <div className={styles.bar}>
      <svg viewBox="0 0 100 34" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <rect x={left} y="0" width={width * 100} height="34" rx="1" ry="3" fill={colour} />
      </svg>
      {nextWidth > 0 && width > 0 && (
        <svg
          className={styles.link}
          viewBox="0 0 100 1"
          preserveAspectRatio="none"
          aria-hidden="true"
          focusable="false"
        >
          <polygon points={`${left},0 ${right},0 ${nextRight},1 ${nextLeft},1`} fill="var(--funnel-link)" />
        </svg>
      )}
      <Figure
        drill={{ question: step.kind === 'won' ? 'won' : 'reached', part, keys: step.kind === 'won' ? [] : [step.key] }}
        label={step.name}
        bare
        className={cx(styles.number, width < 0.2 && styles.outside)}
        style={
          { '--width': `${width * 100}%`, color: width < 0.2 ? undefined : onColour(colour) } as React.CSSProperties
        }
      >
        {text}
      </Figure>
    </div>
  );
}

const onColour = (colour: string) => colour.replace('--stage-', '--on-stage-').replace('--won-fill', '--on-won');
