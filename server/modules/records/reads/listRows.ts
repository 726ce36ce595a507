import type { FieldDefinition, ObjectDefinition } from '#domain/objects/index.ts';
import type { Context } from '#server/platform/context.ts';
import { ident, inSchema, Parameters } from '#server/platform/sql.ts';
import { getDefinitions } from '../../objects/index.ts';
import { recordHooks } from '../hooks.ts';
import { seesOwnOnly } from '../visibility.ts';
import type { Position } from './cursor.ts';
import {
  after,
  inStretch,
  orderBy,
  type Sort,
  type SortKey,
  type Stretch,
  sortKeys,
  stretchesBeyond,
  stretchesOf,
  type Way,
} from './keyset.ts';
import { type ListQuery, whereOf } from './whereOf.ts';
import { worthOf } from './worth.ts';

export type ListRow = Record<string, unknown> & { id: string; lock_version: number };

/** A list: what is read, in which order, of which records. */
export type OrderedList = {
  ctx: Context;
  object: ObjectDefinition;
  keys: SortKey[];
  /** In which one reads it, one after the other. */
  stretches: (way: Way) => Stretch[];
  /** Visibility, bin and filter over the row `t`. */
  where: (params: Parameters) => string;
};

const NEWEST: Sort[] = [{ field: 'createdAt', descending: true }];

export async function orderedList(ctx: Context, objectKey: string, query: ListQuery): Promise<OrderedList> {
  const definitions = await getDefinitions(ctx);
  const object = definitions.object(objectKey);
  const orders = await recordHooks().optionOrders(ctx, object);
  const worth = worthOf(definitions, object, 't');
  const keys = sortKeys(object, 't', query.sort?.length ? query.sort : NEWEST, orders, worth);
  return {
    ctx,
    object,
    keys,
    // Where no index is followed there is nothing to divide.
    stretches: (way) => (seesOwnOnly(ctx, object) ? ['all'] : stretchesOf(keys, way)),
    where: (params) => whereOf(ctx, definitions, objectKey, query, params),
  };
}

export type Reading = {
  way: Way;
  limit: number;
  from?: Position | undefined;
  fields: readonly FieldDefinition[];
  /** More columns, and joins with what they are of. */
  more?: { columns: string; joins: string };
};

/** Rows beyond a position, or from the end that one reads from; in the order in which they are read. One statement for each stretch that is needed. */
export async function selectListRows(list: OrderedList, reading: Reading): Promise<ListRow[]> {
  const { way, limit, from } = reading;
  const rows: ListRow[] = [];
  for (const [index, stretch] of stretchesBeyond(list.stretches(way), from).entries()) {
    if (rows.length >= limit) break;
    const position = index === 0 ? from : undefined;
    rows.push(...(await selectStretch(list, stretch, { ...reading, limit: limit - rows.length, from: position })));
  }
  return rows;
}

async function selectStretch(list: OrderedList, stretch: Stretch, reading: Reading): Promise<ListRow[]> {
  const { ctx, keys } = list;
  const { way, limit, from, fields, more } = reading;
  const params = new Parameters();
  const where = list.where(params);
  const beyond = from ? after(keys, 't', from, params, way, stretch) : 'true';
  const columns = fields.map((field) => `, t.${ident(field.column)}`).join('');
  const source = rowsWhere(list, `${where} and ${inStretch(keys, stretch)} and ${beyond}`, more?.joins);
  const { rows } = await ctx.pools.app.query<ListRow>(
    inSchema(
      ctx.workspace,
      `select t.id, t.lock_version${columns}${more?.columns ?? ''}${sortColumns(keys)} from ${source}
       order by ${orderBy(keys, 't', way, stretch)} limit ${limit}`,
    ),
    params.values,
  );
  return rows;
}

/**
 * Rows `t` of a list to put in order. Behind `offset 0` the order is no reason to walk through everybody's records for
 * the few of one person.
 */
export function rowsWhere({ ctx, object }: OrderedList, where: string, joins = ''): string {
  const table = `:schema.${ident(object.table)} t`;
  if (seesOwnOnly(ctx, object)) return `(select t.* from ${table} where ${where} offset 0) t${joins}`;
  return `${table}${joins} where ${where}`;
}

/** Sort values travel in the cursor as PostgreSQL's own text, so that no microsecond or digit is lost. */
export function sortColumns(keys: readonly SortKey[]): string {
  return keys.map((key, index) => `, (${key.value})::text as _sort_${index}`).join('');
}

export function positionOf(keys: readonly SortKey[], row: Record<string, unknown> & { id: string }): Position {
  return { values: keys.map((_, index) => (row[`_sort_${index}`] as string | null) ?? null), id: row.id };
}
