import { issue } from '#domain/kernel/index.ts';
import { FIELD_TYPE_ROOMS, type FieldDefinition, type ObjectDefinition } from '#domain/objects/index.ts';
import { Refused } from '#server/platform/errors.ts';
import { ident, type Parameters } from '#server/platform/sql.ts';
import { CHINESE_ORDER } from '../../objects/index.ts';

export type Sort = { field: string; descending?: boolean };
export type SortKey = { field: FieldDefinition; expression: string; type: string; descending: boolean };

/** What a list is ordered by. Text stands in Chinese order; empty values stand last either way; the id decides ties. */
export function sortKeys(object: ObjectDefinition, alias: string, sorts: readonly Sort[]): SortKey[] {
  return sorts.map((sort) => {
    const field = object.fields.find((candidate) => candidate.key === sort.field);
    if (!field || !FIELD_TYPE_ROOMS[field.type].sortable) {
      throw new Refused('invalid_input', { issues: [issue('unknown_field', 'sort', { name: sort.field })] });
    }
    const column = `${alias}.${ident(field.column)}`;
    const type = FIELD_TYPE_ROOMS[field.type].column;
    const chinese = field.type === 'text';
    return {
      field,
      expression: chinese ? `${column} ${CHINESE_ORDER}` : column,
      type,
      descending: sort.descending ?? false,
    };
  });
}

export function orderBy(keys: readonly SortKey[], alias: string): string {
  const parts = keys.map((key) => `${key.expression} ${key.descending ? 'desc' : 'asc'} nulls last`);
  return [...parts, `${alias}.id ${keys.at(-1)?.descending ? 'desc' : 'asc'}`].join(', ');
}

/** A position in a list: the sort values of its last row, and that row's id. */
export type Position = { values: (string | null)[]; id: string };

export function encodeCursor(keys: readonly SortKey[], position: Position): string {
  return Buffer.from(JSON.stringify([fingerprint(keys), ...position.values, position.id])).toString('base64url');
}

/** Throws `cursor_expired` for a cursor of another order. */
export function decodeCursor(keys: readonly SortKey[], cursor: string): Position {
  try {
    const [print, ...rest] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as (string | null)[];
    const id = rest.pop();
    if (print === fingerprint(keys) && rest.length === keys.length && typeof id === 'string')
      return { values: rest, id };
  } catch {
    // Not a cursor of ours: falls through to the refusal.
  }
  throw new Refused('cursor_expired');
}

const fingerprint = (keys: readonly SortKey[]) =>
  keys.map((key) => `${key.field.id}${key.descending ? '-' : '+'}`).join('');

/** `where` clause of the rows behind a position: for each key, equal so far and then beyond. */
export function after(keys: readonly SortKey[], alias: string, position: Position, params: Parameters): string {
  const id = params.add(position.id);
  const idBeyond = `${alias}.id ${keys.at(-1)?.descending ? '<' : '>'} ${id}::uuid`;
  return keys.reduceRight((rest, key, index) => {
    const value = position.values[index] ?? null;
    if (value === null) return `(${key.expression} is null and ${rest})`;
    const operand = `${params.add(value)}::${key.type}`;
    const beyond = `${key.expression} ${key.descending ? '<' : '>'} ${operand}`;
    return `(${beyond} or ${key.expression} is null or (${key.expression} = ${operand} and ${rest}))`;
  }, idBeyond);
}
