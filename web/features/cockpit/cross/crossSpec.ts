import type { MeasureQueryBody } from '#contract/measures.ts';
import type { MeasureKey, MeasureUnit } from '#domain/measures/types.ts';
import { OUTCOMES } from '../scope/outcomes.ts';
import type { Scope } from '../scope/scope.ts';

/** What the table asks: a measure, which of its numbers, and by what. */
export type CrossSpec = {
  measure: MeasureKey;
  mode: string | undefined;
  part: string;
  rows: string;
  /** A dimension, or the outcomes of the win rate. */
  columns: string;
  /** The one step that is read, where steps are no dimension and must not be added up. */
  step: string | undefined;
};

const STEPPED: readonly MeasureKey[] = [
  'stageConversion',
  'dwell',
  'snapshot',
  'openCount',
  'openAmount',
  'weightedAmount',
  'createdCount',
];
const BY_LINES: readonly MeasureKey[] = [
  'winRate',
  'averageDealSize',
  'wonAmount',
  'wonCount',
  'lostCount',
  'snapshot',
  'openCount',
  'openAmount',
  'weightedAmount',
  'createdCount',
];
const PER_STEP: readonly MeasureKey[] = ['stageConversion', 'dwell'];
export const TIMES: readonly string[] = ['month', 'quarter', 'year'];
export const LINES = 'lineProduct';

export const isStep = (dimension: string): boolean => dimension === 'stage' || dimension === 'phase';

/** Why a measure cannot be read by a dimension; nothing where it can. */
export function unfit(measure: MeasureKey, dimension: string): 'steps' | 'times' | 'lines' | undefined {
  if (isStep(dimension) && !STEPPED.includes(measure)) return 'steps';
  if (TIMES.includes(dimension) && measure === 'velocity') return 'times';
  return dimension === LINES && !BY_LINES.includes(measure) ? 'lines' : undefined;
}

/** The object whose records the measure counts. */
export const objectOf = (measure: MeasureKey): 'lead' | 'opportunity' =>
  measure === 'endToEnd' ? 'lead' : 'opportunity';

/** The address with defaults; what does not fit the measure gives way. */
export function crossSpec({ search, step: stepDimension, steps }: Scope): CrossSpec {
  const outcomes = search.columns === OUTCOMES;
  const measure = outcomes ? 'winRate' : (search.measure ?? 'snapshot');
  const named = (key: string | undefined) => (key && isStep(key) ? stepDimension : key);
  const fitting = (key: string | undefined) => (key && !unfit(measure, key) ? key : undefined);
  const rows = fitting(named(search.rows)) ?? 'department';
  const usual = [STEPPED.includes(measure) ? stepDimension : 'quarter', 'source', 'department'];
  const columns = outcomes
    ? OUTCOMES
    : (fitting(named(search.columns)) ?? usual.find((key) => key !== rows && !unfit(measure, key)) ?? 'funnel');
  const alone = PER_STEP.includes(measure) && !isStep(rows) && !isStep(columns);
  const part = outcomes ? 'value' : (search.part ?? (measure === 'snapshot' ? 'count' : 'value'));
  return {
    measure,
    mode: outcomes ? undefined : search.measureMode,
    part,
    rows,
    columns: columns === rows ? (rows === 'department' ? 'source' : 'department') : columns,
    step: alone ? (steps.find(({ key }) => key === search.step)?.key ?? steps[0]?.key) : undefined,
  };
}

const STOCKS: readonly MeasureKey[] = ['snapshot', 'openCount', 'openAmount', 'weightedAmount'];

/** The question of the whole table; or of one of its edges, to open a total. */
export function crossQuestion(scope: Scope, dimensions: 'cells' | 'rows' | 'columns' | 'all'): MeasureQueryBody {
  const spec = crossSpec(scope);
  const { measure, mode, step } = spec;
  const columns = spec.columns === OUTCOMES ? [] : [spec.columns];
  const of = { cells: [spec.rows, ...columns], rows: [spec.rows], columns, all: [] }[dimensions];
  const ground = measure === 'endToEnd' ? scope.leadGround : scope.ground;
  const aged = measure === 'stageConversion' && mode !== 'throughput' && scope.search.age;
  return {
    measure,
    ...(mode ? { mode } : {}),
    ...ground,
    ...(step ? { step } : {}),
    ...(of.length > 0 ? { dimensions: of } : {}),
    ...(STOCKS.includes(measure) ? {} : { window: scope.period }),
    ...(aged ? { horizonDays: Number(aged) } : {}),
  };
}

type Parts = readonly { key: string; unit: MeasureUnit; drill?: boolean | undefined }[];

const COUNTED: Partial<Record<MeasureKey, string>> = {
  stageConversion: 'entered',
  dwell: 'visits',
  winRate: 'all',
  lostCount: 'lost',
  endToEnd: 'leads',
};
const OPEN_OR_CREATED: readonly MeasureKey[] = [...STOCKS, 'createdCount'];

/** Which records a number stands on: those it counts, or those whose amount or share it is. */
export function countedPart(measure: MeasureKey, part: string, parts: Parts): string {
  const drills = (key: string) => parts.some((one) => one.key === key && one.drill);
  if (drills(part)) return part;
  const bare = part.replace(/Amount$/, '');
  if (drills(bare)) return bare;
  return COUNTED[measure] ?? (OPEN_OR_CREATED.includes(measure) ? 'count' : 'won');
}

/** The small number below: the amount of a count, else how many it stands on. */
export function partBeside(measure: MeasureKey, part: string, parts: Parts): string | undefined {
  const has = (key: string) => parts.some((one) => one.key === key);
  const counted = countedPart(measure, part, parts);
  if (part !== counted && part !== 'value') return has(counted) ? counted : undefined;
  const amount =
    counted === 'count' || counted === 'entered' ? 'amount' : counted === 'all' ? 'allAmount' : `${counted}Amount`;
  const isCount = part === counted || ['wonCount', 'lostCount', 'createdCount'].includes(measure);
  if (isCount) return has(amount) ? amount : undefined;
  return has(counted) ? counted : undefined;
}

/** A share as the parts that it is made of, so that lines can be put together. */
export function ratioOf(measure: MeasureKey, mode: string, part: string): { of: string; by: string[] } | undefined {
  if (measure === 'averageDealSize' && part === 'value') return { of: 'wonAmount', by: ['won'] };
  if (measure === 'stageConversion' && part === 'value')
    return { of: 'advanced', by: mode === 'decided' ? ['advanced', 'lost'] : ['entered'] };
  if (measure === 'endToEnd' && part === 'value') return { of: 'customer', by: ['leads'] };
  if (measure !== 'winRate') return undefined;
  if (part === 'value') return { of: 'won', by: mode === 'decided' ? ['won', 'lost'] : ['all'] };
  if (part === 'valueByAmount')
    return { of: 'wonAmount', by: mode === 'decided' ? ['wonAmount', 'lostAmount'] : ['allAmount'] };
  return part === 'invalidShare' ? { of: 'invalid', by: ['all'] } : undefined;
}
