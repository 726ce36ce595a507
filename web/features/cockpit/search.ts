import { MEASURE_KEYS, type MeasureKey } from '#domain/measures/types.ts';
import type { Condition } from '#domain/records/condition.ts';
import { choiceParam, dayParam, type RawSearch, textParam } from '../../browser/searchParams.ts';
import { isCondition } from '../../parts/conditions/isCondition.ts';

export const PERIODS = [
  'last12Months',
  'last90Days',
  'thisQuarter',
  'lastQuarter',
  'thisYear',
  'lastYear',
  'custom',
] as const;
export type PeriodKey = (typeof PERIODS)[number];

export const BASELINES = ['previous', 'yearBefore', 'fixed', 'department', 'owner', 'none'] as const;
export type BaselineKey = (typeof BASELINES)[number];

export const CHART_MODES = ['cohort', 'throughput', 'snapshot'] as const;
export type ChartMode = (typeof CHART_MODES)[number];

export const WIN_MODES = ['decided', 'all', 'due'] as const;
export type WinMode = (typeof WIN_MODES)[number];

/** Days after which every record of a cohort is judged. */
export const AGES = ['30', '60', '90', '180'] as const;
export type Age = (typeof AGES)[number];

export const TOPS = ['5', '10', '20', '50', 'all'] as const;
export type Top = (typeof TOPS)[number];

export const PERCENTS = ['row', 'column'] as const;
export type PercentOf = (typeof PERCENTS)[number];

/** What the cockpit's address says. What is absent takes its default. */
export type CockpitSearch = {
  funnel?: string;
  department?: string;
  owner?: string;
  productLine?: string;
  source?: string;
  period?: PeriodKey;
  /** Ends of a custom period. */
  from?: string;
  to?: string;
  baseline?: BaselineKey;
  /** Ends of a fixed baseline; or whose numbers it is. */
  baseFrom?: string;
  baseTo?: string;
  baseDepartment?: string;
  baseOwner?: string;
  /** Conditions beside the named filters. */
  filter?: Condition;
  age?: Age;
  asOf?: string;
  /** The width of the funnel. */
  by?: 'amount';
  mode?: ChartMode;
  win?: WinMode;
  /** The cross table: dimensions, measure with its mode, which of its numbers, and the step where only one is read. */
  rows?: string;
  columns?: string;
  measure?: MeasureKey;
  measureMode?: string;
  part?: string;
  step?: string;
  /** How it is shown: order (`-` before it for descending), how many lines, percentages, shading, baseline. */
  sort?: string;
  top?: Top;
  percent?: PercentOf;
  heat?: 'off';
  compare?: 'on';
  /** The saved view that the page was opened from. */
  v?: string;
  /** The number that lies open, see `figure/drill.ts`. */
  drill?: string;
};

/** Addresses written before the table took any measure. */
const FORMER_VALUES: Record<string, MeasureKey> = { advance: 'stageConversion', dwell: 'dwell' };

export function cockpitSearch(raw: RawSearch): CockpitSearch {
  return {
    funnel: textParam(raw.funnel),
    department: textParam(raw.department),
    owner: textParam(raw.owner),
    productLine: textParam(raw.productLine),
    source: textParam(raw.source),
    period: choiceParam(raw.period, PERIODS),
    from: dayParam(raw.from),
    to: dayParam(raw.to),
    baseline: choiceParam(raw.baseline, BASELINES),
    baseFrom: dayParam(raw.baseFrom),
    baseTo: dayParam(raw.baseTo),
    baseDepartment: textParam(raw.baseDepartment),
    baseOwner: textParam(raw.baseOwner),
    filter: isCondition(raw.filter) ? raw.filter : undefined,
    age: choiceParam(textParam(raw.age), AGES),
    asOf: dayParam(raw.asOf),
    by: choiceParam(raw.by, ['amount'] as const),
    mode: choiceParam(raw.mode, CHART_MODES),
    win: choiceParam(raw.win, WIN_MODES),
    rows: textParam(raw.rows),
    columns: textParam(raw.columns),
    measure: choiceParam(raw.measure, MEASURE_KEYS) ?? FORMER_VALUES[String(raw.value)],
    measureMode: textParam(raw.measureMode),
    part: textParam(raw.part),
    step: textParam(raw.step),
    sort: textParam(raw.sort),
    top: choiceParam(textParam(raw.top), TOPS),
    percent: choiceParam(raw.percent, PERCENTS),
    heat: choiceParam(raw.heat, ['off'] as const),
    compare: choiceParam(raw.compare, ['on'] as const),
    v: textParam(raw.v),
    drill: textParam(raw.drill),
  };
}
