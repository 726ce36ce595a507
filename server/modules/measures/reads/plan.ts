import type { CellValues, MeasureUnit } from '#domain/measures/index.ts';

/**
 * What a measure counts, as SQL: `select` yields one row per counted thing with record_id, unit_id (visit, or 0), d1, d2 and facts.
 * Its numbers are aggregates over those rows and its lists are those rows, so the two cannot disagree.
 */
export type Base = { ctes: string[]; select: string };

export type Column = { name: string; sql: string; unit: MeasureUnit };

export type Plan = {
  base: Base;
  /** Columns of the base beside its keys and `amount`, where a record's amount can be shared among its products. */
  facts?: string[];
  /** With a dimension `d` that has several keys for a record: tables after `base`, the last of which holds a row for each. */
  split?: { d: string; ctes: string[]; source: string };
  /** Parallel workers would each repeat its aggregate over visits (measured: three times the work, no gain). */
  serial?: boolean;
  /**
   * Facts by which rows are counted and their amounts added up once, before cells, margins and total are: the columns then
   * say `n` (rows) and `amount` (their sum), through `tallied` and `talliedAmount`.
   */
  tally?: string[];
  /** Rows of that tally in a statement of its own, where that reads less than counting the base. */
  tallyRows?: () => string;
  columns: Column[];
  /** Which rows of the base a countable part of a cell stands for. */
  parts: Record<string, string>;
  /** Adds the value and whatever else follows from the columns. */
  finish(values: CellValues): CellValues;
  /** A statement of its own over `base`, for what plain aggregates cannot say. */
  aggregate?(sets: string[][]): string;
};

export const countWhere = (condition: string) => `count(*) filter (where ${condition})`;

/** Columns of a plan with a tally: how many rows, and their amount. */
export const tallied = (condition = 'true') => `coalesce(sum(n) filter (where ${condition}), 0)`;
export const talliedAmount = (condition = 'true') => `coalesce(sum(amount) filter (where ${condition}), 0)`;

/** Columns for a tally by `outcome`: a count each, and the amount beside it. */
export function outcomeColumns(names: readonly string[], withAmounts: readonly string[]): Column[] {
  return [
    ...names.map((name): Column => ({ name, sql: tallied(`outcome = '${name}'`), unit: 'count' })),
    ...withAmounts.map(
      (name): Column => ({ name: `${name}Amount`, sql: talliedAmount(`outcome = '${name}'`), unit: 'amount' }),
    ),
  ];
}

export const outcomeParts = (names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, `outcome = '${name}'`]));

export const count = (values: CellValues, name: string): number => Number(values[name] ?? 0);
