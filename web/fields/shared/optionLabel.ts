import { inLocale, type Locale } from '#domain/kernel/localized.ts';
import type { ShownField } from '../types.ts';

/** The option's label in the reader's language; an option that is gone shows its key. */
export function optionLabel(field: ShownField, key: string, locale: Locale): string {
  const option = field.options?.find((known) => known.key === key);
  return option ? inLocale(option.labels, locale) : key;
}

/** Options to choose from: retired ones only where they are the value already. */
export function choices(
  field: ShownField,
  chosen: readonly string[],
  locale: Locale,
): { value: string; label: string }[] {
  return (field.options ?? [])
    .filter((option) => !option.retired || chosen.includes(option.key))
    .map((option) => ({ value: option.key, label: inLocale(option.labels, locale) }));
}
