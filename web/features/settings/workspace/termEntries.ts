import { LOCALES, type Localized } from '#domain/kernel/localized.ts';
import type { Term, Terms } from '#domain/kernel/terms.ts';

/** By object: what stands in the boxes; empty where the original name holds. */
export type Entries = Record<string, Record<string, string>>;

export function entriesOf(keys: readonly string[], terms: Terms, original: (key: string) => Term): Entries {
  return Object.fromEntries(
    keys.map((key) => {
      const term = terms[key];
      const own = (value: string | undefined, usual: string | undefined) => (value && value !== usual ? value : '');
      const parts = LOCALES.map(
        (locale) => [locale, own(term?.singular[locale], original(key).singular[locale])] as const,
      );
      const plural = own(term?.plural.en, original(key).plural.en);
      const filled = [...parts, ['plural', plural] as const].filter(([, text]) => text !== '');
      return [key, Object.fromEntries(filled)];
    }),
  );
}

/** The renamings that the boxes say; what is empty keeps its original. */
export function termsOf(entries: Entries, original: (key: string) => Term): Terms {
  const changed = Object.entries(entries).filter(([, entry]) => Object.values(entry).some((text) => text.trim()));
  return Object.fromEntries(
    changed.map(([key, entry]) => {
      const usual = original(key);
      const said = (part: string) => entry[part]?.trim() || undefined;
      const texts = LOCALES.map((locale) => [locale, said(locale) ?? usual.singular[locale]] as const);
      const singular = Object.fromEntries(texts.filter(([, text]) => text)) as Localized;
      const english = said('plural') ?? (said('en') ? pluralOf(said('en')!) : usual.plural.en);
      return [key, { singular, plural: { ...singular, ...(english ? { en: english } : {}) } }];
    }),
  );
}

/** The usual English plural, where nobody says another. */
export function pluralOf(word: string): string {
  if (/[^aeiou]y$/i.test(word)) return `${word.slice(0, -1)}ies`;
  return /(s|x|z|ch|sh)$/i.test(word) ? `${word}es` : `${word}s`;
}
