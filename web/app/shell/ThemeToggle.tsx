import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/IconButton.tsx';
import { MoonIcon, SunIcon } from '../../ui/icons.tsx';
import { useTheme } from '../../ui/ThemeProvider.tsx';

/** Light to dark and back; "same as system" is in the user's menu. */
export function ThemeToggle() {
  const { t } = useTranslation();
  const { mode, choose } = useTheme();
  return mode === 'dark' ? (
    <IconButton icon={SunIcon} label={t('shell.toLight')} onClick={() => choose('light')} />
  ) : (
    <IconButton icon={MoonIcon} label={t('shell.toDark')} onClick={() => choose('dark')} />
  );
}
