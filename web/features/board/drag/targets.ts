import {
  type Announcements,
  type CollisionDetection,
  type KeyboardCoordinateGetter,
  pointerWithin,
  type UniqueIdentifier,
} from '@dnd-kit/core';
import type { Spot } from './hindrance.ts';

/** A stage stands on the board as a column, in a lane as the column of that lane. */
export const columnTarget = (stage: string, lane: string | null = null): string =>
  `column:${stage}${lane === null ? '' : `@${lane}`}`;
/** An end stands also in the bar that shows while dragging. */
export const endTarget = (stage: string): string => `end:${stage}`;

const isEnd = (target: UniqueIdentifier): boolean => String(target).startsWith('end:');
const laneOf = (target: UniqueIdentifier): string | null => /@(.*)$/.exec(String(target))?.[1] ?? null;
const stageOf = (target: UniqueIdentifier): string => String(target).replace(/^(column|end):|@.*$/g, '');

/** What a target stands for. The bar of ends and an undivided board leave the lane as it is. */
export const spotOf = (target: UniqueIdentifier, isDivided: boolean): Spot =>
  isDivided && !isEnd(target) ? { stage: stageOf(target), lane: laneOf(target) } : { stage: stageOf(target) };

/** The target that the arrow keys have chosen, while a card is moved by keyboard. */
export type Chosen = { current: UniqueIdentifier | undefined };

/** Under the pointer; the bar of ends lies over the columns, so it goes first. By keyboard: what the arrows chose. */
export function findTarget(chosen: Chosen): CollisionDetection {
  return (args) => {
    if (!args.pointerCoordinates)
      return args.droppableContainers.flatMap(({ id }) => (id === chosen.current ? { id } : []));
    const hits = pointerWithin(args);
    const ends = hits.filter((hit) => isEnd(hit.id));
    return ends.length > 0 ? ends : hits;
  };
}

type Place = { id: UniqueIdentifier; rect: { left: number; top: number; width: number; height: number } };

/** Arrow keys: sideways from stage to stage, up and down from lane to lane, and below the last lane the ends. */
export function stepToTarget(chosen: Chosen): KeyboardCoordinateGetter {
  return (event, { context, currentCoordinates }) => {
    if (!/^Arrow(Left|Right|Up|Down)$/.test(event.code)) return undefined;
    event.preventDefault();
    const targets = context.droppableContainers.getEnabled().flatMap(({ id }): Place[] => {
      const rect = context.droppableRects.get(id);
      return rect ? [{ id, rect }] : [];
    });
    const next = nextTarget(targets, chosen.current ?? '', event.code, currentCoordinates.x);
    const size = context.collisionRect;
    if (!next || !size) return undefined;
    chosen.current = next.id;
    const { rect } = next;
    return { x: rect.left + (rect.width - size.width) / 2, y: rect.top + (rect.height - size.height) / 2 };
  };
}

/** Where an arrow leads from a target; `x`: where the card is, for a way between columns and ends. */
export function nextTarget(targets: readonly Place[], here: UniqueIdentifier, code: string, x: number) {
  const step = code === 'ArrowLeft' || code === 'ArrowUp' ? -1 : 1;
  const along = (line: Place[]) => line[line.findIndex(({ id }) => id === here) + step];
  if (code === 'ArrowLeft' || code === 'ArrowRight') {
    const row = targets.filter(({ id }) => isEnd(id) === isEnd(here) && laneOf(id) === laneOf(here));
    const next = along(row.toSorted((a, b) => a.rect.left - b.rect.left));
    return row.some(({ id }) => id === here) ? next : nearest(row, x);
  }
  if (isEnd(here)) {
    if (step > 0) return undefined;
    const columns = targets.filter(({ id }) => !isEnd(id));
    const lowest = Math.max(...columns.map(({ rect }) => rect.top));
    return nearest(
      columns.filter(({ rect }) => rect.top === lowest),
      x,
    );
  }
  const lanes = targets.filter(({ id }) => !isEnd(id) && stageOf(id) === stageOf(here));
  const next = along(lanes.toSorted((a, b) => a.rect.top - b.rect.top));
  if (next || step < 0) return next;
  return nearest(
    targets.filter(({ id }) => isEnd(id)),
    x,
  );
}

const nearest = (targets: readonly Place[], x: number): Place | undefined =>
  targets.toSorted((a, b) => Math.abs(a.rect.left - x) - Math.abs(b.rect.left - x))[0];

type Words = {
  lifted: () => string;
  over: (target: UniqueIdentifier) => string;
  dropped: (target: UniqueIdentifier) => string;
  back: () => string;
};

/** What a screen reader says while a card is on its way. */
export function announcements(words: Words): Announcements {
  return {
    onDragStart: words.lifted,
    onDragOver: ({ over }) => (over ? words.over(over.id) : undefined),
    onDragEnd: ({ over }) => (over ? words.dropped(over.id) : words.back()),
    onDragCancel: words.back,
  };
}
