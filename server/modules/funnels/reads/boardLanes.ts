import { boardStages, canBeLane, MOST_LANES } from '#domain/funnels/index.ts';
import { compareDecimal, issue, sumDecimals } from '#domain/kernel/index.ts';
import type { FieldDefinition, ObjectDefinition } from '#domain/objects/index.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { ident, inSchema, Parameters } from '#server/platform/sql.ts';
import { type References, selectReferences } from '../../records/index.ts';
import { type BoardQuery, type BoardScope, scopeParts, shownRows, totalsOf } from './boardRows.ts';
import { scopeOf, sums } from './boardScope.ts';

/** Totals of a stage; decimal strings, absent for objects without an amount. */
export type StageTotals = { stage: string; count: number; amount?: string; weightedAmount?: string };
/** Everything with one value in the field that divides the board; null: without a value. */
export type Lane = { key: string | null; count: number; columns: StageTotals[] };
export type Lanes = { lanes: Lane[]; references: References; hidden: number };
export type LaneQuery = BoardQuery & { lanes: string };

type RawTotals = { stage_key: string; lane: string | null; count: number; amount: string | null };

/** Lanes by a field with the totals of every stage, in one statement, of what the reader may see. */
export async function boardLanes(ctx: Context, query: LaneQuery): Promise<Lanes> {
  const scope = await scopeOf(ctx, query);
  const field = laneField(scope.object, query.lanes);
  const params = new Parameters();
  const { all } = scopeParts(scope, boardStages(scope.funnel), params);
  const { rows } = await ctx.pools.app.query<RawTotals>(
    inSchema(
      ctx.workspace,
      `with shown as (${shownRows(scope, all, [field.column])}),
       totals as (${totalsOf(scope.object, [field.column, 'stage_key'])})
       select stage_key, ${ident(field.column)}::text as lane, count, amount from totals`,
    ),
    params.values,
  );
  return lanesOf(scope, field, rows);
}

/** The field that divides a board; refuses what cannot. */
export function laneField(object: ObjectDefinition, key: string): FieldDefinition {
  const field = object.fields.find((candidate) => candidate.key === key);
  if (!field || !canBeLane(field)) {
    throw new Refused('invalid_input', { issues: [issue('unknown_field', 'lanes', { name: key })] });
  }
  return field;
}

/** Totals by lane and stage as lanes: choices in their order, others with the largest first, those without last. */
export async function lanesOf(scope: BoardScope, field: FieldDefinition, rows: readonly RawTotals[]): Promise<Lanes> {
  const { ctx, definitions, funnel } = scope;
  const all = [...Map.groupBy(rows, (row) => row.lane)].map(([key, own]) => ({
    key,
    own,
    count: own.reduce((sum, row) => sum + row.count, 0),
    amount: sumDecimals(own.flatMap((row) => row.amount ?? [])),
  }));
  // By an account there are thousands of lanes: only those that are shown are spread over the stages.
  const shown = all.sort(order(field)).slice(0, MOST_LANES);
  const lanes = shown.map(({ key, own, count }): Lane => {
    const columns = boardStages(funnel).map((stage): StageTotals => {
      const total = own.find((row) => row.stage_key === stage.key);
      return { stage: stage.key, count: total?.count ?? 0, ...sums(scope, stage, total?.amount ?? null) };
    });
    return { key, count, columns };
  });
  const values = lanes.map(({ key }) => ({ [field.key]: key }));
  const references = await selectReferences(ctx.pools.app, ctx, definitions, [field], values);
  return { lanes, references, hidden: all.length - lanes.length };
}

type Sum = { key: string | null; count: number; amount: string };

function order(field: FieldDefinition) {
  const places = new Map(field.options?.map(({ key }, index) => [key, index]));
  const place = ({ key }: Sum) => (key === null ? Number.MAX_SAFE_INTEGER : (places.get(key) ?? places.size));
  return (a: Sum, b: Sum) =>
    place(a) - place(b) ||
    compareDecimal(b.amount, a.amount) ||
    b.count - a.count ||
    (a.key ?? '').localeCompare(b.key ?? '');
}
