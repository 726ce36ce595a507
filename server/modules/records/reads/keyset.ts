import { issue } from '#domain/kernel/index.ts';
import { FIELD_TYPE_ROOMS, type FieldDefinition, isOrdered, type ObjectDefinition } from '#domain/objects/index.ts';
import { Refused } from '#server/platform/errors.ts';
import { ident, type Parameters } from '#server/platform/sql.ts';
import { CHINESE_ORDER } from '../../objects/index.ts';
import type { Position } from './cursor.ts';

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
 * What a list is ordered by. Text stands in Chinese order, choices in the order of their options, amounts of several
 * currencies by their `worth`; empty values stand last either way; the id decides ties.
 */
export function sortKeys(
  object: ObjectDefinition,
  alias: string,
  sorts: readonly Sort[],
  orders: OptionOrders = {},
  worth: (field: FieldDefinition) => string | undefined = () => undefined,
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
    const value = worth(field);
    if (value !== undefined) {
      return { field, expression: `(${value})`, value, type: 'numeric', descending, isNeverNull: false };
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

/**
 * A list is read from its beginning or from its end. Where an index holds it in the order of its first field, the
 * records with a value and those without are two stretches, read one after the other: an index has empty values last
 * when it is read upwards and first when it is read downwards, but a list has them last either way.
 */
export type Stretch = 'all' | 'filled' | 'empty';
export type Way = 'forward' | 'backward';

export function stretchesOf([first]: readonly SortKey[], way: Way): Stretch[] {
  if (!first || first.isNeverNull || !isOrdered(first.field)) return ['all'];
  return way === 'forward' ? ['filled', 'empty'] : ['empty', 'filled'];
}

/** Those of them that lie beyond a position. */
export function stretchesBeyond(all: Stretch[], position: Position | undefined): Stretch[] {
  if (!position || all.length === 1) return all;
  return all.slice(all.indexOf(position.values[0] === null ? 'empty' : 'filled'));
}

export function inStretch([first]: readonly SortKey[], stretch: Stretch): string {
  if (!first || stretch === 'all') return 'true';
  return `${first.value} is ${stretch === 'filled' ? 'not null' : 'null'}`;
}

export function orderBy(
  keys: readonly SortKey[],
  alias: string,
  way: Way = 'forward',
  stretch: Stretch = 'all',
): string {
  const turned = way === 'backward';
  const direction = (descending: boolean | undefined) => ((descending ?? false) === turned ? 'asc' : 'desc');
  const parts = keys.map((key, index) => {
    const plain = key.isNeverNull || (index === 0 && stretch !== 'all');
    return `${key.expression} ${direction(key.descending)}${plain ? '' : turned ? ' nulls first' : ' nulls last'}`;
  });
  return [...parts, `${alias}.id ${direction(keys.at(-1)?.descending)}`].join(', ');
}

/**
 * `where` clause of the rows beyond a position: for each key, equal so far and then beyond. A single key without nulls
 * compares as a row, which an index answers from any position; of several the first narrows what the index is read from.
 */
export function after(
  keys: readonly SortKey[],
  alias: string,
  position: Position,
  params: Parameters,
  way: Way = 'forward',
  stretch: Stretch = 'all',
): string {
  const id = params.add(position.id);
  const turned = way === 'backward';
  const sign = (descending: boolean | undefined) => ((descending ?? false) === turned ? '>' : '<');
  const [first, ...more] = keys;
  const value = position.values[0];
  const isPlain = first !== undefined && (first.isNeverNull || stretch === 'filled') && typeof value === 'string';
  if (isPlain && more.length === 0) {
    const operand = `${params.add(value)}::${first.type}`;
    return `(${first.expression}, ${alias}.id) ${sign(first.descending)} (${operand}, ${id}::uuid)`;
  }
  const idBeyond = `${alias}.id ${sign(keys.at(-1)?.descending)} ${id}::uuid`;
  const beyond = keys.reduceRight((rest, key, index) => {
    // All of this stretch are alike in the first field.
    if (index === 0 && stretch === 'empty') return rest;
    const at = position.values[index] ?? null;
    // Empty values are the end of the list: nothing lies beyond them, and everything before.
    if (at === null && turned) return `(${key.expression} is not null or (${key.expression} is null and ${rest}))`;
    if (at === null) return `(${key.expression} is null and ${rest})`;
    const operand = `${params.add(at)}::${key.type}`;
    const further = `${key.expression} ${sign(key.descending)} ${operand}`;
    const orEmpty = turned || key.isNeverNull ? '' : ` or ${key.expression} is null`;
    return `(${further}${orEmpty} or (${key.expression} = ${operand} and ${rest}))`;
  }, idBeyond);
  if (!isPlain) return beyond;
  return `${first.expression} ${sign(first.descending)}= ${params.add(value)}::${first.type} and ${beyond}`;
}
