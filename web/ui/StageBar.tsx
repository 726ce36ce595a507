import { useTranslation } from 'react-i18next';
import { usePhone } from '../browser/useMediaQuery.ts';
import { cx } from './cx.ts';
import { Days } from './Days.tsx';
import { dwellOf } from './dwell.ts';
import { CheckIcon } from './icons.tsx';
import styles from './StageBar.module.css';

export type StageStep = {
  key: string;
  name: string;
  state: 'done' | 'now' | 'next';
  /** Days spent there so far. */
  days?: number | undefined;
  limit?: number | null | undefined;
  /** How the way ended, for the closing stage. */
  outcome?: 'won' | 'lost' | undefined;
};

type Props = {
  stages: readonly StageStep[];
  label: string;
  /** A stage was chosen as the target of a move. */
  onPick?: ((key: string) => void) | undefined;
};

/** The way of a record through its funnel: chevrons done, now, next; thin bars on a phone. */
export function StageBar({ stages, label, onPick }: Props) {
  return usePhone() ? (
    <Bars stages={stages} label={label} />
  ) : (
    <Chevrons stages={stages} label={label} onPick={onPick} />
  );
}

function Chevrons({ stages, label, onPick }: Props) {
  return (
    <ol className={styles.bar} aria-label={label}>
      {stages.map((stage) => (
        <li
          key={stage.key}
          className={cx(styles[stage.state], stage.outcome && styles[stage.outcome])}
          aria-current={stage.state === 'now' ? 'step' : undefined}
        >
          {onPick && stage.state !== 'now' ? (
            <button type="button" className={styles.step} onClick={() => onPick(stage.key)}>
              <Step stage={stage} />
            </button>
          ) : (
            <div className={styles.step}>
              <Step stage={stage} />
            </div>
          )}
        </li>
      ))}
    </ol>
  );
}

const SPOKEN = { done: 'common.stageDone', now: 'common.stageNow', next: 'common.stageNext' } as const;

function Step({ stage }: { stage: StageStep }) {
  const { t } = useTranslation();
  return (
    <>
      {stage.state === 'done' && <CheckIcon size={14} />}
      <span className={styles.name} title={stage.name}>
        {stage.name}
      </span>
      <span className="visually-hidden">{t(SPOKEN[stage.state])}</span>
      {stage.days !== undefined && <span className={styles.days}>{daysText()}</span>}
    </>
  );

  function daysText(): string {
    const { days = 0, limit } = stage;
    return limit && stage.state === 'now' && dwellOf(days, limit) !== 'fine'
      ? t('common.daysOfLimit', { days, limit })
      : t('common.days', { count: days });
  }
}

function Bars({ stages, label }: Props) {
  const now = stages.find((stage) => stage.state === 'now');
  return (
    <div>
      <ol className={styles.bars} aria-label={label}>
        {stages.map((stage) => (
          <li
            key={stage.key}
            className={cx(styles[stage.state], stage.outcome && styles[stage.outcome])}
            aria-current={stage.state === 'now' ? 'step' : undefined}
          >
            <span className="visually-hidden">{stage.name}</span>
          </li>
        ))}
      </ol>
      {now && (
        <p className={styles.nowLine}>
          <b>{now.name}</b>
          {now.days !== undefined && <Days days={now.days} limit={now.limit} plain />}
        </p>
      )}
    </div>
  );
}
