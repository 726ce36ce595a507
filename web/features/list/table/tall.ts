/**
 * Browsers draw nothing much taller than 16 million px (Firefox the least). A taller table is drawn as tall as this and
 * its scroll bar stands for more: near both ends a pixel is a pixel, in between it stands for several.
 */
const TALLEST = 8_000_000;
/** Near an end, in px, and no more than this share of what is drawn. */
const EDGE = 40_000;
const EDGE_SHARE = 1 / 8;

/** Heights in px: what there is, what is drawn of it, and what one sees at once. */
export type Tall = { real: number; drawn: number; view: number };

/** `tallest` can be lowered for a browser that draws less, and for tests: localStorage `loudou.tallest`. */
export function tallOf(rows: number, rowHeight: number, view: number, tallest = TALLEST): Tall {
  const real = rows * rowHeight;
  return { real, drawn: Math.min(real, Math.max(tallest, 4 * view)), view };
}

export const isCompressed = ({ real, drawn }: Tall): boolean => drawn < real;
/** How far down one can be, in real px. */
export const lowest = ({ real, view }: Tall): number => Math.max(0, real - view);

/** Where the scroll bar stands when one is `at` px down. */
export function barAt(tall: Tall, at: number): number {
  if (!isCompressed(tall)) return at;
  const { edge, range, bar } = measures(tall);
  if (at <= edge) return at;
  if (at >= range - edge) return bar - (range - at);
  return edge + ((at - edge) * (bar - 2 * edge)) / (range - 2 * edge);
}

/** How far down one is where the scroll bar stands at `top`: the other way round. */
export function placeAt(tall: Tall, top: number): number {
  if (!isCompressed(tall)) return top;
  const { edge, range, bar } = measures(tall);
  if (top <= edge) return top;
  if (top >= bar - edge) return range - (bar - top);
  return edge + ((top - edge) * (range - 2 * edge)) / (bar - 2 * edge);
}

function measures({ real, drawn, view }: Tall) {
  const bar = drawn - view;
  return { edge: Math.min(EDGE, bar * EDGE_SHARE), range: real - view, bar };
}
