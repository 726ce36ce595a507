import { useTranslation } from 'react-i18next';
import type { Stay } from '#domain/funnels/dwell.ts';
import { usePhone } from '../browser/useMediaQuery.ts';
import { cx } from './cx.ts';
import { Days } from './Days.tsx';
import { CheckIcon } from './icons.tsx';
import styles from './StageBar.module.css';
import { useStayWords } from './useStayWords.ts';

export type StageStep = {
  key: string;
  name: string;
  state: 'done' | 'now' | 'next';
  /** Days spent there, of a stage that was left; how the stay stands, of the present one. */
  days?: number | undefined;
  stay?: Stay | undefined;
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
  const words = useStayWords();
  return (
    <>
      {stage.state === 'done' && <CheckIcon size={14} />}
      <span className={styles.name} title={stage.name}>
        {stage.name}
      </span>
      <span className="visually-hidden">{t(SPOKEN[stage.state])}</span>
      {stage.days !== undefined && <span className={styles.days}>{t('common.days', { count: stage.days })}</span>}
      {stage.stay && (
        <span className={styles.days} title={words.long(stage.stay)}>
          {words.short(stage.stay)}
        </span>
      )}
    </>
  );
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
          {now.stay && <Days stay={now.stay} plain />}
        </p>
      )}
    </div>
  );
}
