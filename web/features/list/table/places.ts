import type { FieldBody } from '#contract/objects.ts';
import { TITLE_WIDTH, widthOf } from '../columns.ts';
import type { Layout } from '../layout.ts';

export const CHECK_WIDTH = 44;
/** The title takes what the other columns leave, up to this; a column at the end takes the rest. */
const WIDEST_TITLE = 460;

export type Places = {
  title: { width: number; left: number };
  /** `left`: where a column that stands still stays; undefined for one that scrolls. */
  columns: { field: FieldBody; width: number; left: number | undefined; isLastStill: boolean }[];
  total: number;
};

/** How wide every column is, and where those stay that do not scroll. */
export function placesOf(layout: Layout, fields: readonly FieldBody[], checks: boolean, available: number): Places {
  const check = checks ? CHECK_WIDTH : 0;
  const widths = fields.map((field) => layout.columns.find(({ key }) => key === field.key)?.width ?? widthOf(field));
  const others = widths.reduce((sum, width) => sum + width, 0);
  const roomy = Math.min(WIDEST_TITLE, Math.max(TITLE_WIDTH, available - check - others));
  const title = layout.titleWidth ?? roomy;
  let left = check + title;
  const columns = fields.map((field, index) => {
    const width = widths[index] as number;
    const still = index < layout.frozen;
    const place = { field, width, left: still ? left : undefined, isLastStill: still && index === layout.frozen - 1 };
    if (still) left += width;
    return place;
  });
  return { title: { width: title, left: check }, columns, total: check + title + others };
}
