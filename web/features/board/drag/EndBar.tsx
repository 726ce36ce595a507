import { useDroppable } from '@dnd-kit/core';
import { useTranslation } from 'react-i18next';
import type { FunnelBody } from '#contract/funnels.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { cx } from '../../../ui/cx.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import styles from './EndBar.module.css';
import { endTarget } from './targets.ts';

type Stage = FunnelBody['live']['stages'][number];
type Props = { stages: readonly Stage[]; isAllowed: (stage: string) => boolean };

/** Won, lost, invalid: where a card can be dropped while it is dragged, over the foot of the board. */
export function EndBar({ stages, isAllowed }: Props) {
  const { t } = useTranslation();
  return (
    <section className={styles.bar} aria-label={t('board.ends')}>
      {stages.map((stage) => (
        <End key={stage.key} stage={stage} disabled={!isAllowed(stage.key)} />
      ))}
    </section>
  );
}

function End({ stage, disabled }: { stage: Stage; disabled: boolean }) {
  const { locale } = useFormat();
  const { setNodeRef, isOver } = useDroppable({ id: endTarget(stage.key) });
  return (
    <div
      ref={setNodeRef}
      className={cx(styles.end, styles[stage.kind], isOver && !disabled && styles.over, disabled && styles.disabled)}
    >
      {inLocale(stage.names, locale)}
    </div>
  );
}
