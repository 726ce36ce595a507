import type { MeasureResultBody } from '#contract/measures.ts';
import type { MeasureUnit } from '#domain/measures/types.ts';
import { type Drill, REST } from '../figure/drill.ts';
import type { PercentOf } from '../search.ts';
import { merged, type Recipe, type Values } from './merge.ts';

export type Key = string | null;
export type Entry = { key: Key; label: string };

/** One number of the table: what it shows, how strong its ground is, and what it opens. */
export type CrossCell = {
  main: { unit: MeasureUnit; value: number | string | null };
  /** Small, below: the amount, or how many it stands on. */
  below?: { unit: MeasureUnit; value: number | string };
  /** Against the baseline: growth in percent, points of a share, or days. */
  change?: number | null;
  drill: Drill | null;
  heat: 0 | 1 | 2 | 3 | 4;
};

export type CrossLine = { key: Key; label: string; cells: CrossCell[] };
export type Cross = {
  columns: Entry[];
  lines: CrossLine[];
  sum: CrossLine | null;
  withTotal: boolean;
  /** Keys that have a line or column of their own, where the others stand together. */
  shown: { rows: Key[] | null; columns: Key[] | null };
};

export type CrossOptions = {
  part: string;
  unit: MeasureUnit;
  beside: { part: string; unit: MeasureUnit } | undefined;
  counted: string;
  recipe: Recipe;
  /** All open steps in order, empty ones too. */
  columns: Entry[] | undefined;
  top: number;
  sort: string | undefined;
  percent: PercentOf | undefined;
  heat: boolean;
  rest: (count: number) => string;
};

/** Columns beyond these stand together too: a page is not a hundred columns wide. */
const MOST_COLUMNS = 24;

/** Rows × columns, with the measure's own totals, largest lines first cut out and the rest put together. */
export function crossTable(
  result: MeasureResultBody,
  before: MeasureResultBody | undefined,
  options: CrossOptions,
): Cross {
  const now = lookUp(result);
  const past = before && lookUp(before);
  const size = sizeOf(result, options);
  const allRows = entries(result, 0);
  const allColumns = options.columns ?? entries(result, 1);
  const rows = cut(allRows, options.top, (key) => size(0, key), options.rest);
  const columns = cut(allColumns, MOST_COLUMNS, (key) => size(1, key), options.rest);
  const { first, second } = result.margins;
  const withTotal = first.length > 0;
  const at = (from: Lookup, row: Key, column: Key): Values | undefined => {
    const rowKeys = row === REST ? rows.others : [row];
    const columnKeys = column === REST ? columns.others : [column];
    if (row !== REST && column !== REST) return from.cell(row, column);
    return merged(
      rowKeys.flatMap((r) => columnKeys.map((c) => from.cell(r, c))),
      options.recipe,
    );
  };
  const edge = (from: Lookup, side: 0 | 1, key: Key): Values | undefined =>
    key === REST
      ? merged(
          (side === 0 ? rows : columns).others.map((one) => from.edge(side, one)),
          options.recipe,
        )
      : from.edge(side, key);
  const whole = result.total ?? undefined;
  const heats = options.heat
    ? heatOf(rows.entries, columns.entries, (r, c) => number(at(now, r, c), options.part))
    : () => 0 as const;
  const cell = (
    values: Values | undefined,
    old: Values | undefined,
    drill: Omit<Drill, 'part'>,
    by: Values | undefined,
  ) => cellOf(values, past ? { values: old } : undefined, drill, by, options);
  const lines = rows.entries.map(({ key, label }): CrossLine => {
    const own = columns.entries.map((column): CrossCell => {
      const values = at(now, key, column.key);
      const by =
        options.percent === 'row'
          ? edge(now, 0, key)
          : options.percent === 'column'
            ? edge(now, 1, column.key)
            : undefined;
      const made = cell(values, past && at(past, key, column.key), { question: 'cross', keys: [key, column.key] }, by);
      return {
        ...made,
        heat: made.drill && key !== REST && column.key !== REST ? heats(number(values, options.part)) : 0,
      };
    });
    const by = options.percent === 'row' ? edge(now, 0, key) : whole;
    const total = cell(
      edge(now, 0, key),
      past && edge(past, 0, key),
      { question: 'crossRows', keys: [key] },
      options.percent && by,
    );
    return { key, label, cells: withTotal ? [...own, total] : own };
  });
  const sums = columns.entries.map(({ key }) => {
    const by = options.percent === 'column' ? edge(now, 1, key) : whole;
    return cell(
      edge(now, 1, key),
      past && edge(past, 1, key),
      { question: 'crossColumns', keys: [key] },
      options.percent && by,
    );
  });
  const all = cell(whole, before?.total ?? undefined, { question: 'crossAll', keys: [] }, options.percent && whole);
  return {
    columns: columns.entries,
    lines: ordered(lines, columns.entries, withTotal, options.sort),
    sum: second.length > 0 ? { key: null, label: '', cells: withTotal ? [...sums, all] : sums } : null,
    withTotal,
    shown: {
      rows: rows.others.length > 0 ? rows.entries.flatMap(({ key }) => (key === REST ? [] : [key])) : null,
      columns: columns.others.length > 0 ? columns.entries.flatMap(({ key }) => (key === REST ? [] : [key])) : null,
    },
  };
}

type Lookup = {
  cell: (row: Key, column: Key) => Values | undefined;
  edge: (side: 0 | 1, key: Key) => Values | undefined;
};

function lookUp({ rows, margins }: MeasureResultBody): Lookup {
  const name = (keys: readonly (Key | undefined)[]) => JSON.stringify(keys.map((key) => key ?? null));
  const index = (of: MeasureResultBody['rows']) => new Map(of.map((row) => [name(row.keys), row.values]));
  const cells = index(rows);
  const edges = [index(margins.first), index(margins.second)] as const;
  return { cell: (row, column) => cells.get(name([row, column])), edge: (side, key) => edges[side].get(name([key])) };
}

/** The keys of a dimension in its own order, which its margin knows; without one, the cells do. */
function entries({ rows, margins }: MeasureResultBody, side: 0 | 1): Entry[] {
  const margin = side === 0 ? margins.first : margins.second;
  const found = margin.length > 0 ? margin.map((row) => ({ row, at: 0 })) : rows.map((row) => ({ row, at: side }));
  const all = found.map(({ row, at }): Entry => ({ key: row.keys[at] ?? null, label: row.labels[at] ?? '' }));
  return [...new Map(all.map((entry) => [entry.key, entry])).values()];
}

/** How much stands in a row or column: by what the number counts, so that a rate of one deal is no giant. */
function sizeOf({ rows, margins }: MeasureResultBody, { counted, part, recipe }: CrossOptions) {
  const by = recipe.additive(part) ? part : counted;
  const sums = [new Map<Key, number>(), new Map<Key, number>()] as const;
  for (const side of [0, 1] as const) {
    const margin = side === 0 ? margins.first : margins.second;
    for (const row of margin.length > 0 ? margin : rows) {
      const key = row.keys[margin.length > 0 ? 0 : side] ?? null;
      sums[side].set(key, (sums[side].get(key) ?? 0) + Number(row.values[by] ?? 0));
    }
  }
  return (side: 0 | 1, key: Key) => sums[side].get(key) ?? 0;
}

/** The largest in their order, and one entry for all others. One alone is never hidden behind “one more”. */
export function cut(all: readonly Entry[], most: number, size: (key: Key) => number, rest: (count: number) => string) {
  if (all.length <= most + 1) return { entries: [...all], others: [] as Key[] };
  const largest = new Set(
    all
      .toSorted((a, b) => size(b.key) - size(a.key))
      .slice(0, most)
      .map(({ key }) => key),
  );
  const others = all.flatMap(({ key }) => (largest.has(key) ? [] : [key]));
  return {
    entries: [...all.filter(({ key }) => largest.has(key)), { key: REST, label: rest(others.length) }],
    others,
  };
}

function cellOf(
  values: Values | undefined,
  before: { values: Values | undefined } | undefined,
  at: Omit<Drill, 'part'>,
  by: Values | undefined,
  { part, unit, beside, counted, recipe }: CrossOptions,
): CrossCell {
  const zero = recipe.additive(part) ? 0 : null;
  const value = values?.[part] ?? (values ? null : zero);
  const count = Number(values?.[counted] ?? 0);
  const small = beside && values?.[beside.part];
  const share = by && shareOf(value, by[part]);
  return {
    main: by ? { unit: 'share', value: share ?? null } : { unit, value },
    ...(!beside || count === 0 || small === null || small === undefined
      ? {}
      : { below: by ? { unit, value: value ?? 0 } : { unit: beside.unit, value: small } }),
    ...(before ? { change: changeOf(unit, value, before.values?.[part] ?? (before.values ? null : zero)) } : {}),
    drill: count > 0 ? { ...at, part: counted } : null,
    heat: 0,
  };
}

/** A part of its row, column or whole; nothing of nothing is no share. */
export function shareOf(part: number | string | null, whole: number | string | null | undefined): number | null {
  const all = Number(whole ?? 0);
  return part === null || all === 0 ? null : Number(part) / all;
}

/** Shares and days by difference, the rest by growth. */
export function changeOf(
  unit: MeasureUnit,
  now: number | string | null,
  before: number | string | null,
): number | null {
  if (now === null || before === null) return null;
  if (unit === 'share') return rounded((Number(now) - Number(before)) * 100);
  if (unit === 'days') return rounded(Number(now) - Number(before));
  return Number(before) === 0 ? null : rounded((Number(now) / Number(before) - 1) * 100);
}

const rounded = (value: number) => Math.round(value * 10) / 10;

function number(values: Values | undefined, part: string): number | null {
  const value = values?.[part];
  return value === null || value === undefined ? null : Number(value);
}

/** Four even steps up to the largest of what has a line and column of its own. */
function heatOf(rows: Entry[], columns: Entry[], read: (row: Key, column: Key) => number | null) {
  const own = (list: Entry[]) => list.filter(({ key }) => key !== REST);
  const numbers = own(rows).flatMap((row) => own(columns).map((column) => read(row.key, column.key) ?? 0));
  const most = Math.max(0, ...numbers);
  return (value: number | null) =>
    !value || value < 0 || most === 0
      ? 0
      : (Math.min(4, Math.max(1, Math.ceil((value / most) * 4))) as CrossCell['heat']);
}

/** By a column or the total, `-` before it for the largest first; the rest always stands last, and what is empty before it. */
function ordered(lines: CrossLine[], columns: Entry[], withTotal: boolean, sort: string | undefined): CrossLine[] {
  if (!sort) return lines;
  const descending = sort.startsWith('-');
  const by = descending ? sort.slice(1) : sort;
  const at = by === 'total' && withTotal ? columns.length : columns.findIndex(({ key }) => columnSort(key) === by);
  const direction = descending ? -1 : 1;
  const compare = (a: CrossLine, b: CrossLine): number => {
    if (by === 'label') return direction * a.label.localeCompare(b.label, undefined, { numeric: true });
    const [x, y] = [a, b].map((line) => line.cells[at]?.main.value ?? null);
    if (x === y) return 0;
    if (x === null || x === undefined) return 1;
    return y === null || y === undefined ? -1 : direction * (Number(x) - Number(y));
  };
  if (by !== 'label' && at < 0) return lines;
  return [...lines.filter(({ key }) => key !== REST).sort(compare), ...lines.filter(({ key }) => key === REST)];
}

/** A column as the address names it to sort by. */
export const columnSort = (key: Key): string => `c:${key ?? '~'}`;
