export type Box = { left: number; top: number; width: number; height: number };
type Size = { width: number; height: number };

/** Between card and target, and between either and the edge of the window. */
const GAP = 12;

const within = (value: number, size: number, room: number) => Math.max(GAP, Math.min(value, room - size - GAP));

/** Where the card stands so that it hides nothing of its target: beside it, else under or over it, else in the corner. */
export function placeCard(target: Box, card: Size, room: Size): { left: number; top: number } {
  const right = target.left + target.width + GAP;
  const left = target.left - GAP - card.width;
  const below = target.top + target.height + GAP;
  const above = target.top - GAP - card.height;
  const top = within(target.top, card.height, room.height);
  const across = within(target.left, card.width, room.width);
  if (right + card.width + GAP <= room.width) return { left: right, top };
  if (left >= GAP) return { left, top };
  if (below + card.height + GAP <= room.height) return { left: across, top: Math.max(GAP, below) };
  if (above >= GAP) return { left: across, top: above };
  return { left: room.width - card.width - GAP * 2, top: room.height - card.height - GAP * 2 };
}
