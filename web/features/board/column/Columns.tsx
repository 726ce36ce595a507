import {
  DndContext,
  type DragEndEvent,
  DragOverlay,
  type DragStartEvent,
  KeyboardSensor,
  MeasuringStrategy,
  MouseSensor,
  TouchSensor,
  type UniqueIdentifier,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CardBody, FunnelBody } from '#contract/funnels.ts';
import type { ObjectBody } from '#contract/objects.ts';
import { cx } from '../../../ui/cx.ts';
import { stageColour } from '../../../ui/stageRamp.ts';
import { useBoardActions } from '../BoardActions.ts';
import styles from '../BoardPage.module.css';
import cardStyles from '../card/Card.module.css';
import type { DraggedCard } from '../card/Card.tsx';
import { CardFace } from '../card/CardFace.tsx';
import { DragHelp } from '../drag/DragHelp.tsx';
import { EndBar } from '../drag/EndBar.tsx';
import { announcements, columnTarget, findTarget, isAllowed, stageOfTarget, stepToTarget } from '../drag/targets.ts';
import type { Placement, ShownColumn } from '../model/placements.ts';
import { useElementWidth } from '../useElementWidth.ts';
import { Column } from './Column.tsx';
import { foldToFit } from './foldToFit.ts';
import { useConversion } from './useConversion.ts';
import { useFolds } from './useFolds.ts';

export type ColumnsProps = {
  funnel: FunnelBody;
  object: ObjectBody;
  columns: readonly ShownColumn[];
  /** The card that waits for what a gate asks. */
  asking: Placement | undefined;
  onMove: (card: CardBody, from: string, to: string) => void;
  onMore: (stage: string) => void;
  className?: string;
};

/** Stages side by side; cards go from one to another by pointer, touch and keyboard. */
export function Columns({ funnel, object, columns, asking, onMove, onMore, className }: ColumnsProps) {
  const { t } = useTranslation();
  const { nameOf } = useBoardActions();
  const [dragged, setDragged] = useState<DraggedCard>();
  const [folds, setFold] = useFolds(funnel.key);
  const place = useRef<HTMLDivElement>(null);
  const width = useElementWidth(place) - SIDES;
  const conversionOf = useConversion(object.key, funnel);
  const chosen = useRef<UniqueIdentifier>(undefined);
  const { step, find } = useMemo(() => ({ step: stepToTarget(chosen), find: findTarget(chosen) }), []);
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }),
    useSensor(KeyboardSensor, {
      keyboardCodes: { start: ['Space'], cancel: ['Escape'], end: ['Space', 'Enter'] },
      coordinateGetter: step,
    }),
  );

  const { stages } = funnel.live;
  const open = stages.filter(({ kind }) => kind === 'open');
  const ends = stages.filter(({ kind }) => kind !== 'open');
  const shown = stages.filter(({ kind }) => kind === 'open' || kind === 'won');
  const folded = new Set(shown.filter((stage) => folds[stage.key] ?? stage.kind === 'won').map(({ key }) => key));
  const keys = shown.map(({ key }) => key);
  const squeezed =
    asking && width > 0
      ? foldToFit(
          width,
          keys,
          folded,
          [asking.from, asking.to].filter((key) => keys.includes(key)),
        )
      : NONE;

  const words = useMemo(
    () => ({
      lifted: () => t('board.lifted'),
      over: (stage: string) => t('board.over', { stage: nameOf(stage) }),
      dropped: (stage: string) => t('board.dropped', { stage: nameOf(stage) }),
      back: () => t('board.putBack'),
    }),
    [t, nameOf],
  );

  function started({ active }: DragStartEvent) {
    const card = active.data.current as DraggedCard;
    chosen.current = columnTarget(card.from);
    setDragged(card);
  }

  function ended({ active, over }: DragEndEvent) {
    setDragged(undefined);
    const { card, from } = active.data.current as DraggedCard;
    const to = over && stageOfTarget(over.id);
    if (to && to !== from) onMove(card, from, to);
  }

  function dropOn(stage: string): 'none' | 'open' | 'closed' {
    if (!dragged || dragged.from === stage) return 'none';
    return isAllowed(funnel, dragged.from, stage) ? 'open' : 'closed';
  }

  return (
    <DndContext
      sensors={sensors}
      collisionDetection={find}
      measuring={{ droppable: { strategy: MeasuringStrategy.Always } }}
      accessibility={{ announcements: announcements(words), screenReaderInstructions: { draggable: '' } }}
      onDragStart={started}
      onDragEnd={ended}
      onDragCancel={() => setDragged(undefined)}
    >
      <DragHelp />
      <div ref={place} className={cx(styles.columns, className)}>
        {shown.map((stage) => {
          const column = columns.find((candidate) => candidate.stage === stage.key);
          const position = open.indexOf(stage);
          return (
            column && (
              <Column
                key={stage.key}
                stage={stage}
                column={column}
                colour={position < 0 ? 'var(--won-fill)' : stageColour(position, open.length)}
                conversion={conversionOf(stage.key)}
                folded={folded.has(stage.key) || squeezed.has(stage.key)}
                onFold={setFold}
                onMore={onMore}
                drop={dropOn(stage.key)}
              />
            )
          );
        })}
      </div>
      {dragged && <EndBar stages={ends} isAllowed={(to) => isAllowed(funnel, dragged.from, to)} />}
      <DragOverlay dropAnimation={null} zIndex={OVER_ALL}>
        {dragged && (
          <div className={cx(cardStyles.card, cardStyles.overlay)}>
            <CardFace card={dragged.card} stage={dragged.from} ended={false} />
          </div>
        )}
      </DragOverlay>
    </DndContext>
  );
}

const SIDES = 32;
const OVER_ALL = 1102;
const NONE: ReadonlySet<string> = new Set();
