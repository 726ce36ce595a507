import { issue } from '#domain/kernel/index.ts';
import type { FieldDefinition, ObjectDefinition } from '#domain/objects/index.ts';
import type { Condition } from '#domain/records/condition.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { ident, inSchema, Parameters } from '#server/platform/sql.ts';
import { type Definitions, getDefinitions } from '../../objects/index.ts';
import { valuesOfRow } from '../columns.ts';
import { compileCondition } from '../conditionSql.ts';
import { recordHooks } from '../hooks.ts';
import type { RecordView, References } from '../types.ts';
import { visibilityPredicate } from '../visibility.ts';
import { after, decodeCursor, encodeCursor, orderBy, type Sort, type SortKey, sortKeys } from './keyset.ts';
import { selectReferences } from './references.ts';

export type ListQuery = {
  filter?: Condition | undefined;
  sort?: Sort[] | undefined;
  /** Rows a page, 1–500. Default 50. */
  limit?: number | undefined;
  cursor?: string | undefined;
  /** Field keys; all when left out. */
  columns?: string[] | undefined;
  /** Look into the bin instead. */
  deleted?: boolean | undefined;
  /** Only these of them. */
  ids?: string[] | undefined;
};

export type ListPage = { records: RecordView[]; references: References; nextCursor: string | null };

const NEWEST: Sort[] = [{ field: 'createdAt', descending: true }];

/** One page of the records that the reader may see. Keyset pages: the thousandth is as fast as the first. */
export async function listRecords(ctx: Context, objectKey: string, query: ListQuery): Promise<ListPage> {
  const definitions = await getDefinitions(ctx);
  const object = definitions.object(objectKey);
  const fields = chosen(object, query.columns);
  const orders = await recordHooks().optionOrders(ctx, object);
  const keys = sortKeys(object, 't', query.sort?.length ? query.sort : NEWEST, orders);
  const limit = Math.min(Math.max(query.limit ?? 50, 1), 500);
  const params = new Parameters();
  const where = whereOf(ctx, definitions, objectKey, query, params);
  const position = query.cursor ? after(keys, 't', decodeCursor(keys, query.cursor), params) : 'true';
  const { rows } = await ctx.pools.app.query<Record<string, unknown> & { id: string; lock_version: number }>(
    inSchema(
      ctx.workspace,
      `select t.id, t.lock_version${fields.map((field) => `, t.${ident(field.column)}`).join('')}${sortColumns(keys)}
       from :schema.${ident(object.table)} t where ${where} and ${position}
       order by ${orderBy(keys, 't')} limit ${limit + 1}`,
    ),
    params.values,
  );
  const page = rows.slice(0, limit);
  const records = page.map((row) => ({
    id: row.id,
    object: objectKey,
    version: row.lock_version,
    values: valuesOfRow(fields, row),
  }));
  const references = await selectReferences(
    ctx.pools.app,
    ctx,
    definitions,
    fields,
    records.map((record) => record.values),
  );
  const last = page.at(-1);
  const nextCursor = rows.length > limit && last ? encodeCursor(keys, positionOf(keys, last)) : null;
  return { records, references, nextCursor };
}

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

function chosen(object: ObjectDefinition, columns: string[] | undefined): FieldDefinition[] {
  if (!columns) return object.fields;
  return columns.map((key) => {
    const field = object.fields.find((candidate) => candidate.key === key);
    if (!field) throw new Refused('invalid_input', { issues: [issue('unknown_field', 'columns', { name: key })] });
    return field;
  });
}

/** Sort values travel in the cursor as PostgreSQL's own text, so that no microsecond or digit is lost. */
function sortColumns(keys: readonly SortKey[]): string {
  return keys.map((key, index) => `, (${key.value})::text as _sort_${index}`).join('');
}

function positionOf(keys: readonly SortKey[], row: Record<string, unknown> & { id: string }) {
  return { values: keys.map((_, index) => (row[`_sort_${index}`] as string | null) ?? null), id: row.id };
}
