import type { FunnelChartQueryBody, MeasureQueryBody } from '#contract/measures.ts';
import { crossQuestion } from '../cross/crossSpec.ts';
import { joined } from './conditions.ts';
import type { Scope } from './scope.ts';

/** Dimensions in which a bottleneck is looked for. */
export const SPREADS = { spreadDepartment: 'department', spreadOwner: 'owner', spreadProduct: 'productLine' } as const;
export type SpreadName = keyof typeof SPREADS;

/**
 * Every question that a number of the page can stand for. The address names one of them, so that an open number is
 * found again with the page.
 */
const QUESTIONS = {
  stock: ({ ground }) => ({ measure: 'snapshot', ...ground }),
  weighted: ({ ground }) => ({ measure: 'snapshot', ...ground }),
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
  cross: (scope) => crossQuestion(scope, 'cells'),
  crossRows: (scope) => crossQuestion(scope, 'rows'),
  crossColumns: (scope) => crossQuestion(scope, 'columns'),
  crossAll: (scope) => crossQuestion(scope, 'all'),
} satisfies Record<string, (scope: Scope) => MeasureQueryBody>;

export type QuestionName = keyof typeof QUESTIONS;

export const isQuestion = (name: string): name is QuestionName => Object.hasOwn(QUESTIONS, name);

export const question = (scope: Scope, name: QuestionName): MeasureQueryBody => QUESTIONS[name](scope);

/** The funnel of the page, with what it is compared with. */
export function chartQuestion({ ground, period, baseline, search }: Scope): FunnelChartQueryBody {
  const mode = search.mode ?? 'cohort';
  return {
    ...ground,
    mode,
    window: period,
    baseline: baseline
      ? { ...baseline.window, ...(baseline.place ? { filters: baseline.place.filters ?? null } : {}) }
      : null,
    ...(mode === 'cohort' ? ageOf(search) : {}),
  };
}

function reached({ ground, step, period, search }: Scope): MeasureQueryBody {
  const mode = search.mode ?? 'cohort';
  if (mode === 'snapshot') return { measure: 'snapshot', ...ground, dimensions: [step] };
  return {
    measure: 'stageConversion',
    mode,
    ...ground,
    dimensions: [step],
    window: period,
    ...(mode === 'cohort' ? ageOf(search) : {}),
  };
}

const ageOf = ({ age }: Scope['search']) => (age ? { horizonDays: Number(age) } : {});

function spread(name: SpreadName) {
  return (scope: Scope): MeasureQueryBody => ({ ...reached(scope), dimensions: [scope.step, SPREADS[name]] });
}
