import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/IconButton.tsx';
import { MoonIcon, SunIcon } from '../../ui/icons.tsx';
import { usePreferences } from './usePreferences.ts';

/** Light to dark and back; "same as system" is in the user's menu. */
export function ThemeToggle() {
  const { t } = useTranslation();
  const { mode, chooseTheme } = usePreferences();
  return mode === 'dark' ? (
    <IconButton icon={SunIcon} label={t('shell.toLight')} onClick={() => chooseTheme('light')} />
  ) : (
    <IconButton icon={MoonIcon} label={t('shell.toDark')} onClick={() => chooseTheme('dark')} />
  );
}
