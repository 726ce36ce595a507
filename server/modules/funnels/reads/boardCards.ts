import { boardStages } from '#domain/funnels/index.ts';
import { sumDecimals } from '#domain/kernel/index.ts';
import type { Context } from '#server/platform/context.ts';
import { ident, inSchema, Parameters } from '#server/platform/sql.ts';
import { type References, valuesOfRow, visibilityPredicate } from '../../records/index.ts';
import { type Lanes, laneField, lanesOf, type StageTotals } from './boardLanes.ts';
import { type BoardQuery, scopeParts, seesMany, shownRows, totalsIn, totalsOf } from './boardRows.ts';
import { namesOn, scopeOf, sums } from './boardScope.ts';
import { type Card, cardsOf } from './cards.ts';

export type PlacedCard = { stage: string; lane: string | null; card: Card };
export type PlacedCards = {
  /** Those of the asked records that stand on this board; the others do not, or not for this reader. */
  cards: PlacedCard[];
  columns: StageTotals[];
  lanes?: Lanes;
  references: References;
};

type RawRow = Record<string, unknown> & {
  _stage: string;
  _lane: string | null;
  _count: number | null;
  _amount: string | null;
  _may_write: boolean;
  id: string | null;
  lock_version: number;
};

/**
 * Where some records stand on a board at this moment, and all its totals, from one snapshot of one statement: what a
 * page asks when it hears that records changed.
 */
export async function boardCards(
  ctx: Context,
  query: BoardQuery & { ids: readonly string[]; lanes?: string | undefined },
): Promise<PlacedCards> {
  const scope = await scopeOf(ctx, query);
  const { object, funnel } = scope;
  const stages = boardStages(funnel);
  const field = query.lanes === undefined ? undefined : laneField(object, query.lanes);
  const params = new Parameters();
  const parts = scopeParts(scope, stages, params);
  const mayWrite = visibilityPredicate(ctx, scope.definitions, object.key, 'update', 'r', params);
  const lane = field ? `${ident(field.column)}::text` : 'null::text';
  const by = ['stage_key', ...(field ? [field.column] : [])];
  // Of very many only the asked ones are read; of few all are gathered for the totals anyway.
  const isMany = seesMany(scope);
  const added = isMany && !field ? totalsIn(scope, parts, [], params) : `totals as (${totalsOf(object, by)})`;
  const { rows } = await ctx.pools.app.query<RawRow>(
    inSchema(
      ctx.workspace,
      `with shown as ${isMany ? 'not ' : ''}materialized (${shownRows(scope, parts.all, field ? [field.column] : [])}),
       ${added},
       found as (
         select stage_key, ${lane} as lane, count, amount, null::uuid as card from totals
         union all
         select stage_key, ${lane}, null, null, id from shown where id = any(${params.add(query.ids)}::uuid[]))
       select f.stage_key as _stage, f.lane as _lane, f.count as _count, f.amount as _amount,
         ${mayWrite} as _may_write, r.*
       from found f left join :schema.${ident(object.table)} r on r.id = f.card`,
    ),
    params.values,
  );
  const placed = rows.flatMap((row) =>
    row.id === null
      ? []
      : [
          {
            stage: row._stage,
            lane: row._lane,
            record: {
              id: row.id,
              version: row.lock_version,
              mayWrite: row._may_write,
              values: valuesOfRow(object.fields, row),
            },
          },
        ],
  );
  const records = placed.map(({ record }) => record);
  const cards = await cardsOf(ctx, scope, funnel, records);
  const totals = rows.flatMap((row) =>
    row.id === null ? [{ stage_key: row._stage, lane: row._lane, count: row._count ?? 0, amount: row._amount }] : [],
  );
  const lanes = field && (await lanesOf(scope, field, totals));
  return {
    cards: placed.map(({ stage, lane: of }, index) => ({ stage, lane: of, card: cards[index]! })),
    columns: stages.map((stage) => {
      const own = totals.filter((row) => row.stage_key === stage.key);
      const amounts = own.flatMap((row) => row.amount ?? []);
      return {
        stage: stage.key,
        count: own.reduce((sum, row) => sum + row.count, 0),
        ...sums(scope, stage, amounts.length > 0 ? sumDecimals(amounts) : null),
      };
    }),
    ...(lanes ? { lanes } : {}),
    references: await namesOn(scope, records),
  };
}
