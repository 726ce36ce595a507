import {
  DndContext,
  type DragCancelEvent,
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
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FunnelBody } from '#contract/funnels.ts';
import type { ObjectBody } from '#contract/objects.ts';
import { cx } from '../../../ui/cx.ts';
import { stageColour } from '../../../ui/stageRamp.ts';
import { useBoardActions } from '../BoardActions.ts';
import styles from '../BoardPage.module.css';
import cardStyles from '../card/Card.module.css';
import type { DraggedCard } from '../card/Card.tsx';
import { CardFace } from '../card/CardFace.tsx';
import { DragHelp } from '../drag/DragHelp.tsx';
import { DragHint } from '../drag/DragHint.tsx';
import { EndBar } from '../drag/EndBar.tsx';
import type { Spot } from '../drag/hindrance.ts';
import { swallowClick } from '../drag/swallowClick.ts';
import { announcements, columnTarget, findTarget, spotOf, stepToTarget } from '../drag/targets.ts';
import type { LaneGround } from '../lanes/laneGround.ts';
import type { Placement, ShownColumn } from '../model/placements.ts';
import { type Picked, usePicked } from '../select/selection.ts';
import { useElementWidth } from '../useElementWidth.ts';
import { Column } from './Column.tsx';
import { foldToFit } from './foldToFit.ts';
import { useConversion } from './useConversion.ts';

const Lanes = lazy(async () => ({ default: (await import('../lanes/Lanes.tsx')).Lanes }));

export type ColumnsProps = {
  funnel: FunnelBody;
  object: ObjectBody;
  columns: readonly ShownColumn[];
  /** The move that waits for what a gate asks. */
  asking: Pick<Placement, 'from' | 'to'> | undefined;
  onMove: (cards: readonly Picked[], spot: Spot) => void;
  onMore: (stage: string) => void;
  /** A card is in the reader's hand, or no more. */
  onHold: (held: boolean) => void;
  folded: ReadonlySet<string>;
  onFold: (stage: string, folded: boolean) => void;
  /** Where the board is divided into lanes. */
  lanes?: LaneGround | undefined;
  placements: readonly Placement[];
  className?: string;
};

/** Stages side by side; cards go from one to another by pointer, touch and keyboard. */
export function Columns(props: ColumnsProps) {
  const { funnel, object, columns, asking, onMove, onMore, onHold, folded, onFold, lanes, placements, className } =
    props;
  const { t } = useTranslation();
  const { nameOf, judge } = useBoardActions();
  const [dragged, setDragged] = useState<DraggedCard>();
  const picked = usePicked();
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
  const keys = shown.map(({ key }) => key);
  const shut = new Set(keys.filter((key) => folded.has(key)));
  const kept = asking ? [asking.from, asking.to].filter((key) => keys.includes(key)) : [];
  const squeezed = asking && width > 0 ? foldToFit(width, keys, shut, kept) : NONE;
  const together = dragged && picked.has(dragged.card.id) ? [...picked.values()] : dragged ? [dragged] : [];
  const isDivided = lanes !== undefined;
  const stageAt = (target: UniqueIdentifier) => nameOf(spotOf(target, isDivided).stage);
  /** The place alone; with lanes, or where nothing can be dropped, what would become of the card. */
  const saidOver = (target: UniqueIdentifier) => {
    const verdict = judge(together, spotOf(target, isDivided));
    const isPlain = !verdict.words || (!isDivided && verdict.drop === 'open');
    return isPlain ? t('board.over', { stage: stageAt(target) }) : verdict.words;
  };
  const words = {
    lifted: () => t('board.lifted'),
    over: saidOver,
    dropped: (target: UniqueIdentifier) => t('board.dropped', { stage: stageAt(target) }),
    back: () => t('board.putBack'),
  };
  useEffect(() => () => onHold(false), [onHold]);

  function started({ active }: DragStartEvent) {
    const card = active.data.current as DraggedCard;
    chosen.current = columnTarget(card.from, card.lane);
    setDragged(card);
    onHold(true);
  }

  function letGo() {
    setDragged(undefined);
    onHold(false);
  }

  function cancelled({ activatorEvent }: DragCancelEvent) {
    letGo();
    if (activatorEvent instanceof MouseEvent) swallowClick();
  }

  function ended({ over }: DragEndEvent) {
    letGo();
    if (over) onMove(together, spotOf(over.id, isDivided));
  }

  const dropOn = (stage: string, lane: string | null = null) =>
    dragged ? judge(together, isDivided ? { stage, lane } : { stage }).drop : 'none';

  const drawn = shown.flatMap((stage) => {
    const column = columns.find((candidate) => candidate.stage === stage.key);
    const position = open.indexOf(stage);
    if (!column) return [];
    return {
      stage,
      column,
      colour: position < 0 ? 'var(--won-fill)' : stageColour(position, open.length),
      conversion: conversionOf(stage.key),
      folded: folded.has(stage.key) || squeezed.has(stage.key),
    };
  });

  return (
    <DndContext
      sensors={sensors}
      collisionDetection={find}
      measuring={MEASURING}
      accessibility={{ announcements: announcements(words), screenReaderInstructions: { draggable: '' } }}
      onDragStart={started}
      onDragEnd={ended}
      onDragCancel={cancelled}
    >
      <DragHelp />
      <div ref={place} className={cx(styles.columns, lanes && styles.divided, className)}>
        {lanes ? (
          <Suspense>
            <Lanes ground={lanes} placements={placements} columns={drawn} dropOn={dropOn} onFold={onFold} />
          </Suspense>
        ) : (
          drawn.map((each) => (
            <Column key={each.stage.key} {...each} onFold={onFold} onMore={onMore} drop={dropOn(each.stage.key)} />
          ))
        )}
      </div>
      {dragged && <EndBar stages={ends} dropOn={(stage) => judge(together, { stage }).drop} />}
      <DragOverlay dropAnimation={null} zIndex={OVER_ALL}>
        {dragged && (
          <div className={cx(cardStyles.card, cardStyles.overlay)}>
            <CardFace card={dragged.card} stage={dragged.from} ended={false} />
            {together.length > 1 && <span className={cardStyles.count}>{together.length}</span>}
            <DragHint isDivided={isDivided} judge={(spot) => judge(together, spot)} />
          </div>
        )}
      </DragOverlay>
    </DndContext>
  );
}

const SIDES = 32;
const OVER_ALL = 1102;
const NONE: ReadonlySet<string> = new Set();
// Columns neither move nor change size while a card is dragged, save for the bar of ends that comes with it.
const MEASURING = { droppable: { strategy: MeasuringStrategy.WhileDragging } };
