import type { ClientRect, KeyboardCoordinateGetter, UniqueIdentifier } from '@dnd-kit/core';

/** What a dragged stage can be let go on: a gap (its new place), or another stage (to merge with it). */
export type Target = { kind: 'gap'; position: number } | { kind: 'stage'; key: string };

export const gapId = (position: number): string => `gap:${position}`;
export const tileId = (key: string): string => `stage:${key}`;

export function targetOf(id: UniqueIdentifier): Target {
  const [kind, rest = ''] = String(id).split(':');
  return kind === 'gap' ? { kind: 'gap', position: Number(rest) } : { kind: 'stage', key: rest };
}

/** Where a stage comes to stand that is let go in a gap: the place that it leaves does not count. */
export const positionAfter = (from: number, gap: number): number => (gap > from ? gap - 1 : gap);

const AHEAD = ['ArrowRight', 'ArrowDown'];
const BACK = ['ArrowLeft', 'ArrowUp'];

/** Arrow keys go from target to target, in the order in which they stand. */
export const stepToTarget: KeyboardCoordinateGetter = (event, { currentCoordinates, context }) => {
  const step = AHEAD.includes(event.code) ? 1 : BACK.includes(event.code) ? -1 : 0;
  if (step === 0 || !context.collisionRect) return undefined;
  event.preventDefault();
  const places = [...context.droppableRects.values()].sort((a, b) => a.top - b.top || a.left - b.left);
  const upright = new Set(places.map(({ left }) => Math.round(left))).size === 1;
  const along = (rect: ClientRect) => (upright ? rect.top + rect.height / 2 : rect.left + rect.width / 2);
  const ordered = places.sort((a, b) => along(a) - along(b));
  const here = along(context.collisionRect);
  const next =
    step > 0 ? ordered.find((rect) => along(rect) > here + 2) : ordered.findLast((rect) => along(rect) < here - 2);
  if (!next) return undefined;
  const { collisionRect } = context;
  return {
    x: currentCoordinates.x + (next.left + next.width / 2 - collisionRect.left - collisionRect.width / 2),
    y: currentCoordinates.y + (next.top + next.height / 2 - collisionRect.top - collisionRect.height / 2),
  };
};
