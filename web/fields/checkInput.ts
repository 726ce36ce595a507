import { issueMessage } from '#contract/messages/index.ts';
import { inLocale, type Locale } from '#domain/kernel/localized.ts';
import { parseFieldValue } from '#domain/objects/fieldTypes/index.ts';
import type { FieldSpec, FieldValue } from '#domain/objects/types.ts';
import type { ShownField } from './types.ts';

/** Checked by the server alone: whom an id stands for, and what has no options here. */
const NOT_HERE: ReadonlySet<string> = new Set(['reference', 'user', 'users', 'file', 'autoNumber']);

/**
 * What is wrong with a value, by the rules and in the words of the server; undefined where it may stand. `required`:
 * an empty value is wrong too, which is only worth saying once something was entered and taken out again.
 */
export function inputProblem(
  field: ShownField,
  value: FieldValue,
  locale: Locale,
  required = field.required ?? false,
): string | undefined {
  const label = inLocale(field.labels, locale);
  const empty = value === null || value === '' || (Array.isArray(value) && value.length === 0);
  if (empty) return required ? issueMessage({ code: 'required', field: field.key }, locale, label) : undefined;
  if (NOT_HERE.has(field.type) || (field.type === 'select' && !field.options?.length)) return undefined;
  const parsed = parseFieldValue(value, field as FieldSpec);
  return parsed.ok ? undefined : issueMessage(parsed.issue, locale, label);
}
