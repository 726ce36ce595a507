import { useDroppable } from '@dnd-kit/core';
import { useTranslation } from 'react-i18next';
import type { FunnelBody } from '#contract/funnels.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { cx } from '../../../ui/cx.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import styles from './EndBar.module.css';
import { endTarget } from './targets.ts';
import type { Drop } from './useVerdict.ts';

type Stage = FunnelBody['live']['stages'][number];
type Props = { stages: readonly Stage[]; dropOn: (stage: string) => Drop };

/** Won, lost, invalid: where a card can be dropped while it is dragged, over the foot of the board. */
export function EndBar({ stages, dropOn }: Props) {
  const { t } = useTranslation();
  return (
    <section className={styles.bar} aria-label={t('board.ends')}>
      {stages.map((stage) => (
        <End key={stage.key} stage={stage} drop={dropOn(stage.key)} />
      ))}
    </section>
  );
}

function End({ stage, drop }: { stage: Stage; drop: Drop }) {
  const { locale } = useFormat();
  const { setNodeRef, isOver } = useDroppable({ id: endTarget(stage.key) });
  const disabled = drop !== 'open' && drop !== 'past';
  return (
    <div
      ref={setNodeRef}
      className={cx(
        ...[styles.end, styles[stage.kind], isOver && !disabled && styles.over],
        ...[disabled && styles.disabled, drop === 'past' && styles.past],
      )}
    >
      {inLocale(stage.names, locale)}
    </div>
  );
}
