import type { Locale as AntdLocale } from 'antd/es/locale';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import type { Locale } from '#domain/kernel/localized.ts';
import { renewWordsOfMeasures } from '../api/measures.ts';
import { queryClient } from '../api/queryClient.ts';
import { rememberLanguage, switchTexts, whenChosenElsewhere, whenLanguageAsked } from '../phrases/language.ts';
import { ThemeProvider } from '../ui/ThemeProvider.tsx';

type Language = { locale: Locale; switchTo: (locale: Locale, keep?: 'keep') => void };

const LanguageContext = createContext<Language | undefined>(undefined);

export type Texts = { locale: Locale; antd: AntdLocale };

/** The language of the page; `start` was loaded before the first paint. */
export function LanguageProvider({ start, children }: { start: Texts; children: ReactNode }) {
  const [texts, setTexts] = useState(start);
  const language = useMemo<Language>(
    () => ({
      locale: texts.locale,
      switchTo: async (locale, keep) => {
        if (keep) rememberLanguage(locale);
        setTexts({ locale, antd: await switchTexts(locale) });
        await renewWordsOfMeasures(queryClient);
      },
    }),
    [texts.locale],
  );
  useEffect(() => whenLanguageAsked((locale) => void language.switchTo(locale, 'keep')), [language]);
  useEffect(() => whenChosenElsewhere((locale) => void language.switchTo(locale)), [language]);
  return (
    <LanguageContext value={language}>
      <ThemeProvider antdLocale={texts.antd}>{children}</ThemeProvider>
    </LanguageContext>
  );
}

export function useLanguage(): Language {
  const language = useContext(LanguageContext);
  if (!language) throw new Error('useLanguage needs a LanguageProvider above it');
  return language;
}
