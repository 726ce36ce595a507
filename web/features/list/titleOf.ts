import type { FieldBody } from '#contract/objects.ts';
import type { RecordBody } from '#contract/records.ts';
import type { References } from '../../fields/index.ts';

/** What a record is called: its title field, or what that points at. */
export function titleOf(record: RecordBody, titleField: FieldBody, references: References): string {
  const value = record.values[titleField.key];
  if (value === null || value === undefined) return '';
  return titleField.type === 'reference' ? (references[String(value)]?.title ?? '') : String(value);
}
