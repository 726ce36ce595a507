import { useRouter } from '@tanstack/react-router';
import { Dropdown, type MenuProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { LOCALES, type Locale } from '#domain/kernel/localized.ts';
import { useSession, useSignOut } from '../../api/session.ts';
import { usePhone } from '../../browser/useMediaQuery.ts';
import { LANGUAGE_NAMES } from '../../phrases/language.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { DesktopIcon, HelpIcon, LanguageIcon, MoonIcon, SettingsIcon, SignOutIcon, SunIcon } from '../../ui/icons.tsx';
import styles from './TopBar.module.css';
import { usePreferences } from './usePreferences.ts';

/** Who I am, the look of the page, and the way out. */
export function UserMenu() {
  const { t } = useTranslation();
  const { user } = useSession();
  const phone = usePhone();
  const { theme, locale, chooseTheme, chooseLanguage } = usePreferences();
  const router = useRouter();
  const signOut = useSignOut();

  const items: MenuProps['items'] = [
    {
      key: 'who',
      type: 'group',
      label: (
        <div>
          {user.name}
          <br />
          <small>{user.title ?? user.email}</small>
        </div>
      ),
    },
    { type: 'divider' },
    {
      key: 'theme',
      type: 'group',
      label: t('shell.theme'),
      children: [
        { key: 'theme:light', icon: <SunIcon />, label: t('shell.themeLight'), onClick: () => chooseTheme('light') },
        { key: 'theme:dark', icon: <MoonIcon />, label: t('shell.themeDark'), onClick: () => chooseTheme('dark') },
        {
          key: 'theme:system',
          icon: <DesktopIcon />,
          label: t('shell.themeSystem'),
          onClick: () => chooseTheme('system'),
        },
      ],
    },
    {
      key: 'language',
      type: 'group',
      label: t('shell.language'),
      children: LOCALES.map((one: Locale) => ({
        key: `language:${one}`,
        icon: <LanguageIcon />,
        label: <span lang={one}>{LANGUAGE_NAMES[one]}</span>,
        onClick: () => chooseLanguage(one),
      })),
    },
    { type: 'divider' },
    {
      key: 'settings',
      icon: <SettingsIcon />,
      label: t('settings.title'),
      onClick: () => void router.navigate({ to: '/settings/{-$section}', params: {} }),
    },
    {
      key: 'help',
      icon: <HelpIcon />,
      label: t('help.title'),
      onClick: () => void router.navigate({ to: '/help' }),
    },
    { key: 'signOut', icon: <SignOutIcon />, label: t('shell.signOut'), onClick: () => signOut.mutate() },
  ];

  return (
    <Dropdown
      menu={{ items, selectedKeys: [`theme:${theme}`, `language:${locale}`] }}
      trigger={['click']}
      placement="bottomRight"
    >
      <button
        type="button"
        className={styles.me}
        aria-haspopup="menu"
        aria-label={t('shell.userMenu', { name: user.name })}
      >
        <Avatar name={user.name} />
        {!phone && user.name}
      </button>
    </Dropdown>
  );
}
