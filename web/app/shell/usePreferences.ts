import type { Locale } from '#domain/kernel/localized.ts';
import { useSavePreferences } from '../../api/preferences.ts';
import { useLooksOnly } from '../../api/session.ts';
import { type ThemeChoice, useTheme } from '../../ui/ThemeProvider.tsx';
import { useLanguage } from '../LanguageProvider.tsx';

/** Language and theme: a choice holds at once, and is kept with the user whose choice it is. */
export function usePreferences() {
  const { choice, mode, choose } = useTheme();
  const { locale, switchTo } = useLanguage();
  const save = useSavePreferences();
  const looksOnly = useLooksOnly();
  return {
    theme: choice,
    mode,
    locale,
    chooseTheme: (theme: ThemeChoice) => {
      choose(theme);
      if (!looksOnly) save.mutate({ theme });
    },
    chooseLanguage: (next: Locale) => {
      switchTo(next, 'keep');
      if (!looksOnly) save.mutate({ locale: next });
    },
  };
}
