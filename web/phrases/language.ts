import type { Locale as AntdLocale } from 'antd/es/locale';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { LOCALES, type Locale } from '#domain/kernel/localized.ts';
import { inTerms, type Renaming } from '#domain/kernel/terms.ts';
import { recall, remember } from '../browser/remembered.ts';

/** Each language in its own words, for the switch. */
export const LANGUAGE_NAMES: Record<Locale, string> = { 'zh-CN': '简体中文', 'zh-TW': '繁體中文', en: 'English' };

const texts: Record<Locale, () => Promise<object>> = {
  'zh-CN': async () => (await import('./zh-CN.ts')).zhCN,
  'zh-TW': async () => (await import('./zh-TW.ts')).zhTW,
  en: async () => (await import('./en.ts')).en,
};

const antdTexts: Record<Locale, () => Promise<AntdLocale>> = {
  'zh-CN': async () => {
    await import('dayjs/locale/zh-cn');
    return (await import('antd/es/locale/zh_CN')).default;
  },
  'zh-TW': async () => {
    await import('dayjs/locale/zh-tw');
    return (await import('antd/es/locale/zh_TW')).default;
  },
  en: async () => (await import('antd/es/locale/en_US')).default,
};

const loaded = new Map<Locale, object>();
let renamings: readonly Renaming[] = [];

/** From now on the texts call objects what the workspace calls them. */
export function speakOf(terms: readonly Renaming[]): void {
  if (JSON.stringify(terms) === JSON.stringify(renamings)) return;
  renamings = terms;
  for (const [locale, phrases] of loaded) {
    i18next.addResourceBundle(locale, 'translation', named(phrases, locale), true, true);
  }
}

function named(phrases: object, locale: Locale): object {
  const entries = Object.entries(phrases).map(([key, text]: [string, string | object]) => [
    key,
    typeof text === 'string' ? inTerms(text, locale, renamings) : named(text, locale),
  ]);
  return Object.fromEntries(entries);
}

/** The language chosen in this browser, or undefined where nobody chose yet. */
export function chosenLanguage(): Locale | undefined {
  const kept = recall('loudou.language');
  return LOCALES.find((locale) => locale === kept);
}

/** What to start with: the choice, else what the browser asks for. */
export function startLanguage(): Locale {
  const asked = navigator.language.toLowerCase();
  if (!asked.startsWith('zh')) return chosenLanguage() ?? 'en';
  return chosenLanguage() ?? (/^zh-(tw|hk|mo|hant)/.test(asked) ? 'zh-TW' : 'zh-CN');
}

/** Loads the texts of a language and makes it the page's. Returns the words of antd in it. */
export async function switchTexts(locale: Locale): Promise<AntdLocale> {
  const [phrases, antd] = await Promise.all([texts[locale](), antdTexts[locale]()]);
  if (!i18next.isInitialized) {
    await i18next.use(initReactI18next).init({
      lng: locale,
      fallbackLng: false,
      resources: {},
      interpolation: { escapeValue: false },
      returnNull: false,
      // Renamed objects put new texts under the same keys.
      react: { bindI18nStore: 'added' },
    });
  }
  loaded.set(locale, phrases);
  i18next.addResourceBundle(locale, 'translation', named(phrases, locale), true, true);
  await i18next.changeLanguage(locale);
  document.documentElement.lang = locale;
  document.querySelector('link[rel=manifest]')?.setAttribute('href', `/manifests/${locale}.webmanifest`);
  return antd;
}

export function rememberLanguage(locale: Locale): void {
  remember('loudou.language', locale);
}

let asked: (locale: Locale) => void = () => {};

/** Whoever shows the page in a language hears of wishes from deeper rooms. */
export function whenLanguageAsked(listener: (locale: Locale) => void): () => void {
  asked = listener;
  return () => {
    asked = () => {};
  };
}

/** Hears of the language being chosen in another window of this browser. Answers what ends it. */
export function whenChosenElsewhere(listener: (locale: Locale) => void): () => void {
  const hear = ({ key }: StorageEvent) => {
    const chosen = chosenLanguage();
    if (key === 'loudou.language' && chosen) listener(chosen);
  };
  window.addEventListener('storage', hear);
  return () => window.removeEventListener('storage', hear);
}

/** Shows the page in another language, in this browser from now on. */
export function askForLanguage(locale: Locale): void {
  asked(locale);
}
