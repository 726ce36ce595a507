import type { FieldDefinition } from '#domain/objects/index.ts';
import type { Context } from '#server/platform/context.ts';
import { getDefinitions } from '../../objects/index.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { type ListRow, orderedList, positionOf, selectListRows } from './listRows.ts';
import { currencyKey, joinedTitles, titleKey } from './references.ts';
import type { ListQuery } from './whereOf.ts';

/** Rows as the database gives them; `fromColumn` and `titleIn` read them. */
export type RawPage = { rows: ListRow[]; nextCursor: string | null };

/**
 * A page of the records that the reader may see, for whoever reads all of them: of the record that a field names the title
 * stands in the row itself.
 */
export async function listRaw(
  ctx: Context,
  objectKey: string,
  query: ListQuery,
  page: { fields: readonly FieldDefinition[]; limit: number; cursor?: string | undefined },
): Promise<RawPage> {
  const list = await orderedList(ctx, objectKey, query);
  const { limit, cursor } = page;
  const from = cursor ? decodeCursor(list.keys, cursor) : undefined;
  const fields = page.fields.filter((field) => field.type !== 'reference');
  const named = page.fields.filter((field) => field.type === 'reference');
  const more = joinedTitles(ctx, await getDefinitions(ctx), named);
  const found = await selectListRows(list, { way: 'forward', limit: limit + 1, from, fields, more });
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  const hasMore = found.length > limit && last !== undefined;
  return { rows, nextCursor: hasMore ? encodeCursor(list.keys, positionOf(list.keys, last)) : null };
}

/** Title of the record that a field names, empty where it names none; undefined for other fields. */
export const titleIn = (row: ListRow, field: FieldDefinition): string | undefined =>
  field.type === 'reference' ? ((row[titleKey(field)] as string | null) ?? '') : undefined;

/** Currency of the record that a field names; null where it is the workspace's own. */
export const currencyIn = (row: ListRow, field: FieldDefinition) => (row[currencyKey(field)] as string | null) ?? null;
