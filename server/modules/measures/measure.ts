import { normaliseDecimal } from '#domain/kernel/decimal.ts';
import type { CellValues, MeasureHeader, MeasureQuery, MeasureResult, MeasureRow } from '#domain/measures/index.ts';
import type { Context } from '#server/platform/context.ts';
import { Parameters } from '#server/platform/sql.ts';
import { type DimensionLabels, dimensionLabel, labelDimensions } from './labels.ts';
import { planOf } from './plan.ts';
import { type AggregateRow, aggregateSql, LEVELS } from './reads/aggregateQueries.ts';
import { runHeavy } from './reads/heavyQueries.ts';
import type { Column, Plan } from './reads/plan.ts';
import type { ResolvedQuery } from './resolvedQuery.ts';
import { resolveQuery } from './resolveQuery.ts';

/** Answers one question in one statement (and one for names). Refuses with `invalid_input` what it cannot mean. */
export async function measure(ctx: Context, query: MeasureQuery): Promise<MeasureResult> {
  return measureResolved(await resolveQuery(ctx, query));
}

export async function measureResolved(query: ResolvedQuery): Promise<MeasureResult> {
  const params = new Parameters();
  const plan = planOf({ query, params });
  const steps = query.spec.perStep ? stepIndexes(query) : [];
  const sql = aggregateSql(plan, query.dimensions.length, steps);
  const rows = await runHeavy<AggregateRow>(query.ctx, sql, params.values, plan.serial);
  return shape(query, plan, rows);
}

const stepIndexes = (query: ResolvedQuery) =>
  query.dimensions.flatMap((dimension, index) => (dimension.kind === 'step' ? [index] : []));

async function shape(query: ResolvedQuery, plan: Plan, found: readonly AggregateRow[]): Promise<MeasureResult> {
  const count = query.dimensions.length;
  const keysOf = [found.map((row) => row.d1), found.map((row) => row.d2)].map(
    (keys) => new Set(keys.filter((key) => typeof key === 'string')),
  );
  const labels = await labelDimensions(query, keysOf);
  const at = (level: number, picked: number[]) =>
    sorted(
      found
        .filter((row) => row.level === level)
        .map((row) =>
          toRow(
            plan,
            row,
            picked.map((index) => ({ key: keyAt(row, index), labels: labels[index]! })),
          ),
        ),
      picked.map((index) => labels[index]!),
    );
  const total = found.find((row) => count === 0 || row.level === (count === 1 ? LEVELS.first : LEVELS.total));
  return {
    ...headerOf(query),
    dimensions: query.dimensions.map((dimension) => ({
      key: dimension.key,
      label: dimensionLabel(dimension, query.ctx),
    })),
    rows: count === 0 ? [] : at(LEVELS.cells, count === 1 ? [0] : [0, 1]),
    margins: count === 2 ? { first: at(LEVELS.first, [0]), second: at(LEVELS.second, [1]) } : { first: [], second: [] },
    total: totalOf(query, plan, total),
  };
}

/** Nothing counted is still an answer: zeros. A total over steps is none. */
function totalOf(query: ResolvedQuery, plan: Plan, row: AggregateRow | undefined): CellValues | null {
  if (query.spec.perStep && stepIndexes(query).length > 0) return null;
  return valuesOf(plan, row ?? {});
}

const keyAt = (row: AggregateRow, index: number): string | null => (index === 0 ? row.d1 : row.d2) ?? null;

function toRow(plan: Plan, row: AggregateRow, at: { key: string | null; labels: DimensionLabels }[]): MeasureRow {
  return {
    keys: at.map(({ key }) => key),
    labels: at.map(({ key, labels }) => labels.label(key)),
    values: valuesOf(plan, row),
  };
}

function valuesOf(plan: Plan, row: Record<string, unknown>): CellValues {
  return plan.finish(
    Object.fromEntries(plan.columns.map((column) => [column.name, numberOf(column, row[nameOf(column, plan)])])),
  );
}

/** Statements of their own name their columns as the plan's `sql`. */
const nameOf = (column: Column, plan: Plan) => (plan.aggregate ? column.sql : column.name);

function numberOf({ unit, name }: Column, stored: unknown): number | string | null {
  if (unit === 'count') return Number(stored ?? 0);
  if (stored === null || stored === undefined)
    return unit === 'amount' && name !== 'average' && name !== 'averageDealSize' ? '0' : null;
  return unit === 'amount' ? normaliseDecimal(String(stored)) : Number(stored);
}

/** Steps, times and options stand in their own order; the rest by value, largest first. */
function sorted(rows: MeasureRow[], labels: readonly DimensionLabels[]): MeasureRow[] {
  const natural = (row: MeasureRow) => row.keys.map((key, index) => labels[index]?.order(key));
  return rows
    .map((row) => ({ row, order: natural(row) }))
    .sort((a, b) => {
      for (const [index, left] of a.order.entries()) {
        const right = b.order[index];
        if (left !== right) return (left ?? Number.MAX_VALUE) - (right ?? Number.MAX_VALUE);
      }
      return Number(b.row.values.value ?? -1) - Number(a.row.values.value ?? -1);
    })
    .map(({ row }) => row);
}

/** What every number of an answer carries. */
export function headerOf(query: ResolvedQuery): MeasureHeader {
  const { spec, mode, window, ctx } = query;
  return {
    measure: spec.key,
    mode: mode.key,
    object: query.object.key,
    funnel: query.funnel,
    step: query.step,
    definition: { version: spec.version, name: spec.names, words: mode.words },
    unit: spec.unit,
    window: { from: window.from, to: window.to, basis: window.basis },
    filters: query.filters,
    asOf: query.cut.toISOString(),
    horizonDays: query.horizonDays,
    ...(query.dimensions.some(({ kind }) => kind === 'lineProduct')
      ? { addsUp: { counts: false, amounts: true } }
      : {}),
    timeZone: ctx.workspace.timeZone,
    currency: ctx.workspace.currency,
  };
}
