import { inLocale, type Locale, type Localized } from '#domain/kernel/localized.ts';

/** What an object is called inside a phrase: English writes it small there. */
export function nameInside(labels: Localized, locale: Locale): string {
  const name = inLocale(labels, locale);
  return locale === 'en' ? name.toLowerCase() : name;
}
