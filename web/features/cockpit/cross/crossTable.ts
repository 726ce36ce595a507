import type { MeasureResultBody } from '#contract/measures.ts';
import type { Drill } from '../figure/drill.ts';

type Key = string | null;
type Values = Record<string, number | string | null>;

/** One number of the table: what it shows, how strong its ground is, and what it opens. */
export type CrossCell = {
  main: { unit: 'count' | 'share' | 'days' | 'amount'; value: number | string | null };
  /** Small, below: the amount, or how many the share is of. */
  below?: { unit: 'count' | 'amount'; value: number | string };
  drill: Drill | null;
  heat: 0 | 1 | 2 | 3 | 4;
};

export type CrossLine = { key: Key; label: string; cells: CrossCell[] };
export type Cross = {
  columns: { key: Key; label: string }[];
  lines: CrossLine[];
  sum: CrossLine | null;
  withTotal: boolean;
};

export type CrossAnswers = {
  cells: MeasureResultBody;
  rows: MeasureResultBody | undefined;
  columns: MeasureResultBody | undefined;
  all: MeasureResultBody | undefined;
};

type Kind = 'stock' | 'advance' | 'dwell';
const PART = { stock: 'count', advance: 'entered', dwell: 'visits' } as const;

/** Rows × columns with their edges, where adding up means something: stages of a flow must not be added. */
export function crossTable(answers: CrossAnswers, columns: { key: Key; label: string }[], kind: Kind): Cross {
  const { cells, rows, all } = answers;
  const withTotal = kind === 'stock' && rows !== undefined && all !== undefined;
  const heats = heatOf(cells.rows.map((row) => numberOf(row.values, kind)));
  const lineKeys = distinct(cells.rows.map((row) => ({ key: row.keys[0] ?? null, label: row.labels[0] ?? '' })));
  const ordered = withTotal
    ? orderedBy(
        lineKeys,
        rows.rows.map((row) => row.keys[0] ?? null),
      )
    : lineKeys;
  const find = (result: MeasureResultBody | undefined, keys: Key[]) =>
    result?.rows.find((row) => keys.every((key, index) => (row.keys[index] ?? null) === key))?.values;
  const lines = ordered.map(({ key, label }): CrossLine => {
    const own = columns.map((column) =>
      cellOf(find(cells, [key, column.key]), kind, { question: 'cross', keys: [key, column.key] }, heats),
    );
    const total = cellOf(find(rows, [key]), kind, { question: 'crossRows', keys: [key] });
    return { key, label, cells: withTotal ? [...own, total] : own };
  });
  const edge = columns.map((column) =>
    cellOf(find(answers.columns, [column.key]), kind, { question: 'crossColumns', keys: [column.key] }),
  );
  const whole = cellOf(all?.total ?? undefined, kind, { question: 'crossAll', keys: [] });
  return {
    columns,
    lines,
    sum: answers.columns ? { key: null, label: '', cells: withTotal ? [...edge, whole] : edge } : null,
    withTotal,
  };
}

type Heat = (value: number | null) => CrossCell['heat'];

function cellOf(values: Values | undefined, kind: Kind, at: Omit<Drill, 'part'>, heat: Heat = () => 0): CrossCell {
  const number = values ? numberOf(values, kind) : kind === 'stock' ? 0 : null;
  const counted = Number(values?.[PART[kind]] ?? 0);
  const unit = { stock: 'count', advance: 'share', dwell: 'days' } as const;
  return {
    main: { unit: unit[kind], value: number },
    ...(counted > 0
      ? {
          below:
            kind === 'stock'
              ? { unit: 'amount', value: String(values?.amount ?? '0') }
              : { unit: 'count', value: counted },
        }
      : {}),
    drill: counted > 0 ? { ...at, part: PART[kind] } : null,
    heat: heat(number),
  };
}

function numberOf(values: Values, kind: Kind): number | null {
  const value = kind === 'stock' ? values.count : values.value;
  return value === null || value === undefined ? null : Number(value);
}

/** Four even steps up to the largest. */
function heatOf(numbers: readonly (number | null)[]): Heat {
  const most = Math.max(0, ...numbers.map((number) => number ?? 0));
  return (value) => (!value || most === 0 ? 0 : (Math.max(1, Math.ceil((value / most) * 4)) as CrossCell['heat']));
}

function distinct(keys: { key: Key; label: string }[]): { key: Key; label: string }[] {
  return [...new Map(keys.map((entry) => [entry.key, entry])).values()];
}

const orderedBy = (lines: { key: Key; label: string }[], order: Key[]) =>
  lines.toSorted((a, b) => order.indexOf(a.key) - order.indexOf(b.key));

const OUTCOME_PARTS = ['won', 'lost', 'invalid'] as const;

/** Won, lost, invalid, the rate and the amount by row: every count opens, the rate opens what was won. */
export function outcomeTable(rows: MeasureResultBody, names: Record<string, string>): Cross {
  const most = Math.max(0, ...rows.rows.map((row) => Number(row.values.value ?? 0)));
  const line = (values: Values, drill: Omit<Drill, 'part'>, heated: boolean): CrossCell[] => {
    const opening = (part: string) => (Number(values[part] ?? 0) > 0 ? { ...drill, part } : null);
    const rate = values.value === null || values.value === undefined ? null : Number(values.value);
    const heat = !heated || !rate || most === 0 ? 0 : (Math.max(1, Math.ceil((rate / most) * 4)) as CrossCell['heat']);
    return [
      ...OUTCOME_PARTS.map(
        (part): CrossCell => ({
          main: { unit: 'count', value: Number(values[part] ?? 0) },
          drill: opening(part),
          heat: 0,
        }),
      ),
      { main: { unit: 'share', value: rate }, drill: opening('won'), heat },
      { main: { unit: 'amount', value: String(values.wonAmount ?? '0') }, drill: opening('won'), heat: 0 },
    ];
  };
  return {
    columns: [...OUTCOME_PARTS, 'rate', 'wonAmount'].map((key) => ({ key, label: names[key] ?? key })),
    lines: rows.rows
      .toSorted((a, b) => Number(b.values.won ?? 0) - Number(a.values.won ?? 0))
      .map((row) => ({
        key: row.keys[0] ?? null,
        label: row.labels[0] ?? '',
        cells: line(row.values, { question: 'crossRows', keys: [row.keys[0] ?? null] }, true),
      })),
    sum: rows.total && { key: null, label: '', cells: line(rows.total, { question: 'crossAll', keys: [] }, false) },
    withTotal: false,
  };
}
