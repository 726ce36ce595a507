import type { FieldSpec, FieldType } from './types.ts';

/** Types whose values stand in the table as they are ordered; choices stand in the order of their options instead. */
const KEPT_IN_ORDER: ReadonlySet<FieldType> = new Set<FieldType>([
  'text',
  'integer',
  'decimal',
  'money',
  'percent',
  'date',
  'dateTime',
  'autoNumber',
  'email',
]);

export const canBeSorted = (type: FieldType): boolean => KEPT_IN_ORDER.has(type);

/** Whether an index holds the records in the order of this field, so that a list begins with its first page at any size. */
export function isOrdered(field: Pick<FieldSpec, 'key' | 'type' | 'sorted'>): boolean {
  if (field.key === 'createdAt' || (field.key === 'name' && field.type === 'text')) return true;
  return field.sorted === true && canBeSorted(field.type);
}
