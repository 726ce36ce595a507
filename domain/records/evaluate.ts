import type { FieldType, FieldValue } from '../objects/types.ts';
import type { Condition } from './condition.ts';
import type { ConditionContext } from './conditionContext.ts';

import { holdsForList, holdsForOrdered, holdsForText } from './operators.ts';
import { isEmpty } from './parseValues.ts';

export type ValueLookup = (path: string) => FieldValue | undefined;
type Leaf = Extract<Condition, { field: string }>;

/**
 * The in-memory reading of a condition. Two-valued: a leaf holds or does not, and `not` turns it round – so
 * `not (amount < 5)` holds for an empty amount, although `amount < 5` and `amount >= 5` do not.
 * An empty `all` holds, an empty `any` does not.
 */
export function evaluate(condition: Condition, lookup: ValueLookup, context: ConditionContext): boolean {
  if ('all' in condition) return condition.all.every((part) => evaluate(part, lookup, context));
  if ('any' in condition) return condition.any.some((part) => evaluate(part, lookup, context));
  if ('not' in condition) return !evaluate(condition.not, lookup, context);
  return leafHolds(condition, lookup(condition.field) ?? null, context);
}

function leafHolds(leaf: Leaf, value: FieldValue, context: ConditionContext): boolean {
  if (leaf.op === 'empty') return isEmpty(value);
  if (leaf.op === 'notEmpty') return !isEmpty(value);
  if (leaf.op === 'ne') return !leafHolds({ ...leaf, op: 'eq' }, value, context);
  if (leaf.op === 'notIn') return !leafHolds({ ...leaf, op: 'in' }, value, context);
  if (isEmpty(value)) return false;
  const type = context.typeOf(leaf.field) ?? 'text';
  if (Array.isArray(value)) return holdsForList(leaf, value, context);
  const read = READINGS[type];
  return read ? holdsForOrdered(leaf, value, read, context) : holdsForText(leaf, value, context);
}

const READINGS: Partial<Record<FieldType, 'number' | 'date' | 'dateTime'>> = {
  integer: 'number',
  decimal: 'number',
  money: 'number',
  percent: 'number',
  date: 'date',
  dateTime: 'dateTime',
};
