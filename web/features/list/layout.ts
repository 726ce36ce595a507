import type { ObjectBody } from '#contract/objects.ts';
import { defaultColumns, isColumn } from './columns.ts';

export type Column = { key: string; width?: number | undefined };
/** The columns beside the title, which always stands first and still. The first `frozen` of them stand still too. */
export type Layout = { titleWidth?: number | undefined; columns: readonly Column[]; frozen: number };

export const MIN_WIDTH = 64;
export const MAX_WIDTH = 640;
const clampWidth = (width: number) => Math.round(Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, width)));

export const defaultLayout = (object: ObjectBody): Layout => ({
  columns: defaultColumns(object).map((key) => ({ key })),
  frozen: 0,
});

/** `account:190,stage|amount`: what stands before the bar stands still; the title's own entry only tells its width. */
export function layoutText({ titleWidth, columns, frozen }: Layout, titleField: string): string {
  const title = titleWidth === undefined ? [] : [textOf({ key: titleField, width: titleWidth })];
  const still = [...title, ...columns.slice(0, frozen).map(textOf)].join(',');
  return `${still}|${columns.slice(frozen).map(textOf).join(',')}`;
}

const textOf = ({ key, width }: Column) => (width === undefined ? key : `${key}:${width}`);

/** What the definition no longer has falls out. Undefined where the text is none of ours. */
export function parseLayout(text: string | undefined, object: ObjectBody): Layout | undefined {
  if (!text) return undefined;
  const [still = '', rest = ''] = text.includes('|') ? text.split('|') : ['', text];
  const title = columnsOf(still).find(({ key }) => key === object.titleField);
  const offered = new Set(object.fields.filter(isColumn).map(({ key }) => key));
  offered.delete(object.titleField);
  const seen = new Set<string>();
  const known = ({ key }: Column) => offered.has(key) && !seen.has(key) && seen.add(key) !== undefined;
  const frozen = columnsOf(still).filter(known);
  return {
    ...(title?.width === undefined ? {} : { titleWidth: title.width }),
    columns: [...frozen, ...columnsOf(rest).filter(known)],
    frozen: frozen.length,
  };
}

function columnsOf(text: string): Column[] {
  return text
    .split(',')
    .filter(Boolean)
    .map((part) => {
      const [key = '', width] = part.split(':');
      const px = Number(width);
      return width !== undefined && Number.isFinite(px) ? { key, width: clampWidth(px) } : { key };
    });
}

/** Takes a column to another place. Dropped among the frozen it is frozen, taken out from them it no longer is. */
export function moveColumn(layout: Layout, key: string, to: number): Layout {
  const from = layout.columns.findIndex((column) => column.key === key);
  const column = layout.columns[from];
  const place = Math.min(layout.columns.length - 1, Math.max(0, to));
  if (!column || place === from) return layout;
  const columns = layout.columns.toSpliced(from, 1).toSpliced(place, 0, column);
  const left = from < layout.frozen && place >= layout.frozen;
  const entered = from >= layout.frozen && place < layout.frozen;
  return { ...layout, columns, frozen: layout.frozen + (entered ? 1 : 0) - (left ? 1 : 0) };
}

export function resizeColumn(layout: Layout, key: string, width: number): Layout {
  return {
    ...layout,
    columns: layout.columns.map((column) => (column.key === key ? { key, width: clampWidth(width) } : column)),
  };
}

export const resizeTitle = (layout: Layout, width: number): Layout => ({ ...layout, titleWidth: clampWidth(width) });

/** A newly shown column comes last; a hidden one leaves the frozen too. */
export function showColumn(layout: Layout, key: string, on: boolean): Layout {
  const at = layout.columns.findIndex((column) => column.key === key);
  if (on === at >= 0) return layout;
  if (on) return { ...layout, columns: [...layout.columns, { key }] };
  return { ...layout, columns: layout.columns.toSpliced(at, 1), frozen: layout.frozen - (at < layout.frozen ? 1 : 0) };
}

/** Holds the columns up to this one still; the same again lets them go. */
export function freezeUpTo(layout: Layout, key: string): Layout {
  const count = layout.columns.findIndex((column) => column.key === key) + 1;
  return { ...layout, frozen: count === layout.frozen ? 0 : count };
}
