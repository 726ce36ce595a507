import type { Locale } from '#domain/kernel/localized.ts';
import { useSavePreferences } from '../../api/preferences.ts';
import { type ThemeChoice, useTheme } from '../../ui/ThemeProvider.tsx';
import { useLanguage } from '../LanguageProvider.tsx';

/** Language and theme: a choice holds at once, and is kept with the user. */
export function usePreferences() {
  const { choice, mode, choose } = useTheme();
  const { locale, switchTo } = useLanguage();
  const save = useSavePreferences();
  return {
    theme: choice,
    mode,
    locale,
    chooseTheme: (theme: ThemeChoice) => {
      choose(theme);
      save.mutate({ theme });
    },
    chooseLanguage: (next: Locale) => {
      switchTo(next, 'keep');
      save.mutate({ locale: next });
    },
  };
}
