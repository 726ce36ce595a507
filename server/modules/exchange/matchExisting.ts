import { type FieldDefinition, parseFieldValue } from '#domain/objects/index.ts';
import type { Context } from '#server/platform/context.ts';
import { Parameters, type Transaction } from '#server/platform/sql.ts';
import { getDefinitions } from '../objects/index.ts';
import { visibilityPredicate } from '../records/index.ts';
import { selectByKey } from './referenceQueries.ts';
import type { Prepared, ReadRow } from './types.ts';

export type Existing = { id: string; stage: string | null };

/** What identifies the record of a row; undefined where a part of the key is empty: such a row is always new. */
export function keyText(key: readonly FieldDefinition[], row: ReadRow): string | undefined {
  if (key.length === 0) return undefined;
  const parts = key.map((field) => storedValue(field, row));
  return parts.includes(undefined) ? undefined : JSON.stringify(parts);
}

function storedValue(field: FieldDefinition, row: ReadRow): unknown {
  const parsed = parseFieldValue(
    row.values[field.key],
    field.options?.length === 0 ? { ...field, type: 'text' } : field,
  );
  return parsed.ok && parsed.value !== null ? parsed.value : undefined;
}

/** The records that rows speak of, by the row; several where the key is not unique. One query a chunk. */
export async function matchExisting(
  tx: Transaction,
  ctx: Context,
  { object, key }: Prepared,
  rows: readonly ReadRow[],
): Promise<Map<ReadRow, Existing[]>> {
  const asked = rows.flatMap((row, n) => {
    if (keyText(key, row) === undefined) return [];
    return [{ n, ...Object.fromEntries(key.map((field, index) => [`k${index}`, storedValue(field, row)])) }];
  });
  if (asked.length === 0) return new Map();
  const definitions = await getDefinitions(ctx);
  const params = new Parameters();
  const sql = visibilityPredicate(ctx, definitions, object.key, 'read', 't', params);
  const found = await selectByKey(tx, ctx.workspace, object, key, asked, { sql, values: params.values });
  const groups = Map.groupBy(found, (row) => row.n);
  return new Map([...groups].map(([n, records]) => [rows[n]!, records.map(({ id, stage }) => ({ id, stage }))]));
}
