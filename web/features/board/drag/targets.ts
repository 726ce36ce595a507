import {
  type Announcements,
  type CollisionDetection,
  type KeyboardCoordinateGetter,
  pointerWithin,
  type UniqueIdentifier,
} from '@dnd-kit/core';
import type { FunnelBody } from '#contract/funnels.ts';
import { permits } from '#domain/funnels/path.ts';

/** A stage stands on the board as a column, and an end also in the bar that shows while dragging. */
/** In a lane, the column of that lane. */
export const columnTarget = (stage: string, lane: string | null = null): string =>
  `column:${stage}${lane === null ? '' : `@${lane}`}`;
export const endTarget = (stage: string): string => `end:${stage}`;
export const stageOfTarget = (target: string | number): string => String(target).replace(/^(column|end):|@.*$/g, '');
const isEnd = (target: string | number): boolean => String(target).startsWith('end:');

/** Whether the funnel lets a card go from one stage to another, gates aside. */
export function isAllowed({ live }: FunnelBody, from: string, to: string): boolean {
  const place = (key: string) => {
    const position = live.stages.findIndex((stage) => stage.key === key);
    const stage = live.stages[position];
    return stage && { stage, position };
  };
  const [start, target] = [place(from), place(to)];
  return start !== undefined && target !== undefined && permits(live, start, target);
}

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

/** Arrow keys: sideways from target to target, down to the ends, up to the columns. */
export function stepToTarget(chosen: Chosen): KeyboardCoordinateGetter {
  return (event, { context, currentCoordinates }) => {
    const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: 0, ArrowDown: 0 }[event.code];
    if (step === undefined) return undefined;
    event.preventDefault();
    const here = chosen.current ?? '';
    const wantsEnds = event.code === 'ArrowDown' || (event.code !== 'ArrowUp' && isEnd(here));
    const targets = context.droppableContainers
      .getEnabled()
      .filter(({ id }) => isEnd(id) === wantsEnds)
      .flatMap(({ id }) => {
        const rect = context.droppableRects.get(id);
        return rect ? [{ id, rect }] : [];
      })
      .sort((a, b) => a.rect.left - b.rect.left);
    const at = targets.findIndex(({ id }) => id === here);
    const next = at < 0 ? nearest(targets, currentCoordinates.x) : targets[at + step];
    const size = context.collisionRect;
    if (!next || !size) return undefined;
    chosen.current = next.id;
    const { rect } = next;
    return { x: rect.left + (rect.width - size.width) / 2, y: rect.top + (rect.height - size.height) / 2 };
  };
}

function nearest<Target extends { rect: { left: number } }>(targets: Target[], x: number): Target | undefined {
  return targets.toSorted((a, b) => Math.abs(a.rect.left - x) - Math.abs(b.rect.left - x))[0];
}

type Words = {
  lifted: () => string;
  over: (stage: string) => string;
  dropped: (stage: string) => string;
  back: () => string;
};

/** What a screen reader says while a card is on its way. */
export function announcements(words: Words): Announcements {
  return {
    onDragStart: words.lifted,
    onDragOver: ({ over }) => (over ? words.over(stageOfTarget(over.id)) : undefined),
    onDragEnd: ({ over }) => (over ? words.dropped(stageOfTarget(over.id)) : words.back()),
    onDragCancel: words.back,
  };
}
