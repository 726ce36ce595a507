import { useTranslation } from 'react-i18next';
import type { Ended } from '#domain/funnels/replay/replayTally.ts';
import { useFormat } from '../../ui/FormatProvider.tsx';
import styles from './replay.module.css';

const KINDS = ['lost', 'invalid', 'won', 'open'] as const;

/** How records stand by now: a bar, and its numbers in words. */
export function EndedBar({ ended }: { ended: Ended }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const shown = KINDS.filter((kind) => ended[kind] > 0);
  return (
    <>
      <span className={styles.bar} aria-hidden="true">
        {shown.map((kind) => (
          <i key={kind} className={styles[kind]} style={{ flexGrow: ended[kind] }} />
        ))}
      </span>
      <span className={styles.legend}>
        {shown.map((kind) => (
          <span key={kind}>
            <i className={styles[kind]} aria-hidden="true" />
            {t(`replay.kinds.${kind}`)} {number(ended[kind])}
          </span>
        ))}
      </span>
    </>
  );
}
