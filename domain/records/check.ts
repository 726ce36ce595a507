import { isDay } from '../kernel/calendar.ts';
import { isDecimal } from '../kernel/decimal.ts';
import { type Issue, issue } from '../kernel/issue.ts';
import type { FieldDefinition, FieldType, ObjectDefinition } from '../objects/types.ts';
import {
  type Condition,
  type ConditionValue,
  MAX_CONDITION_DEPTH,
  MAX_CONDITION_NODES,
  OPERATORS_OF,
  RELATIVE_PERIODS,
} from './condition.ts';
import { type ObjectLookup, resolvePath } from './paths.ts';

type Leaf = Extract<Condition, { field: string }>;

/** What keeps a condition from being stored or run against an object: unknown fields and operators, wrong values, size. */
export function checkCondition(condition: Condition, object: ObjectDefinition, objects: ObjectLookup): Issue[] {
  if (tooLarge(condition)) return [issue('condition_too_deep')];
  return checkNode(condition, object, objects);
}

function tooLarge(root: Condition): boolean {
  let nodes = 0;
  const fits = (node: Condition, depth: number): boolean => {
    nodes += 1;
    if (nodes > MAX_CONDITION_NODES || depth > MAX_CONDITION_DEPTH) return false;
    return partsOf(node).every((part) => fits(part, depth + 1));
  };
  return !fits(root, 1);
}

function partsOf(node: Condition): Condition[] {
  if ('all' in node) return node.all;
  if ('any' in node) return node.any;
  return 'not' in node ? [node.not] : [];
}

function checkNode(node: Condition, object: ObjectDefinition, objects: ObjectLookup): Issue[] {
  if (!('field' in node)) return partsOf(node).flatMap((part) => checkNode(part, object, objects));
  const field = resolvePath(node.field, object, objects)?.field;
  if (!field) return [issue('unknown_field', undefined, { name: node.field })];
  if (!OPERATORS_OF[field.type].includes(node.op)) {
    return [issue('unknown_operator', node.field, { operator: node.op })];
  }
  return checkOperand(node, field);
}

function checkOperand(leaf: Leaf, field: FieldDefinition): Issue[] {
  const { op, value } = leaf;
  const invalid = [issue('invalid_value', leaf.field)];
  switch (op) {
    case 'empty':
    case 'notEmpty':
      return [];
    case 'within':
      return isPeriod(value) ? [] : invalid;
    case 'contains':
    case 'startsWith':
      return checkPart(leaf, field) ?? invalid;
    case 'between':
      return isList(value) && value.length === 2 && value.every((item) => fits(field.type, item)) ? [] : invalid;
    case 'in':
    case 'notIn':
      if (!isList(value) || !value.every((item) => fits(field.type, item))) return invalid;
      return value.flatMap((item) => checkOption(leaf, field, item));
    default:
      return fits(field.type, value) ? checkOption(leaf, field, value) : invalid;
  }
}

/** Part of a text, or some of several choices or people. */
function checkPart(leaf: Leaf, field: FieldDefinition): Issue[] | undefined {
  const { value } = leaf;
  if (field.type === 'users') return isPeople(value) ? [] : undefined;
  if (field.type === 'multiSelect' && isList(value)) return value.flatMap((item) => checkOption(leaf, field, item));
  return typeof value === 'string' && value !== '' ? checkOption(leaf, field, value) : undefined;
}

/** System choices (funnel, stage) carry no options of their own and take any key. */
function checkOption(leaf: Leaf, field: FieldDefinition, value: ConditionValue | undefined): Issue[] {
  const known = field.options?.length ? field.options : undefined;
  if (!known || typeof value !== 'string' || known.some((option) => option.key === value)) return [];
  return [issue('unknown_option', leaf.field, { value })];
}

function fits(type: FieldType, value: ConditionValue | undefined): boolean {
  switch (type) {
    case 'integer':
    case 'decimal':
    case 'money':
    case 'percent':
      return (typeof value === 'number' || typeof value === 'string') && isDecimal(String(value));
    case 'boolean':
      return typeof value === 'boolean';
    case 'date':
      return typeof value === 'string' && isDay(value);
    case 'dateTime':
      return typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(Date.parse(value));
    case 'user':
      return typeof value === 'string' || isMe(value);
    default:
      return typeof value === 'string';
  }
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})$/;
const isList = (value: ConditionValue | undefined): value is string[] => Array.isArray(value);
/** One person, several, or the reader. */
const isPeople = (value: ConditionValue | undefined) =>
  isMe(value) || (typeof value === 'string' && value !== '') || (isList(value) && value.length > 0);
const isMe = (value: ConditionValue | undefined) => typeof value === 'object' && value !== null && 'me' in value;
const isPeriod = (value: ConditionValue | undefined) =>
  typeof value === 'object' && value !== null && 'period' in value && RELATIVE_PERIODS.includes(value.period);
