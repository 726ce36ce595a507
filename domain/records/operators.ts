import { zonedDayStart } from '../kernel/calendar.ts';
import { compareDecimal, isDecimal } from '../kernel/decimal.ts';
import type { FieldValue } from '../objects/types.ts';
import type { Condition, ConditionValue } from './condition.ts';
import type { ConditionContext } from './conditionContext.ts';
import { resolvePeriod } from './period.ts';

type Leaf = Extract<Condition, { field: string }>;
type Operand = ConditionValue | undefined;
export type OrderedReading = 'number' | 'date' | 'dateTime';

/** Text, choices, references, people: equality is exact, `contains` and `startsWith` ignore case. */
export function holdsForText(leaf: Leaf, value: FieldValue, context: ConditionContext): boolean {
  const text = String(value);
  switch (leaf.op) {
    case 'eq':
      return scalarText(leaf.value, context) === text;
    case 'in':
      return listOf(leaf.value).includes(text);
    case 'contains':
      return text.toLowerCase().includes(String(leaf.value ?? '').toLowerCase());
    case 'startsWith':
      return text.toLowerCase().startsWith(String(leaf.value ?? '').toLowerCase());
    default:
      return false;
  }
}

/** Fields with several values: `contains` asks for all of the operand, `in` for any of it. */
export function holdsForList(leaf: Leaf, values: string[], context: ConditionContext): boolean {
  if (leaf.op === 'contains') return wrap(leaf.value, context).every((value) => values.includes(value));
  if (leaf.op === 'in') return listOf(leaf.value).some((value) => values.includes(value));
  return false;
}

/** Numbers as exact decimals, days, instants. `between` includes both ends; `within` takes a period of the workspace's zone. */
export function holdsForOrdered(
  leaf: Leaf,
  value: FieldValue,
  reading: OrderedReading,
  context: ConditionContext,
): boolean {
  if (leaf.op === 'within') return isWithin(String(value), leaf.value, reading, context);
  const order = (operand: Operand) => compare(String(value), scalarText(operand, context), reading);
  if (leaf.op === 'in') return listOf(leaf.value).some((item) => order(item) === 0);
  if (leaf.op === 'between') {
    const [low, high] = listOf(leaf.value);
    return order(low) >= 0 && order(high) <= 0;
  }
  const sign = order(leaf.value);
  switch (leaf.op) {
    case 'eq':
      return sign === 0;
    case 'lt':
      return sign < 0;
    case 'lte':
      return sign <= 0;
    case 'gt':
      return sign > 0;
    case 'gte':
      return sign >= 0;
    default:
      return false;
  }
}

/** Below, at or above zero; NaN, for which no comparison holds, where a side cannot be read. */
function compare(value: string, operand: string | undefined, reading: OrderedReading): number {
  if (operand === undefined) return Number.NaN;
  if (reading === 'number') {
    return isDecimal(value) && isDecimal(operand) ? compareDecimal(value, operand) : Number.NaN;
  }
  if (reading === 'dateTime') return Date.parse(value) - Date.parse(operand);
  return value < operand ? -1 : value > operand ? 1 : 0;
}

function isWithin(value: string, operand: Operand, reading: OrderedReading, context: ConditionContext): boolean {
  if (typeof operand !== 'object' || operand === null || !('period' in operand)) return false;
  const { timeZone, now, fiscalYearStart } = context;
  const { from, to } = resolvePeriod(operand.period, now, timeZone, fiscalYearStart);
  if (reading === 'date') return value >= from && value < to;
  const instant = Date.parse(value);
  return instant >= zonedDayStart(from, timeZone).getTime() && instant < zonedDayStart(to, timeZone).getTime();
}

function scalarText(value: Operand, context: ConditionContext): string | undefined {
  if (value === null || value === undefined || Array.isArray(value)) return undefined;
  if (typeof value !== 'object') return String(value);
  return 'me' in value ? context.userId : undefined;
}

const listOf = (value: Operand): string[] => (Array.isArray(value) ? value : []);
const wrap = (value: Operand, context: ConditionContext): string[] =>
  Array.isArray(value) ? value : [scalarText(value, context) ?? ''];
