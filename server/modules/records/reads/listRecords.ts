import { issue } from '#domain/kernel/index.ts';
import type { FieldDefinition, ObjectDefinition } from '#domain/objects/index.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { getDefinitions } from '../../objects/index.ts';
import { valuesOfRow } from '../columns.ts';
import type { RecordView, References } from '../types.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { orderedList, positionOf, selectListRows } from './listRows.ts';
import { selectReferences } from './references.ts';
import type { ListQuery } from './whereOf.ts';

export type PageQuery = ListQuery & {
  /** Rows a page, 1–2000 (over the API at most 500). Default 50. */
  limit?: number | undefined;
  /** The rows behind this place … */
  cursor?: string | undefined;
  /** … or those before it. */
  before?: string | undefined;
  /** Field keys; all when left out. */
  columns?: string[] | undefined;
};

/** `previousCursor`: its `before` are the rows ahead of this page; null when it begins the list. */
export type ListPage = {
  records: RecordView[];
  references: References;
  nextCursor: string | null;
  previousCursor: string | null;
};

const MOST = 2000;

/** One page of the records that the reader may see. Keyset pages: the thousandth is as fast as the first, either way. */
export async function listRecords(ctx: Context, objectKey: string, query: PageQuery): Promise<ListPage> {
  const definitions = await getDefinitions(ctx);
  const list = await orderedList(ctx, objectKey, query);
  const { keys } = list;
  const fields = chosen(list.object, query.columns);
  const limit = Math.min(Math.max(query.limit ?? 50, 1), MOST);
  const [way, cursor] = query.before ? (['backward', query.before] as const) : (['forward', query.cursor] as const);
  const from = cursor ? decodeCursor(keys, cursor) : undefined;
  const rows = await selectListRows(list, { way, limit: limit + 1, from, fields });
  const page = rows.slice(0, limit);
  if (way === 'backward') page.reverse();
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
  const isMore = rows.length > limit;
  const cursorAt = (row: (typeof page)[number] | undefined) => (row ? encodeCursor(keys, positionOf(keys, row)) : null);
  return {
    records,
    references,
    // Of a page that was read towards the beginning one knows that rows follow: those that it was asked to end before.
    nextCursor: isMore || way === 'backward' ? cursorAt(page.at(-1)) : null,
    previousCursor: (way === 'backward' ? isMore : from !== undefined) ? cursorAt(page[0]) : null,
  };
}

function chosen(object: ObjectDefinition, columns: string[] | undefined): FieldDefinition[] {
  if (!columns) return object.fields;
  return columns.map((key) => {
    const field = object.fields.find((candidate) => candidate.key === key);
    if (!field) throw new Refused('invalid_input', { issues: [issue('unknown_field', 'columns', { name: key })] });
    return field;
  });
}
