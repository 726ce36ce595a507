import type { FunnelChartQueryBody, MeasureQueryBody } from '#contract/measures.ts';
import { joined } from './conditions.ts';
import type { Scope } from './scope.ts';

/** Dimensions in which a bottleneck is looked for. */
export const SPREADS = { spreadDepartment: 'department', spreadOwner: 'owner', spreadProduct: 'productLine' } as const;
export type SpreadName = keyof typeof SPREADS;

/** The columns of the cross table that are outcomes, not a dimension. */
export const OUTCOMES = 'outcome';

/**
 * Every question that a number of the page can stand for. The address names one of them, so that an open number is
 * found again with the page.
 */
const QUESTIONS = {
  stock: ({ ground }) => ({ measure: 'snapshot', ...ground }),
  stockByStep: ({ ground, step }) => ({ measure: 'snapshot', ...ground, dimensions: [step] }),
  stalled: ({ ground, stalled }) => ({
    measure: 'snapshot',
    ...ground,
    filters: joined([ground.filters, stalled]),
  }),
  quarterWon: ({ ground, quarter }) => ({ measure: 'wonAmount', ...ground, window: quarter }),
  winRate: ({ ground, period, search }) => ({
    measure: 'winRate',
    mode: search.win ?? 'decided',
    ...ground,
    window: period,
  }),
  created: ({ ground, period }) => ({ measure: 'winRate', mode: 'all', ...ground, window: period }),
  cycle: ({ ground, period }) => ({ measure: 'salesCycle', ...ground, window: period }),
  size: ({ ground, period }) => ({ measure: 'averageDealSize', ...ground, window: period }),
  velocity: ({ ground, period }) => ({ measure: 'velocity', ...ground, window: period }),
  reached,
  dwell: ({ ground, step, period }) => ({ measure: 'dwell', ...ground, dimensions: [step], window: period }),
  won: ({ ground, period }) => ({ measure: 'wonCount', ...ground, window: period }),
  endToEnd: ({ leadGround, period }) => ({
    measure: 'endToEnd',
    ...leadGround,
    dimensions: ['source'],
    window: period,
  }),
  spreadDepartment: spread('spreadDepartment'),
  spreadOwner: spread('spreadOwner'),
  spreadProduct: spread('spreadProduct'),
  cross: (scope) => cross(scope, [rowsOf(scope), ...columnsOf(scope)]),
  crossRows: (scope) => cross(scope, [rowsOf(scope)]),
  crossColumns: (scope) => cross(scope, columnsOf(scope)),
  crossAll: (scope) => cross(scope, []),
} satisfies Record<string, (scope: Scope) => MeasureQueryBody>;

export type QuestionName = keyof typeof QUESTIONS;

export const isQuestion = (name: string): name is QuestionName => Object.hasOwn(QUESTIONS, name);

export const question = (scope: Scope, name: QuestionName): MeasureQueryBody => QUESTIONS[name](scope);

/** The funnel of the page, with what it is compared with. */
export function chartQuestion({ ground, period, baseline, search }: Scope): FunnelChartQueryBody {
  return { ...ground, mode: search.mode ?? 'cohort', window: period, baseline: baseline ?? null };
}

function reached({ ground, step, period, search }: Scope): MeasureQueryBody {
  const mode = search.mode ?? 'cohort';
  if (mode === 'snapshot') return { measure: 'snapshot', ...ground, dimensions: [step] };
  return { measure: 'stageConversion', mode, ...ground, dimensions: [step], window: period };
}

function spread(name: SpreadName) {
  return (scope: Scope): MeasureQueryBody => ({ ...reached(scope), dimensions: [scope.step, SPREADS[name]] });
}

const rowsOf = ({ search }: Scope): string => search.rows ?? 'department';

/** Columns that are dimensions of their own; outcomes are parts of one number. */
function columnsOf({ search, step }: Scope): string[] {
  if (search.columns === OUTCOMES) return [];
  return [search.columns ?? step];
}

/** By stages: stock, advance rate or dwell. By outcomes the win rate; by anything else the stock. */
function cross(scope: Scope, dimensions: string[]): MeasureQueryBody {
  const { ground, period, search } = scope;
  if (search.columns === OUTCOMES) return { measure: 'winRate', ...ground, dimensions, window: period };
  if (search.columns || !search.value || search.value === 'open') return { measure: 'snapshot', ...ground, dimensions };
  if (search.value === 'dwell') return { measure: 'dwell', ...ground, dimensions, window: period };
  return { measure: 'stageConversion', mode: 'cohort', ...ground, dimensions, window: period };
}
