import type { Funnel, Phase } from '#domain/funnels/types.ts';
import { addDays, isDay, zonedDayStart } from '#domain/kernel/calendar.ts';
import { issue } from '#domain/kernel/issue.ts';
import {
  MEASURES,
  type MeasureQuery,
  type MeasureSpec,
  phaseLine,
  type StepLine,
  stageLine,
  type WindowBasis,
} from '#domain/measures/index.ts';
import type { ObjectDefinition } from '#domain/objects/index.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { getFunnels } from '../funnels/index.ts';
import { getDefinitions, inWorkspaceTerms } from '../objects/index.ts';
import { LINE_PRODUCT, resolveDimensions, seesLines } from './resolveDimensions.ts';
import type { ResolvedQuery, ResolvedWindow } from './resolvedQuery.ts';

const MAX_HORIZON = 3650;

/** Takes defaults, finds everything that is named, and refuses (`invalid_input`) what does not exist or fit. */
export async function resolveQuery(ctx: Context, query: MeasureQuery): Promise<ResolvedQuery> {
  const [definitions, known] = await Promise.all([getDefinitions(ctx), getFunnels(ctx)]);
  const spec = inWorkspaceTerms(ctx.workspace, MEASURES[query.measure]);
  const object = definitions.object(query.object ?? (spec.objects[0] === '*' ? 'opportunity' : spec.objects[0]!));
  if (!object.hasFunnel || !(spec.objects.includes('*') || spec.objects.includes(object.key)))
    refuse('object', object.key);
  const mode = query.mode === undefined ? spec.modes[0]! : spec.modes.find((one) => one.key === query.mode);
  if (!mode) refuse('mode', query.mode);
  const funnels = known.ofObject(object.key);
  const funnel = chooseFunnel(query, funnels);
  const phases = known.phases.filter((phase) => phase.objectKey === object.key);
  const line = chooseLine(query, funnels, funnel, phases);
  if (query.step !== undefined && !line.steps.some((step) => step.key === query.step && step.kind === 'open')) {
    refuse('step', query.step);
  }
  const dimensions = resolveDimensions(definitions, object, query.dimensions ?? []);
  const window = resolveWindow(ctx, spec, mode.key, object, query.window ?? {});
  const asOf = resolveAsOf(ctx, query.asOf);
  const resolved: ResolvedQuery = {
    ctx,
    definitions,
    spec,
    mode,
    object,
    funnels: funnel ? [funnel] : funnels,
    dealFunnels: known.ofObject('opportunity'),
    funnel: funnel?.key ?? null,
    step: query.step ?? null,
    line,
    dimensions,
    window,
    filters: query.filters ?? null,
    asOf,
    cut: asOf ?? ctx.now,
    past: asOf !== null,
    horizonDays: resolveHorizon(query.horizonDays, spec, mode.key),
  };
  checkFit(resolved);
  return resolved;
}

function refuse(field: string, value: unknown): never {
  throw new Refused('invalid_input', { issues: [issue('invalid_value', field, { name: String(value) })] });
}

/** A stage is only known within a funnel: with just one, that is the one. */
function chooseFunnel(query: MeasureQuery, funnels: readonly Funnel[]): Funnel | null {
  if (query.funnel !== undefined)
    return funnels.find((one) => one.key === query.funnel) ?? refuse('funnel', query.funnel);
  if (!query.dimensions?.includes('stage')) return null;
  return funnels.length === 1 ? funnels[0]! : refuse('funnel', 'stage');
}

function chooseLine(query: MeasureQuery, funnels: Funnel[], funnel: Funnel | null, phases: Phase[]): StepLine {
  const byPhase = !funnel || query.dimensions?.includes('phase') || query.measure === 'endToEnd';
  if (!byPhase) return stageLine(funnel);
  if (query.dimensions?.includes('stage')) refuse('dimensions', 'stage, phase');
  return phaseLine(funnel ? [funnel] : funnels, phases);
}

function resolveWindow(
  ctx: Context,
  spec: MeasureSpec,
  mode: string,
  object: ObjectDefinition,
  window: NonNullable<MeasureQuery['window']>,
): ResolvedWindow {
  const { from = null, to = null } = window;
  if (from !== null && !isDay(from)) refuse('window.from', from);
  if (to !== null && !isDay(to)) refuse('window.to', to);
  if (from !== null && to !== null && from > to) refuse('window.to', to);
  const { timeZone } = ctx.workspace;
  return {
    from,
    to,
    basis: resolveBasis(spec, mode, object, window.basis),
    fromAt: from === null ? null : zonedDayStart(from, timeZone),
    toAt: to === null ? null : zonedDayStart(addDays(to, 1), timeZone),
  };
}

/** Modes that say by themselves what their window is about. */
const BASIS_OF_MODE: Record<string, WindowBasis> = { throughput: 'left', all: 'created', due: 'originalClose' };

/** Objects without an expected close date cannot be asked about it. */
const NEEDS_CLOSE_DATE: readonly WindowBasis[] = ['expectedClose', 'originalClose'];

function resolveBasis(
  spec: MeasureSpec,
  mode: string,
  object: ObjectDefinition,
  asked: WindowBasis | undefined,
): WindowBasis | null {
  const fixed = BASIS_OF_MODE[mode];
  const dated = object.tracked?.closeDate !== undefined;
  const possible = fixed ? [fixed] : spec.bases.filter((basis) => basis !== 'left');
  const allowed = possible.filter((basis) => dated || !NEEDS_CLOSE_DATE.includes(basis));
  if (possible.length > 0 && allowed.length === 0) refuse('mode', mode);
  if (asked === undefined) return allowed[0] ?? null;
  return allowed.includes(asked) ? asked : refuse('window.basis', asked);
}

/** A day stands for its end. The future is now. */
function resolveAsOf(ctx: Context, asOf: string | undefined): Date | null {
  if (asOf === undefined) return null;
  // The last instant of the day: visits and spans that begin at the next midnight are not yet.
  const at = isDay(asOf)
    ? new Date(zonedDayStart(addDays(asOf, 1), ctx.workspace.timeZone).getTime() - 1)
    : new Date(asOf);
  if (Number.isNaN(at.getTime())) refuse('asOf', asOf);
  return at >= ctx.now ? null : at;
}

function resolveHorizon(days: number | undefined, spec: MeasureSpec, mode: string): number | null {
  if (days === undefined) return null;
  if (spec.key !== 'stageConversion' || mode === 'throughput') refuse('horizonDays', days);
  if (!Number.isInteger(days) || days < 1 || days > MAX_HORIZON) refuse('horizonDays', days);
  return days;
}

const STEPPED = new Set([
  'stageConversion',
  'dwell',
  'snapshot',
  'openCount',
  'openAmount',
  'weightedAmount',
  'createdCount',
]);

/** What counts records with their amounts: an amount can be shared among products, a length of time cannot. */
const BY_LINES = new Set([
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
]);

function checkFit({ ctx, spec, dimensions, step }: ResolvedQuery): void {
  const stepped = dimensions.some((dimension) => dimension.kind === 'step');
  if (stepped && !STEPPED.has(spec.key)) refuse('dimensions', 'stage');
  if (step !== null && !STEPPED.has(spec.key)) refuse('step', step);
  if (spec.perStep && !stepped && step === null) refuse('step', '');
  if (spec.key === 'velocity' && dimensions.some((dimension) => dimension.kind === 'time'))
    refuse('dimensions', 'month');
  if (dimensions.some((dimension) => dimension.kind === LINE_PRODUCT)) {
    if (!BY_LINES.has(spec.key) || !seesLines(ctx)) refuse('dimensions', LINE_PRODUCT);
  }
}
