/** The languages that a page can be read in. 简体 is the base: every text exists in it. */
export const LOCALES = ['zh-CN', 'zh-TW', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** A text that users may write in several languages; what is missing falls back to 简体. */
export type Localized = { 'zh-CN': string; 'zh-TW'?: string; en?: string };

export function inLocale(text: Localized, locale: Locale): string {
  return text[locale] || text['zh-CN'];
}
