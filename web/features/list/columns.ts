import type { FieldBody, ObjectBody } from '#contract/objects.ts';
import type { FieldType } from '#domain/objects/types.ts';

/** Columns that a list starts with. Objects that are not named get their title and what stands first. */
const DEFAULTS: Readonly<Record<string, readonly string[]>> = {
  opportunity: ['account', 'stage', 'amount', 'expectedCloseDate', 'owner', 'nextStep', 'updatedAt'],
  lead: ['company', 'stage', 'contactName', 'phone', 'source', 'owner', 'createdAt'],
  account: ['industry', 'region', 'level', 'status', 'owner', 'createdAt'],
  contact: ['account', 'title', 'mobile', 'email', 'owner'],
  product: ['code', 'line', 'series', 'unitPrice', 'unit', 'active'],
  campaign: ['kind', 'startDate', 'endDate', 'budget', 'cost'],
  competitor: ['website', 'strengths', 'weaknesses'],
  activity: ['kind', 'content', 'opportunity', 'account', 'at', 'owner'],
  task: ['dueDate', 'priority', 'done', 'opportunity', 'account', 'owner'],
  contactRole: ['role', 'attitude', 'opportunity'],
  opportunityLine: ['quantity', 'unitPrice', 'discount', 'amount', 'opportunity'],
};
const FIRST = 6;

/** Beside the title, which always stands first. */
export function defaultColumns(object: ObjectBody): string[] {
  const known = DEFAULTS[object.key]?.filter((key) => object.fields.some((field) => field.key === key));
  if (known?.length) return known;
  const own = object.fields.filter((field) => !field.system && field.key !== object.titleField && isColumn(field));
  return [...own.slice(0, FIRST).map((field) => field.key), ...(object.visibility?.own === false ? [] : ['owner'])];
}

/** What may stand in a table at all. */
export const isColumn = (field: FieldBody): boolean => field.type !== 'file';

/** Sorting by what a record points at would order by ids: the server refuses it, or it says nothing. */
const UNSORTABLE: ReadonlySet<FieldType> = new Set<FieldType>([
  'longText',
  'multiSelect',
  'reference',
  'user',
  'users',
  'phone',
  'url',
  'file',
]);
export const isSortable = (field: FieldBody): boolean => !UNSORTABLE.has(field.type);

const RIGHT: ReadonlySet<FieldType> = new Set<FieldType>([
  'integer',
  'decimal',
  'money',
  'percent',
  'date',
  'dateTime',
]);
/** Figures and days stand at the right, under their header. */
export const isRight = (field: FieldBody): boolean => RIGHT.has(field.type);

const WIDTHS: Partial<Record<FieldType, number>> = {
  longText: 240,
  reference: 190,
  user: 120,
  users: 180,
  money: 104,
  integer: 88,
  decimal: 96,
  percent: 88,
  boolean: 80,
  date: 128,
  dateTime: 132,
  select: 120,
  multiSelect: 160,
  phone: 136,
  email: 200,
  url: 180,
  autoNumber: 120,
};
export const TITLE_WIDTH = 260;
/** Width that a column asks for, in px, until somebody draws it. */
export const widthOf = (field: FieldBody): number => WIDTHS[field.type] ?? 150;
