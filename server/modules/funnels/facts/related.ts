import { type RelatedAsk, relatedKey } from '#domain/funnels/index.ts';
import type { Context } from '#server/platform/context.ts';
import { Parameters, type Queryable } from '#server/platform/sql.ts';
import { fieldOf } from '../../objects/index.ts';
import { compileCondition } from '../../records/index.ts';
import { asSystem } from '../asSystem.ts';
import { type RelatedPart, selectRelated } from './relatedQueries.ts';
import type { FactsGround, Subject } from './subject.ts';

/** Counts and sums of related records: record → `relatedKey` → decimal text. All asks in one query. */
export async function relatedOf(
  db: Queryable,
  ctx: Context,
  { definitions, object }: FactsGround,
  asks: readonly RelatedAsk[],
  subjects: readonly Subject[],
): Promise<Map<string, Map<string, string>>> {
  const found = new Map<string, Map<string, string>>();
  const params = new Parameters();
  const records = params.add(subjects.map(({ id }) => id));
  const holders = new Map<string | undefined, string>();
  const parts = asks.flatMap((ask, index): RelatedPart[] => {
    const target = definitions.find(ask.object);
    const through = target && fieldOf(target, ask.through);
    const sum = ask.measure === 'count' || !target ? undefined : fieldOf(target, ask.measure.sum);
    const isKnown = ask.via === undefined || fieldOf(object, ask.via) !== undefined;
    if (!target || !through || !isKnown || (ask.measure !== 'count' && !sum)) return [];
    if (!holders.has(ask.via)) holders.set(ask.via, params.add(holdersOf(subjects, ask.via)));
    const scope = { ctx: asSystem(ctx), definitions, objectKey: target.key, alias: 't', params };
    return [
      {
        index,
        table: target.table,
        through: through.column,
        sum: sum?.column,
        records,
        holders: holders.get(ask.via)!,
        where: ask.where ? compileCondition(scope, ask.where) : 'true',
      },
    ];
  });
  if (parts.length === 0) return found;
  for (const row of await selectRelated(db, ctx.workspace, parts, params.values)) {
    const own = found.get(row.record) ?? new Map<string, string>();
    found.set(row.record, own.set(relatedKey(asks[row.ask]!), row.value));
  }
  return found;
}

/** What the related records point at: the record, or what a reference of its points at. */
const holdersOf = (subjects: readonly Subject[], via: string | undefined): (string | null)[] =>
  subjects.map(({ id, values }) => {
    const holder = via === undefined ? id : values[via];
    return typeof holder === 'string' ? holder : null;
  });
