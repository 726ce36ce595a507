import type { Context } from '#server/platform/context.ts';
import { ident, inSchema, Parameters } from '#server/platform/sql.ts';
import { encodeCursor, type Position } from './cursor.ts';
import { inStretch, orderBy, type Stretch, type Way } from './keyset.ts';
import { type OrderedList, orderedList, positionOf, rowsWhere, sortColumns } from './listRows.ts';
import { sampled } from './sample.ts';
import type { ListQuery } from './whereOf.ts';

/** So near to either end a place is counted row by row. */
const COUNTED = 5_000;

type Row = Record<string, unknown> & { id: string };
/** `position`: records ahead of those that `cursor` leads to, about; null leads to the beginning. */
export type Place = { cursor: string | null; position: number };

/**
 * Leads into a list of about `of` records, to where some `position` of them lie ahead: exactly near both ends, and in
 * between to a share of a sample, since counting up to there would read every record ahead. What one reads from the
 * cursor on is the list itself, without gap or repetition. See docs/decisions/0010-lists-of-a-million-records.md.
 */
export async function placeInList(
  ctx: Context,
  objectKey: string,
  query: ListQuery & { position: number; of: number },
): Promise<Place> {
  const list = await orderedList(ctx, objectKey, query);
  const position = Math.min(Math.max(query.position, 0), query.of);
  const behind = query.of - position;
  if (position === 0) return { cursor: null, position: 0 };
  const row =
    position <= COUNTED
      ? await nthRow(list, 'forward', position - 1)
      : behind <= COUNTED
        ? await nthRow(list, 'backward', behind)
        : await sampledRow(list, position / query.of);
  if (!row) return { cursor: null, position: 0 };
  return { cursor: encodeCursor(list.keys, positionOf(list.keys, row) satisfies Position), position };
}

/** The row that has `count` others before it, from either end. */
async function nthRow(list: OrderedList, way: Way, count: number): Promise<Row | undefined> {
  let left = count;
  for (const stretch of list.stretches(way)) {
    const row = await selectNth(list, way, stretch, left);
    if (row) return row;
    left -= await countUpTo(list, stretch, left);
  }
  return undefined;
}

async function selectNth(list: OrderedList, way: Way, stretch: Stretch, count: number): Promise<Row | undefined> {
  const { ctx, keys } = list;
  const params = new Parameters();
  const source = rowsWhere(list, `${list.where(params)} and ${inStretch(keys, stretch)}`);
  const { rows } = await ctx.pools.app.query<Row>(
    inSchema(
      ctx.workspace,
      `select t.id${sortColumns(keys)} from ${source}
       order by ${orderBy(keys, 't', way, stretch)} offset ${params.add(count)} limit 1`,
    ),
    params.values,
  );
  return rows[0];
}

async function countUpTo(list: OrderedList, stretch: Stretch, most: number): Promise<number> {
  const { ctx, object, keys } = list;
  const params = new Parameters();
  const where = `${list.where(params)} and ${inStretch(keys, stretch)}`;
  const { rows } = await ctx.pools.app.query<{ count: number }>(
    inSchema(
      ctx.workspace,
      `select count(*) from (select 1 from :schema.${ident(object.table)} t where ${where} limit ${params.add(most)}) found`,
    ),
    params.values,
  );
  return rows[0]?.count ?? 0;
}

/** Of a sample in the list's order, the row that has the share of it before it. */
async function sampledRow(list: OrderedList, share: number): Promise<Row | undefined> {
  const { ctx, object, keys } = list;
  const params = new Parameters();
  const where = list.where(params);
  const { rows } = await ctx.pools.app.query<Row>(
    inSchema(
      ctx.workspace,
      `select * from (
         select t.id${sortColumns(keys)}, row_number() over (order by ${orderBy(keys, 't')}) as _place, count(*) over () as _count
         from :schema.${ident(object.table)} t ${sampled(object.table)} where ${where}
       ) s where _place = greatest(1, round(_count * ${params.add(share)}::float8))`,
    ),
    params.values,
  );
  return rows[0];
}
