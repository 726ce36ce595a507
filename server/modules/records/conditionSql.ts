import { addDays, isDay, zonedDayStart } from '#domain/kernel/calendar.ts';
import { isDecimal } from '#domain/kernel/decimal.ts';
import { issue } from '#domain/kernel/index.ts';
import {
  FIELD_TYPE_ROOMS,
  type FieldDefinition,
  type FieldType,
  type ObjectDefinition,
} from '#domain/objects/index.ts';
import {
  BATCH_FIELD,
  type Condition,
  type ConditionValue,
  MAX_CONDITION_DEPTH,
  MAX_CONDITION_NODES,
  OPERATORS_OF,
  type Operator,
  RELATIVE_PERIODS,
  type RelativePeriod,
} from '#domain/records/condition.ts';
import { resolvePeriod } from '#domain/records/period.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { isUuid } from '#server/platform/ids.ts';
import { ident, inSchema, type Parameters } from '#server/platform/sql.ts';
import { type Definitions, fieldOf } from '../objects/index.ts';
import { visibilityPredicate } from './visibility.ts';

export type ConditionScope = {
  ctx: Pick<Context, 'actor' | 'workspace' | 'now'>;
  definitions: Definitions;
  objectKey: string;
  alias: string;
  params: Parameters;
};

type Leaf = Extract<Condition, { field: string }>;
type Count = { nodes: number };

/**
 * The SQL reading of a condition, for a `where` or `filter`: NULL counts as false. Plain comparisons stay plain, so that
 * an index can serve them. Refuses what the definitions do not know.
 */
export function compileCondition(scope: ConditionScope, condition: Condition): string {
  return compile(scope, condition, 1, { nodes: 0 });
}

function compile(scope: ConditionScope, condition: Condition, depth: number, count: Count): string {
  count.nodes += 1;
  if (depth > MAX_CONDITION_DEPTH || count.nodes > MAX_CONDITION_NODES) refuse('condition_too_deep', undefined);
  if ('all' in condition) return join(scope, condition.all, ' and ', 'true', depth, count);
  if ('any' in condition) return join(scope, condition.any, ' or ', 'false', depth, count);
  if ('not' in condition) return `not ${sure(compile(scope, condition.not, depth + 1, count))}`;
  return compileLeaf(scope, condition);
}

function join(
  scope: ConditionScope,
  parts: Condition[],
  word: string,
  none: string,
  depth: number,
  count: Count,
): string {
  if (parts.length === 0) return none;
  return `(${parts.map((part) => compile(scope, part, depth + 1, count)).join(word)})`;
}

/** `amount`, or one step through a reference: `account.industry`. */
function compileLeaf(scope: ConditionScope, leaf: Leaf): string {
  if (leaf.field === BATCH_FIELD) return ofBatch(scope, leaf);
  const [first = '', second, ...rest] = leaf.field.split('.');
  const field = known(scope.definitions.object(scope.objectKey), first, leaf.field);
  if (second === undefined) return comparison(scope, field, `${scope.alias}.${ident(field.column)}`, leaf);
  if (rest.length > 0 || field.type !== 'reference' || !field.target) refuse('unknown_field', leaf.field);
  const target = scope.definitions.find(field.target ?? '');
  if (!target) refuse('unknown_field', leaf.field);
  const far = known(target, second, leaf.field);
  const alias = `${scope.alias}_${field.column}_c`;
  const inside = comparison(scope, far, `${alias}.${ident(far.column)}`, leaf);
  const table = inSchema(scope.ctx.workspace, `:schema.${ident(target.table)}`);
  // Fields of a record that one may not read count as empty, else a filter could feel its way to them.
  const sees = visibilityPredicate(scope.ctx, scope.definitions, target.key, 'read', alias, scope.params);
  const found = `select 1 from ${table} ${alias} where ${alias}.id = ${scope.alias}.${ident(field.column)} and ${alias}.deleted_at is null and ${sees}`;
  // A record without the reference has an empty far field: `empty`, `ne` and `notIn` hold for it.
  if (holdsForEmpty(leaf.op)) return `(not exists (${found}) or exists (${found} and ${inside}))`;
  return `exists (${found} and ${inside})`;
}

/** Records that one import or bulk change wrote; asked for by lists, and no field that one could store or show. */
function ofBatch(scope: ConditionScope, { op, value }: Leaf): string {
  if (op !== 'eq') refuse('unknown_operator', BATCH_FIELD, op);
  if (!Number.isSafeInteger(value)) refuse('invalid_value', BATCH_FIELD);
  const events = inSchema(scope.ctx.workspace, ':schema.event');
  return `${scope.alias}.id in (select record_id from ${events} where batch_id = ${scope.params.add(value)}::bigint)`;
}

const holdsForEmpty = (op: Operator) => op === 'empty' || op === 'ne' || op === 'notIn';

function known(object: ObjectDefinition, key: string, path: string): FieldDefinition {
  return fieldOf(object, key) ?? refuse('unknown_field', path);
}

function refuse(
  code: 'unknown_field' | 'condition_too_deep' | 'unknown_operator' | 'invalid_value',
  field?: string,
  operator = '',
): never {
  throw new Refused('invalid_input', { issues: [issue(code, field, { name: field ?? '', operator })] });
}

function comparison(scope: ConditionScope, field: FieldDefinition, column: string, leaf: Leaf): string {
  if (!OPERATORS_OF[field.type].includes(leaf.op)) refuse('unknown_operator', leaf.field, leaf.op);
  const empty = emptiness(field, column);
  const { op, value } = leaf;
  if (op === 'empty') return empty;
  if (op === 'notEmpty') return `not ${empty}`;
  if (op === 'within') return within(scope, field, column, value);
  if (field.type === 'multiSelect' || field.type === 'users') return multiple(scope, field, column, leaf);
  if (op === 'contains' || op === 'startsWith') return textMatch(scope, column, leaf);
  if (op === 'between') return between(scope, field, column, leaf);
  if (op === 'in' || op === 'notIn') {
    const list = Array.isArray(value)
      ? value.map((item) => single(scope, field, item, leaf.field))
      : refuse('invalid_value', leaf.field);
    const found = `${column} = any(${scope.params.add(list)}::${cast(field)}[])`;
    return op === 'in' ? found : `not ${sure(found)}`;
  }
  const operand = `${scope.params.add(single(scope, field, value, leaf.field))}::${cast(field)}`;
  if (op === 'ne') return `${column} is distinct from ${operand}`;
  return `${column} ${COMPARATORS[op]} ${operand}`;
}

const COMPARATORS: Partial<Record<Operator, string>> = { eq: '=', lt: '<', lte: '<=', gt: '>', gte: '>=' };

/** NULL becomes false, so that a `not` around it means what it says. */
const sure = (sql: string) => `coalesce(${sql}, false)`;

const NUMBERS = new Set<FieldType>(['integer', 'decimal', 'money', 'percent']);

/** Whole numbers are asked about with any number: more than 2.5. */
const cast = (field: FieldDefinition) => (field.type === 'integer' ? 'numeric' : FIELD_TYPE_ROOMS[field.type].column);

function emptiness(field: FieldDefinition, column: string): string {
  const array = FIELD_TYPE_ROOMS[field.type].column.endsWith('[]');
  return array ? `(${column} is null or cardinality(${column}) = 0)` : `(${column} is null)`;
}

function multiple(scope: ConditionScope, field: FieldDefinition, column: string, leaf: Leaf): string {
  const asked = Array.isArray(leaf.value) ? leaf.value : [leaf.value];
  const wanted = asked.map((item) => (field.type === 'users' ? person(scope, item, leaf.field) : item));
  if (!wanted.every((item) => typeof item === 'string')) refuse('invalid_value', leaf.field);
  const list = `${scope.params.add(wanted)}::${cast(field)}`;
  if (leaf.op === 'contains') return `${column} @> ${list}`;
  return leaf.op === 'in' ? `${column} && ${list}` : `not ${sure(`${column} && ${list}`)}`;
}

function person(scope: ConditionScope, value: ConditionValue | undefined, path: string): string {
  if (value && typeof value === 'object' && 'me' in value) return scope.ctx.actor.userId;
  return isUuid(value) ? value : refuse('invalid_value', path);
}

function textMatch(scope: ConditionScope, column: string, leaf: Leaf): string {
  if (typeof leaf.value !== 'string') refuse('invalid_value', leaf.field);
  const literal = leaf.value.replace(/[\\%_]/g, (sign) => `\\${sign}`);
  const pattern = leaf.op === 'contains' ? `%${literal}%` : `${literal}%`;
  return `lower(${column}) like lower(${scope.params.add(pattern)})`;
}

function between(scope: ConditionScope, field: FieldDefinition, column: string, leaf: Leaf): string {
  if (!Array.isArray(leaf.value) || leaf.value.length !== 2) refuse('invalid_value', leaf.field);
  const [first, last] = leaf.value;
  if (field.type === 'dateTime' && isDay(first ?? '') && isDay(last ?? '')) {
    // Whole days: the last one is included.
    const zone = scope.ctx.workspace.timeZone;
    const start = scope.params.add(startOf(first!, zone));
    const end = scope.params.add(last === LAST_DAY ? 'infinity' : startOf(addDays(last!, 1), zone));
    return `${column} >= ${start}::timestamptz and ${column} < ${end}::timestamptz`;
  }
  const [low, high] = leaf.value.map((item) => scope.params.add(single(scope, field, item, leaf.field)));
  return `${column} between ${low}::${cast(field)} and ${high}::${cast(field)}`;
}

function within(
  scope: ConditionScope,
  field: FieldDefinition,
  column: string,
  value: ConditionValue | undefined,
): string {
  const period = value && typeof value === 'object' && 'period' in value ? value.period : undefined;
  if (!RELATIVE_PERIODS.includes(period as RelativePeriod)) refuse('invalid_value', field.key);
  const { timeZone, fiscalYearStart } = scope.ctx.workspace;
  const range = resolvePeriod(period as RelativePeriod, scope.ctx.now, timeZone, fiscalYearStart);
  const bound = (day: string) => (field.type === 'date' ? day : zonedDayStart(day, timeZone).toISOString());
  const [from, to] = [bound(range.from), bound(range.to)];
  return `${column} >= ${scope.params.add(from)}::${cast(field)} and ${column} < ${scope.params.add(to)}::${cast(field)}`;
}

const LAST_DAY = '9999-12-31';

/** When a day begins; the year 1 stands for everything before it, since its first hours lie in a year that has no name. */
function startOf(day: string, timeZone: string): string {
  return day < '0002' ? '-infinity' : zonedDayStart(day, timeZone).toISOString();
}

/** As it was asked: rounding it to the field's digits would let `> 10.555` miss 10.56. */
function number(value: ConditionValue | undefined, path: string): string {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && isDecimal(text) ? text : refuse('invalid_value', path);
}

function single(
  scope: ConditionScope,
  field: FieldDefinition,
  value: ConditionValue | undefined,
  path: string,
): unknown {
  if (value && typeof value === 'object' && 'me' in value) {
    if (field.type !== 'user') refuse('invalid_value', path);
    return scope.ctx.actor.userId;
  }
  // A bare day stands for its first instant in the workspace's zone.
  if (field.type === 'dateTime' && typeof value === 'string' && isDay(value)) {
    return startOf(value, scope.ctx.workspace.timeZone);
  }
  if (NUMBERS.has(field.type)) return number(value, path);
  if (field.type === 'select' && typeof value === 'string') return value;
  if (field.type === 'autoNumber' && typeof value === 'string') return value;
  const loose =
    field.type === 'phone' || field.type === 'email' || field.type === 'url'
      ? { ...field, type: 'text' as const }
      : field;
  const parsed = FIELD_TYPE_ROOMS[loose.type].parse(value, loose);
  if (!parsed.ok) refuse('invalid_value', path);
  return parsed.value;
}
