import type { Condition } from '#domain/records/condition.ts';
import type { Context } from '#server/platform/context.ts';
import type { Parameters } from '#server/platform/sql.ts';
import type { Definitions } from '../../objects/index.ts';
import { compileCondition } from '../conditionSql.ts';
import { visibilityPredicate } from '../visibility.ts';
import type { Sort } from './keyset.ts';

/** Which records a list holds, and their order. */
export type ListQuery = {
  filter?: Condition | undefined;
  sort?: Sort[] | undefined;
  /** Look into the bin instead. */
  deleted?: boolean | undefined;
  /** Only these of them. */
  ids?: string[] | undefined;
};

/** Visibility, bin and filter over the row `t`. Shared by lists, counts and exports. */
export function whereOf(
  ctx: Context,
  definitions: Definitions,
  objectKey: string,
  query: Pick<ListQuery, 'filter' | 'deleted' | 'ids'>,
  params: Parameters,
): string {
  const sees = visibilityPredicate(ctx, definitions, objectKey, 'read', 't', params);
  const filter = query.filter
    ? compileCondition({ ctx, definitions, objectKey, alias: 't', params }, query.filter)
    : 'true';
  const among = query.ids ? `t.id = any(${params.add(query.ids)}::uuid[])` : 'true';
  return `t.deleted_at is ${query.deleted ? 'not null' : 'null'} and ${among} and ${sees} and ${filter}`;
}
