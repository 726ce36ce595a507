import { isDay } from '#domain/kernel/calendar.ts';
import { issue } from '#domain/kernel/index.ts';
import { FIELD_TYPE_ROOMS, type FieldDefinition, type ObjectDefinition } from '#domain/objects/index.ts';
import { Refused } from '#server/platform/errors.ts';
import { isUuid } from '#server/platform/ids.ts';
import { ident, type Parameters } from '#server/platform/sql.ts';
import { CHINESE_ORDER } from '../../objects/index.ts';

export type Sort = { field: string; descending?: boolean };
export type SortKey = {
  field: FieldDefinition;
  /** What is ordered by, and `value` without its collation. */
  expression: string;
  value: string;
  type: string;
  descending: boolean;
  /** Its column holds no nulls: an order without `nulls last` is that of the index. */
  isNeverNull: boolean;
};

/** As the record tables are made (objects/tableQueries). */
const NEVER_NULL: ReadonlySet<string> = new Set(['created_at', 'updated_at', 'stage_since']);

/** Field key → its choices in order, where the definition does not have them: funnels and stages. */
export type OptionOrders = Readonly<Record<string, readonly string[]>>;

/**
 * What a list is ordered by. Text stands in Chinese order, choices in the order of their options; empty values stand
 * last either way; the id decides ties.
 */
export function sortKeys(
  object: ObjectDefinition,
  alias: string,
  sorts: readonly Sort[],
  orders: OptionOrders = {},
): SortKey[] {
  return sorts.map((sort) => {
    const field = object.fields.find((candidate) => candidate.key === sort.field);
    if (!field || !FIELD_TYPE_ROOMS[field.type].sortable) {
      throw new Refused('invalid_input', { issues: [issue('unknown_field', 'sort', { name: sort.field })] });
    }
    const column = `${alias}.${ident(field.column)}`;
    const descending = sort.descending ?? false;
    const type = FIELD_TYPE_ROOMS[field.type].column;
    const options = orders[field.key] ?? field.options?.map((option) => option.key);
    if (field.type === 'select' && options?.length) {
      const value = `array_position(array[${options.map(literal).join(', ')}]::text[], ${column})`;
      return { field, expression: value, value, type: 'integer', descending, isNeverNull: false };
    }
    const chinese = field.type === 'text';
    return {
      field,
      expression: chinese ? `${column} ${CHINESE_ORDER}` : column,
      value: column,
      type,
      descending,
      isNeverNull: NEVER_NULL.has(field.column),
    };
  });
}

/** Keys of options are plain names; what is not, sorts as unknown. */
const literal = (key: string) => (/^[a-zA-Z0-9_-]{1,80}$/.test(key) ? `'${key}'` : 'null');

export function orderBy(keys: readonly SortKey[], alias: string): string {
  const parts = keys.map(
    (key) => `${key.expression} ${key.descending ? 'desc' : 'asc'}${key.isNeverNull ? '' : ' nulls last'}`,
  );
  return [...parts, `${alias}.id ${keys.at(-1)?.descending ? 'desc' : 'asc'}`].join(', ');
}

/** A position in a list: the sort values of its last row, and that row's id. */
export type Position = { values: (string | null)[]; id: string };

export function encodeCursor(keys: readonly SortKey[], position: Position): string {
  return Buffer.from(JSON.stringify([fingerprint(keys), ...position.values, position.id])).toString('base64url');
}

/** Throws `cursor_expired` for a cursor of another order, and for what is no cursor of ours. */
export function decodeCursor(keys: readonly SortKey[], cursor: string): Position {
  const [print, ...rest] = partsOf(cursor);
  const id = rest.pop();
  const values = rest.filter((value, index): value is string | null => isPrinted(value, keys[index]?.type));
  const isOurs = print === fingerprint(keys) && values.length === keys.length && rest.length === keys.length;
  if (!isOurs || !isUuid(id)) throw new Refused('cursor_expired');
  return { values, id };
}

function partsOf(cursor: string): unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}

/** Could PostgreSQL have printed this value of the type? It fails on what it cannot read again. */
function isPrinted(value: unknown, type: string | undefined): boolean {
  if (value === null) return true;
  if (typeof value !== 'string' || type === undefined) return false;
  if (type === 'text') return !value.includes('\u0000') && value.isWellFormed();
  return PRINTED[type]?.test(value) === true && (!/^(date|timestamptz)$/.test(type) || isDay(value.slice(0, 10)));
}

const PRINTED: Record<string, RegExp> = {
  integer: /^\d{1,9}$/,
  bigint: /^-?\d{1,18}$|^-?[0-8]\d{18}$/,
  numeric: /^-?\d+(\.\d+)?$/,
  boolean: /^(true|false)$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
  timestamptz: /^\d{4}-\d{2}-\d{2} ([01]\d|2[0-3])(:[0-5]\d){2}(\.\d{1,6})?[+-](0\d|1[0-5])(:[0-5]\d){0,2}$/,
};

const fingerprint = (keys: readonly SortKey[]) =>
  keys.map((key) => `${key.field.id}${key.descending ? '-' : '+'}`).join('');

/**
 * `where` clause of the rows behind a position: for each key, equal so far and then beyond. One key without nulls
 * compares as a row, which an index answers from any position.
 */
export function after(keys: readonly SortKey[], alias: string, position: Position, params: Parameters): string {
  const id = params.add(position.id);
  const [only, ...more] = keys;
  if (only?.isNeverNull && more.length === 0 && position.values[0]) {
    const value = `${params.add(position.values[0])}::${only.type}`;
    return `(${only.expression}, ${alias}.id) ${only.descending ? '<' : '>'} (${value}, ${id}::uuid)`;
  }
  const idBeyond = `${alias}.id ${keys.at(-1)?.descending ? '<' : '>'} ${id}::uuid`;
  return keys.reduceRight((rest, key, index) => {
    const value = position.values[index] ?? null;
    if (value === null) return `(${key.expression} is null and ${rest})`;
    const operand = `${params.add(value)}::${key.type}`;
    const beyond = `${key.expression} ${key.descending ? '<' : '>'} ${operand}`;
    return `(${beyond} or ${key.expression} is null or (${key.expression} = ${operand} and ${rest}))`;
  }, idBeyond);
}
