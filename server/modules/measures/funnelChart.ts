import { addDays, zonedDay, zonedDayStart } from '#domain/kernel/calendar.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import {
  type CellValues,
  type Days,
  diagnose,
  type MeasureHeader,
  type MeasureQuery,
  type MeasureResult,
  type MeasureWindow,
  previousWindow,
  type Step,
  type StepDiagnosis,
  worstBottleneck,
} from '#domain/measures/index.ts';
import type { Condition } from '#domain/records/condition.ts';
import type { Context } from '#server/platform/context.ts';
import { limitDays } from './limitDays.ts';
import { measure, measureResolved } from './measure.ts';
import type { ResolvedQuery } from './resolvedQuery.ts';
import { resolveQuery } from './resolveQuery.ts';

export const CHART_MODES = ['cohort', 'throughput', 'snapshot'] as const;

export type ChartQuery = {
  mode?: (typeof CHART_MODES)[number] | undefined;
  object?: string | undefined;
  /** One funnel by its stages; without it all funnels by their phases. */
  funnel?: string | undefined;
  window?: { from?: string | undefined; to?: string | undefined } | undefined;
  filters?: Condition | undefined;
  asOf?: string | undefined;
  /** Splits every step once more. */
  dimension?: string | undefined;
  /** Equal age: every record is judged this many days after it entered (cohort only). */
  horizonDays?: number | undefined;
  /** What to compare with: the window before where it is left out, nothing with null; `filters` in place of the chart's own. */
  baseline?: (Days & { filters?: Condition | null | undefined }) | null | undefined;
};

type Part = { count: number; amount: string };
export type Split = Record<'advanced' | 'back' | 'lost' | 'still', Part>;

export type ChartStep = {
  key: string;
  name: string;
  kind: Step['kind'];
  /** Entered in the window (cohort), ended in it (throughput), or open (snapshot); of the won step: won in the window. */
  reached: Part;
  split: Split | null;
  /** Advanced ÷ reached. */
  rate: number | null;
  open: Part | null;
  dwell: { medianDays: number | null; limitDays: number | null } | null;
  baseline: { reached: Part; rate: number | null } | null;
  diagnosis: (Omit<StepDiagnosis, 'step' | 'cost'> & { cost: string | null }) | null;
};

export type ChartGroup = {
  key: string | null;
  label: string;
  steps: { key: string; reached: Part; split: Split | null }[];
};

export type FunnelChart = Omit<MeasureHeader, 'measure' | 'unit' | 'step' | 'horizonDays'> & {
  stepDimension: 'stage' | 'phase';
  steps: ChartStep[];
  /** Key of the step whose conversion fell beyond chance and costs most. */
  bottleneck: string | null;
  /** The window that is compared with, read when it was as old as the present one is now. */
  baseline: { from: string; to: string; asOf: string } | null;
  groups: ChartGroup[];
  /** The questions whose cells (keys: [step], or [step, group]) open each number. */
  queries: {
    reached: MeasureQuery;
    open: MeasureQuery;
    dwell: MeasureQuery;
    won: MeasureQuery;
    groups: MeasureQuery | null;
  };
};

/** All that the cockpit's funnel shows, read side by side. */
export async function funnelChart(ctx: Context, query: ChartQuery): Promise<FunnelChart> {
  const mode = query.mode ?? 'cohort';
  const queries = chartQueries(query, mode);
  const resolved = await resolveQuery(ctx, queries.reached);
  const before = baselineOf(resolved, query);
  const first = measureResolved(resolved);
  const [reached, open, dwell, won, baseline, groups, limits] = await Promise.all([
    first,
    // A stock is what is open: asked once.
    mode === 'snapshot' ? first : measure(ctx, queries.open),
    measure(ctx, queries.dwell),
    measure(ctx, queries.won),
    before ? measureResolved(before.query) : null,
    queries.groups ? measure(ctx, queries.groups) : null,
    limitDays(resolved),
  ]);
  const of = (result: MeasureResult | null) => new Map(result?.rows.map((row) => [row.keys[0] ?? '', row.values]));
  const values = { reached: of(reached), open: of(open), dwell: of(dwell), baseline: baseline && of(baseline), limits };
  const split = mode !== 'snapshot';
  const openSteps = resolved.line.steps.filter((step) => step.kind === 'open');
  const diagnoses = split ? diagnoseSteps(openSteps, values.reached, values.baseline) : new Map();
  const {
    measure: _measure,
    unit: _unit,
    step: _step,
    horizonDays: _horizon,
    rows: _rows,
    margins: _margins,
    total: _total,
    dimensions: _dimensions,
    ...header
  } = reached;
  return {
    ...header,
    mode,
    stepDimension: query.funnel ? 'stage' : 'phase',
    steps: [
      ...openSteps.map((step) => openStep(ctx, step, values, split, diagnoses.get(step.key) ?? null)),
      ...wonStep(ctx, resolved, won.total),
    ],
    bottleneck: worstBottleneck([...diagnoses.values()])?.step ?? null,
    baseline: before?.window ?? null,
    groups: groups ? groupsOf(groups, split) : [],
    queries,
  };
}

function chartQueries(query: ChartQuery, mode: (typeof CHART_MODES)[number]): FunnelChart['queries'] {
  const { from, to } = query.window ?? {};
  const window: MeasureWindow = { ...(from ? { from } : {}), ...(to ? { to } : {}) };
  const common = {
    ...(query.object ? { object: query.object } : {}),
    ...(query.funnel ? { funnel: query.funnel } : {}),
    ...(query.filters ? { filters: query.filters } : {}),
    ...(query.asOf ? { asOf: query.asOf } : {}),
  };
  const step = query.funnel ? 'stage' : 'phase';
  const open: MeasureQuery = { measure: 'snapshot', ...common, dimensions: [step] };
  const reached: MeasureQuery =
    mode === 'snapshot'
      ? open
      : { measure: 'stageConversion', mode, ...common, dimensions: [step], window, ...horizonOf(query, mode) };
  return {
    reached,
    open,
    dwell: { measure: 'dwell', ...common, dimensions: [step], window },
    won: { measure: 'wonCount', ...common, window },
    groups: query.dimension ? { ...reached, dimensions: [step, query.dimension] } : null,
  };
}

const horizonOf = ({ horizonDays }: ChartQuery, mode: string) =>
  mode === 'cohort' && horizonDays !== undefined ? { horizonDays } : {};

type Baseline = { query: ResolvedQuery; window: { from: string; to: string; asOf: string } };

/**
 * The same question over the comparable window before, and as long after it as now is after the present one: so both
 * are of equal age.
 */
function baselineOf(query: ResolvedQuery, { window: asked, baseline }: ChartQuery): Baseline | null {
  if (!asked?.from || baseline === null) return null;
  const { timeZone } = query.ctx.workspace;
  const { from: first, to: last } =
    baseline ?? previousWindow({ from: asked.from, to: asked.to ?? zonedDay(query.cut, timeZone) });
  const window = { from: first, to: last };
  const [from, fromBefore] = [zonedDayStart(asked.from, timeZone), zonedDayStart(window.from, timeZone)];
  const cut = new Date(query.cut.getTime() - (from.getTime() - fromBefore.getTime()));
  const snapshot = query.spec.key === 'snapshot';
  return {
    window: { ...window, asOf: cut.toISOString() },
    query: {
      ...query,
      filters: baseline?.filters === undefined ? query.filters : baseline.filters,
      // A stock is read as it was; of a flow only the visits are cut off, records stay as they are asked for.
      asOf: snapshot ? cut : query.asOf,
      cut,
      past: true,
      window: snapshot
        ? query.window
        : { ...query.window, ...window, fromAt: fromBefore, toAt: zonedDayStart(addDays(window.to, 1), timeZone) },
    },
  };
}

type Values = Map<string, CellValues>;

function diagnoseSteps(steps: readonly Step[], now: Values, before: Values | null): Map<string, StepDiagnosis> {
  const proportion = (values: CellValues | undefined) => ({
    part: Number(values?.advanced ?? 0),
    whole: Number(values?.entered ?? 0),
  });
  const outcomes = steps.map(({ key }) => ({
    step: key,
    now: proportion(now.get(key)),
    baseline: proportion(before?.get(key)),
    amountEntered: Number(now.get(key)?.amount ?? 0),
  }));
  return new Map(diagnose(outcomes).map((entry) => [entry.step, entry]));
}

const part = (values: CellValues | undefined, count: string, amount: string): Part => ({
  count: Number(values?.[count] ?? 0),
  amount: String(values?.[amount] ?? '0'),
});

const reachedOf = (values: CellValues | undefined, split: boolean): Part =>
  part(values, split ? 'entered' : 'count', 'amount');

const splitOf = (values: CellValues | undefined): Split => ({
  advanced: part(values, 'advanced', 'advancedAmount'),
  back: part(values, 'back', 'backAmount'),
  lost: part(values, 'lost', 'lostAmount'),
  still: part(values, 'still', 'stillAmount'),
});

const rateOf = (values: CellValues | undefined): number | null => {
  const rate = values?.value;
  return typeof rate === 'number' ? rate : null;
};

function openStep(
  ctx: Context,
  step: Step,
  values: { reached: Values; open: Values; dwell: Values; baseline: Values | null; limits: Map<string, number | null> },
  split: boolean,
  diagnosis: StepDiagnosis | null,
): ChartStep {
  const [reached, before] = [values.reached.get(step.key), values.baseline?.get(step.key)];
  return {
    key: step.key,
    name: inLocale(step.names, ctx.locale),
    kind: step.kind,
    reached: reachedOf(reached, split),
    split: split ? splitOf(reached) : null,
    rate: split ? rateOf(reached) : null,
    open: part(values.open.get(step.key), 'count', 'amount'),
    // Medians are counted by the clock, so a limit in working days stands as long as it takes.
    dwell: {
      medianDays: rateOf(values.dwell.get(step.key)),
      limitDays: values.limits.get(step.key) ?? null,
    },
    baseline: values.baseline ? { reached: reachedOf(before, split), rate: split ? rateOf(before) : null } : null,
    diagnosis: diagnosis && numbersOf(diagnosis),
  };
}

function numbersOf({ step: _step, cost, ...rest }: StepDiagnosis): NonNullable<ChartStep['diagnosis']> {
  return { ...rest, cost: cost === null ? null : cost.toFixed(2) };
}

function wonStep(ctx: Context, query: ResolvedQuery, total: CellValues | null): ChartStep[] {
  const step = query.line.steps.find((one) => one.kind === 'won');
  if (!step) return [];
  return [
    {
      key: step.key,
      name: inLocale(step.names, ctx.locale),
      kind: 'won',
      reached: part(total ?? undefined, 'won', 'wonAmount'),
      split: null,
      rate: null,
      open: null,
      dwell: null,
      baseline: null,
      diagnosis: null,
    },
  ];
}

function groupsOf(result: MeasureResult, split: boolean): ChartGroup[] {
  const groups = new Map<string | null, ChartGroup>();
  for (const row of result.rows) {
    const [step, key = null] = row.keys;
    const group = groups.get(key) ?? { key, label: row.labels[1] ?? '', steps: [] };
    group.steps.push({
      key: step ?? '',
      reached: reachedOf(row.values, split),
      split: split ? splitOf(row.values) : null,
    });
    groups.set(key, group);
  }
  return [...groups.values()];
}
