import { useTranslation } from 'react-i18next';
import { LOCALES } from '#domain/kernel/localized.ts';
import { useSignOut } from '../../api/session.ts';
import { showKeyboardHelp } from '../../browser/keyboardHelp.ts';
import { useCreateRecord } from '../../browser/openRecord.ts';
import { LANGUAGE_NAMES } from '../../phrases/language.ts';
import { KeyboardIcon, LanguageIcon, MoonIcon, PlusIcon, SignOutIcon, SunIcon } from '../../ui/icons.tsx';
import { useCreatable } from '../shell/useDestinations.ts';
import { usePreferences } from '../shell/usePreferences.ts';
import type { PaletteItem } from './types.ts';

/** What can be done from anywhere. */
export function useActions(): PaletteItem[] {
  const { t } = useTranslation();
  const create = useCreateRecord();
  const { mode, locale, chooseTheme, chooseLanguage } = usePreferences();
  const signOut = useSignOut();
  const creating = useCreatable().map(({ object }) => ({
    key: `create:${object}`,
    icon: PlusIcon,
    title: t(`shell.newOf.${object}`),
    words: `new create xinjian xj xinzeng ${object}`,
    run: () => create(object),
  }));
  const languages = LOCALES.filter((one) => one !== locale).map((one) => ({
    key: `language:${one}`,
    icon: LanguageIcon,
    title: t('search.switchLanguage', { language: LANGUAGE_NAMES[one] }),
    words: 'language yuyan yy',
    run: () => chooseLanguage(one),
  }));
  return [
    ...creating,
    {
      key: 'theme',
      icon: mode === 'dark' ? SunIcon : MoonIcon,
      title: mode === 'dark' ? t('shell.toLight') : t('shell.toDark'),
      words: 'theme dark light shense qianse ss qs',
      run: () => chooseTheme(mode === 'dark' ? 'light' : 'dark'),
    },
    ...languages,
    {
      key: 'keyboard',
      icon: KeyboardIcon,
      title: t('keyboard.title'),
      words: 'keyboard shortcuts jianpan kuaijiejian kjj',
      run: showKeyboardHelp,
    },
    {
      key: 'signOut',
      icon: SignOutIcon,
      title: t('shell.signOut'),
      words: 'sign out logout tuichu tc dengchu',
      run: () => signOut.mutate(),
    },
  ];
}
