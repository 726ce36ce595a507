import {
  type CollisionDetection,
  closestCenter,
  DndContext,
  type DragEndEvent,
  DragOverlay,
  KeyboardSensor,
  MouseSensor,
  pointerWithin,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inLocale } from '#domain/kernel/localized.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { useDesigner } from '../designer.ts';
import { openStages, stageOf } from '../model/design.ts';
import { moveStage } from '../model/stages.ts';
import { EndTiles } from './EndTiles.tsx';
import { Gap } from './Gap.tsx';
import styles from './row.module.css';
import { StageTile } from './StageTile.tsx';
import { TileFace } from './TileFace.tsx';
import { positionAfter, stepToTarget, targetOf, tileId } from './targets.ts';
import type { StageActs } from './useStageActs.tsx';

/** The pointer says where; keys move the stage itself. */
const find: CollisionDetection = (args) => (args.pointerCoordinates ? pointerWithin(args) : closestCenter(args));

/** The stages in order: drag into a gap to reorder, onto another to merge; keys and each stage's menu do the same. */
export function StageRow({ acts }: { acts: StageActs }) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { design, apply } = useDesigner();
  const [dragged, setDragged] = useState<string>();
  const open = openStages(design);
  const nameOf = (key: string) => {
    const stage = stageOf(design, key);
    return stage ? inLocale(stage.names, locale) : key;
  };
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }),
    useSensor(KeyboardSensor, {
      keyboardCodes: { start: ['Space'], cancel: ['Escape'], end: ['Space', 'Enter'] },
      coordinateGetter: stepToTarget,
    }),
  );
  const ended = ({ active, over }: DragEndEvent) => {
    setDragged(undefined);
    if (!over) return;
    const key = String(active.id);
    const target = targetOf(over.id);
    if (target.kind === 'stage') {
      if (target.key !== key) acts.merge(key, target.key);
      return;
    }
    const from = open.findIndex((stage) => stage.key === key);
    const position = positionAfter(from, target.position);
    if (position !== from) apply((now) => moveStage(now, key, position));
  };
  const over = (id: string | number) => {
    const target = targetOf(id);
    if (target.kind === 'stage' && target.key === dragged) return t('designer.lifted', { stage: nameOf(target.key) });
    return target.kind === 'stage'
      ? t('designer.overStage', { stage: nameOf(target.key) })
      : t('designer.overGap', { number: target.position + 1 });
  };
  const from = open.findIndex(({ key }) => key === dragged);
  const isBeside = (gap: number) => from >= 0 && (gap === from || gap === from + 1);
  const held = dragged === undefined ? undefined : stageOf(design, dragged);
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={find}
      accessibility={{
        screenReaderInstructions: { draggable: t('designer.dragHelp') },
        announcements: {
          onDragStart: ({ active }) => t('designer.lifted', { stage: nameOf(String(active.id)) }),
          onDragOver: ({ over: target }) => (target ? over(target.id) : undefined),
          onDragEnd: ({ active, over: target }) =>
            target && target.id !== tileId(String(active.id)) ? over(target.id) : t('designer.putBack'),
          onDragCancel: () => t('designer.putBack'),
        },
      }}
      onDragStart={({ active }) => setDragged(String(active.id))}
      onDragEnd={ended}
      onDragCancel={() => setDragged(undefined)}
    >
      <div className={styles.row}>
        <ol className={styles.open} aria-label={t('designer.openStages')}>
          {open.map((stage, position) => (
            <li key={stage.key} style={{ display: 'contents' }}>
              <Gap position={position} idle={isBeside(position)} onAdd={() => acts.add(position)} />
              <StageTile stage={stage} open={open} acts={acts} dragged={dragged} />
            </li>
          ))}
          <li style={{ display: 'contents' }}>
            <Gap position={open.length} idle={isBeside(open.length)} onAdd={() => acts.add(open.length)} />
          </li>
        </ol>
        <EndTiles acts={acts} />
      </div>
      <DragOverlay dropAnimation={null}>{held && <TileFace stage={held} open={open} overlay />}</DragOverlay>
    </DndContext>
  );
}
