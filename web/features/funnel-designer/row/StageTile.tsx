import { useDraggable, useDroppable } from '@dnd-kit/core';
import { useTranslation } from 'react-i18next';
import type { Stage } from '#domain/funnels/types.ts';
import { cx } from '../../../ui/cx.ts';
import { useDesigner } from '../designer.ts';
import styles from './row.module.css';
import { StageMenu } from './StageMenu.tsx';
import { hueStyle, TileWords } from './TileFace.tsx';
import { tileId } from './targets.ts';
import type { StageActs } from './useStageActs.tsx';

type Props = { stage: Stage; open: readonly Stage[]; acts: StageActs; dragged: string | undefined };

/** An open stage in the row. */
export function StageTile({ stage, open, acts, dragged }: Props) {
  const { t } = useTranslation();
  const { selected, select, problems } = useDesigner();
  const drag = useDraggable({ id: stage.key });
  const drop = useDroppable({ id: tileId(stage.key) });
  // Over itself it would stay where it is.
  const takes = drop.isOver && dragged !== stage.key;
  const isSelected = selected === stage.key;
  return (
    <div
      ref={drop.setNodeRef}
      className={cx(
        styles.tile,
        isSelected && styles.selected,
        dragged === stage.key && styles.dragging,
        takes && styles.over,
        problems.some(({ place }) => place.stage === stage.key) && styles.troubled,
      )}
      style={hueStyle(stage, open)}
      data-stage={stage.key}
    >
      <button
        type="button"
        ref={drag.setNodeRef}
        className={styles.pick}
        {...drag.listeners}
        aria-describedby={drag.attributes['aria-describedby']}
        aria-current={isSelected || undefined}
        onClick={() => select(stage.key)}
      >
        <TileWords stage={stage} />
      </button>
      <StageMenu stage={stage} open={open} acts={acts} />
      {takes && <span className={styles.hint}>{t('designer.dropMerges')}</span>}
    </div>
  );
}
