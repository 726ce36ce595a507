import { choiceParam, dayParam, type RawSearch, textParam } from '../../browser/searchParams.ts';

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

export const BASELINES = ['previous', 'yearBefore', 'none'] as const;
export type BaselineKey = (typeof BASELINES)[number];

export const CHART_MODES = ['cohort', 'throughput', 'snapshot'] as const;
export type ChartMode = (typeof CHART_MODES)[number];

export const WIN_MODES = ['decided', 'all', 'due'] as const;
export type WinMode = (typeof WIN_MODES)[number];

export const CROSS_VALUES = ['open', 'advance', 'dwell'] as const;
export type CrossValue = (typeof CROSS_VALUES)[number];

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
  asOf?: string;
  /** The width of the funnel. */
  by?: 'amount';
  mode?: ChartMode;
  win?: WinMode;
  /** Dimensions and value of the cross table. */
  rows?: string;
  columns?: string;
  value?: CrossValue;
  /** The number that lies open, see `figure/drill.ts`. */
  drill?: string;
};

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
    asOf: dayParam(raw.asOf),
    by: choiceParam(raw.by, ['amount'] as const),
    mode: choiceParam(raw.mode, CHART_MODES),
    win: choiceParam(raw.win, WIN_MODES),
    rows: textParam(raw.rows),
    columns: textParam(raw.columns),
    value: choiceParam(raw.value, CROSS_VALUES),
    drill: textParam(raw.drill),
  };
}
