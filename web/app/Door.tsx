import { Outlet } from '@tanstack/react-router';
import { Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { LOCALES, type Locale } from '#domain/kernel/localized.ts';
import { LANGUAGE_NAMES } from '../phrases/language.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { LanguageIcon, MoonIcon, SunIcon } from '../ui/icons.tsx';
import { Logo } from '../ui/Logo.tsx';
import { useTheme } from '../ui/ThemeProvider.tsx';
import styles from './Door.module.css';
import { useLanguage } from './LanguageProvider.tsx';

/** Around the pages before the sign-in: the name, language and theme. */
export function Door() {
  const { t } = useTranslation();
  const { mode, choose } = useTheme();
  const { locale, switchTo } = useLanguage();
  const languages = {
    items: LOCALES.map((key) => ({ key, label: <span lang={key}>{LANGUAGE_NAMES[key]}</span> })),
    selectable: true,
    selectedKeys: [locale],
    onClick: ({ key }: { key: string }) => switchTo(key as Locale, 'keep'),
  };
  return (
    <div className={styles.door}>
      <header className={styles.head}>
        <Logo size={28} />
        <span className={styles.name}>{t('shell.appName')}</span>
        <div className="grow" />
        {mode === 'dark' ? (
          <IconButton icon={SunIcon} label={t('shell.toLight')} onClick={() => choose('light')} />
        ) : (
          <IconButton icon={MoonIcon} label={t('shell.toDark')} onClick={() => choose('dark')} />
        )}
        <Dropdown menu={languages} trigger={['click']} placement="bottomRight">
          <IconButton icon={LanguageIcon} label={t('shell.language')} aria-haspopup="menu" />
        </Dropdown>
      </header>
      <main className={styles.main}>
        <Outlet />
      </main>
    </div>
  );
}
