import type { Localized } from '../kernel/localized.ts';
import type { Condition } from '../records/condition.ts';

export const MEASURE_KEYS = [
  'endToEnd',
  'stageConversion',
  'snapshot',
  'winRate',
  'salesCycle',
  'dwell',
  'averageDealSize',
  'velocity',
  'wonAmount',
  'wonCount',
  'lostCount',
  'openCount',
  'openAmount',
  'weightedAmount',
  'createdCount',
] as const;
export type MeasureKey = (typeof MEASURE_KEYS)[number];

/** Which time of a record or visit must lie in the window. */
export const WINDOW_BASES = ['created', 'closed', 'expectedClose', 'originalClose', 'entered', 'left'] as const;
export type WindowBasis = (typeof WINDOW_BASES)[number];

/** Days of the workspace's time zone, both inclusive; an absent end is open. */
export type MeasureWindow = { from?: string; to?: string; basis?: WindowBasis };

/** One question. Everything that is absent takes the default that the catalogue names. */
export type MeasureQuery = {
  measure: MeasureKey;
  mode?: string;
  /** Key of an object with a funnel. */
  object?: string;
  /** One funnel, whose stages are the steps. Without it, steps are the phases that all funnels share. */
  funnel?: string;
  /** Only this step: a stage key of the funnel, or a phase key. */
  step?: string;
  /**
   * At most two of: funnel, stage, phase, department, department:N (its ancestor at level N, 1 = top), manager (head of the
   * department), owner, month, quarter, year (of the window's basis), any select, boolean, reference or user field, and
   * such a field one step through a reference (`account.industry`); of opportunities also lineProduct (see `addsUp`).
   */
  dimensions?: string[];
  window?: MeasureWindow;
  filters?: Condition;
  /** Day ('YYYY-MM-DD', its end) or instant (ISO 8601): the state as it was then. */
  asOf?: string;
  /** Equal age: every record is judged this many days after it entered, younger ones are left out and counted beside. */
  horizonDays?: number;
};

export type MeasureUnit = 'count' | 'amount' | 'share' | 'days' | 'amountPerDay';

/** One of the numbers of a cell: `drill` ones are counts that open the records they count. */
export type PartSpec = { key: string; unit: MeasureUnit; names: Localized; drill?: boolean };

export type ModeSpec = { key: string; names: Localized; words: Localized };

export type MeasureSpec = {
  key: MeasureKey;
  /** Grows when the definition changes. */
  version: number;
  names: Localized;
  unit: MeasureUnit;
  /** The first is the default. */
  modes: ModeSpec[];
  /** What the window may be about; the first is the default, none means no window. */
  bases: WindowBasis[];
  /** Counts per step of the funnel: needs a stage or phase dimension, or `step`. */
  perStep: boolean;
  /** Objects it can be asked of; `*` any with a funnel. */
  objects: string[];
  /** What one counted thing is. */
  counts: 'record' | 'visit';
  /** Numbers of a cell beside `value`, in order. */
  parts: PartSpec[];
};

/** Counts, days and shares are numbers, amounts decimal strings; null where there is nothing to say (0 ÷ 0). */
export type CellValues = Record<string, number | string | null>;

export type MeasureRow = {
  /** One per dimension; null where the record has no value. */
  keys: (string | null)[];
  labels: string[];
  values: CellValues;
};

/** What every number of a result carries. */
export type MeasureHeader = {
  measure: MeasureKey;
  mode: string;
  object: string;
  funnel: string | null;
  step: string | null;
  definition: { version: number; name: Localized; words: Localized };
  unit: MeasureUnit;
  window: { from: string | null; to: string | null; basis: WindowBasis | null };
  filters: Condition | null;
  /** ISO instant. */
  asOf: string;
  horizonDays: number | null;
  /**
   * Said where cells need not add up to their total. By `lineProduct` a record stands under each product of its line
   * items (null without any), so counts do not; its amount is shared among them by the lines' amounts, so amounts do.
   */
  addsUp?: { counts: boolean; amounts: boolean };
  timeZone: string;
  currency: string;
};

export type MeasureResult = MeasureHeader & {
  dimensions: { key: string; label: string }[];
  rows: MeasureRow[];
  /** With two dimensions: the same numbers over one of them, for the edges of a cross table. */
  margins: { first: MeasureRow[]; second: MeasureRow[] };
  /** Over everything. Null where steps are a dimension: what entered two steps must not be added up. */
  total: CellValues | null;
};
