import type { FieldBody, ObjectBody } from '#contract/objects.ts';
import type { FieldType } from '#domain/objects/types.ts';
import type { Condition, Operator } from '#domain/records/condition.ts';
import { OPERATORS_OF } from '#domain/records/condition.ts';

export type Leaf = Extract<Condition, { field: string }>;
/** A filter as the row of chips has it: parts that must all hold, or any of them. */
export type Parts = { join: 'all' | 'any'; parts: Condition[] };

export function partsOf(filter: Condition | undefined): Parts {
  if (!filter) return { join: 'all', parts: [] };
  if ('all' in filter) return { join: 'all', parts: filter.all };
  if ('any' in filter) return { join: 'any', parts: filter.any };
  return { join: 'all', parts: [filter] };
}

export function filterOf({ join, parts }: Parts): Condition | undefined {
  if (parts.length <= 1) return parts[0];
  return join === 'any' ? { any: parts } : { all: parts };
}

/** Operators that the builder offers: one of a choice is asked for as "any of", which says the same. */
export function operatorsFor(type: FieldType): readonly Operator[] {
  if (type === 'select') return ['in', 'notIn', 'empty', 'notEmpty'];
  if (type === 'text' || type === 'phone' || type === 'email' || type === 'url' || type === 'autoNumber')
    return ['contains', 'startsWith', 'eq', 'ne', 'empty', 'notEmpty'];
  if (type === 'date') return ['within', 'between', 'gte', 'lte', 'eq', 'empty', 'notEmpty'];
  if (type === 'dateTime') return ['within', 'between', 'gte', 'lte', 'empty', 'notEmpty'];
  if (type === 'integer' || type === 'decimal' || type === 'money' || type === 'percent')
    return ['gte', 'lte', 'between', 'gt', 'lt', 'eq', 'ne', 'empty', 'notEmpty'];
  if (type === 'users') return OPERATORS_OF.users;
  return OPERATORS_OF[type].filter((operator) => type === 'multiSelect' || (operator !== 'in' && operator !== 'notIn'));
}

/** What a new condition on a field starts with. */
export function freshLeaf(path: string, field: FieldBody): Leaf {
  const op = operatorsFor(field.type)[0] as Operator;
  return { field: path, op, ...startValue(op, field.type) };
}

/** The value that suits an operator, before the reader chooses. */
export function startValue(op: Operator, type: FieldType): Pick<Leaf, 'value'> {
  if (op === 'empty' || op === 'notEmpty') return {};
  if (op === 'within') return { value: { period: 'thisMonth' } };
  if (op === 'in' || op === 'notIn') return { value: [] };
  if (op === 'between') return { value: ['', ''] };
  if (type === 'user') return { value: { me: true } };
  return { value: type === 'boolean' ? true : null };
}

/** Whether the value is there at all, so that the condition can be asked. */
export function isComplete({ op, value }: Leaf): boolean {
  if (op === 'empty' || op === 'notEmpty') return true;
  if (value === null || value === undefined || value === '') return false;
  return Array.isArray(value) ? value.length > 0 && value.every((item) => item !== '') : true;
}

/** A path's field: its own, or one step through a reference. */
export function fieldAt(path: string, object: ObjectBody, objects: readonly ObjectBody[]): FieldBody | undefined {
  const [first, second] = path.split('.');
  const field = object.fields.find((known) => known.key === first);
  if (second === undefined || !field) return field;
  return objects.find((other) => other.key === field.target)?.fields.find((known) => known.key === second);
}
