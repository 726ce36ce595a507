import type { FieldType, FieldValue } from '../objects/types.ts';

/**
 * A condition is a tree that filters, gates and rules store. It has three readings: in memory (`evaluate`),
 * in SQL (server/modules/records) and in words (`describe`).
 * NULL never equals anything: `ne` and `notIn` hold for empty fields, comparisons do not.
 */
export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  | { field: string; op: Operator; value?: ConditionValue };

/**
 * `field` may go one step through a reference: `account.industry`.
 */
export const OPERATORS = [
  'eq',
  'ne',
  'lt',
  'lte',
  'gt',
  'gte',
  'between',
  'in',
  'notIn',
  'contains',
  'startsWith',
  'empty',
  'notEmpty',
  'within',
] as const;
export type Operator = (typeof OPERATORS)[number];

/** A period that moves with the calendar; resolved in the workspace's time zone before use. */
export const RELATIVE_PERIODS = [
  'today',
  'yesterday',
  'tomorrow',
  'thisWeek',
  'lastWeek',
  'nextWeek',
  'thisMonth',
  'lastMonth',
  'nextMonth',
  'thisQuarter',
  'lastQuarter',
  'nextQuarter',
  'thisYear',
  'lastYear',
  'last7Days',
  'last30Days',
  'last90Days',
  'last12Months',
  'next30Days',
] as const;
export type RelativePeriod = (typeof RELATIVE_PERIODS)[number];

/** `{ me: true }` stands for the reader, in fields of people. */
export type ConditionValue = FieldValue | { period: RelativePeriod } | { me: true };

const TEXT: Operator[] = ['eq', 'ne', 'in', 'notIn', 'contains', 'startsWith', 'empty', 'notEmpty'];
const ORDERED: Operator[] = ['eq', 'ne', 'lt', 'lte', 'gt', 'gte', 'between', 'in', 'notIn', 'empty', 'notEmpty'];
const CHOICE: Operator[] = ['eq', 'ne', 'in', 'notIn', 'empty', 'notEmpty'];

/** Which operators a field of a type takes. */
export const OPERATORS_OF: Record<FieldType, readonly Operator[]> = {
  text: TEXT,
  longText: ['contains', 'empty', 'notEmpty'],
  integer: ORDERED,
  decimal: ORDERED,
  money: ORDERED,
  percent: ORDERED,
  boolean: ['eq', 'ne', 'empty', 'notEmpty'],
  date: [...ORDERED, 'within'],
  dateTime: ['lt', 'lte', 'gt', 'gte', 'between', 'within', 'empty', 'notEmpty'],
  select: CHOICE,
  multiSelect: ['contains', 'in', 'notIn', 'empty', 'notEmpty'],
  reference: CHOICE,
  user: CHOICE,
  users: ['contains', 'in', 'notIn', 'empty', 'notEmpty'],
  phone: TEXT,
  email: TEXT,
  url: TEXT,
  autoNumber: TEXT,
  file: ['empty', 'notEmpty'],
};

/** Stands for a field in what a list asks the server: `eq` the number of an import or bulk change. No field is called so. */
export const BATCH_FIELD = '$batch';

export const MAX_CONDITION_NODES = 200;
export const MAX_CONDITION_DEPTH = 8;
