import type { LanesBody } from '#contract/funnels.ts';
import type { FieldBody } from '#contract/objects.ts';
import { inLocale, type Locale } from '#domain/kernel/localized.ts';

/** The name of a lane: a person's, a record's, a choice's. Undefined: it has none for this reader. */
export function laneName(
  field: FieldBody,
  key: string | null,
  references: LanesBody['references'],
  locale: Locale,
): string | undefined {
  if (key === null) return undefined;
  const option = field.options?.find((one) => one.key === key);
  return option ? inLocale(option.labels, locale) : references[key]?.title;
}
