import { Button, Dropdown } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../api/session.ts';
import { usePhone } from '../../browser/useMediaQuery.ts';
import { shortcutLabel, useShortcut } from '../../browser/useShortcut.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { PlusIcon, SearchIcon } from '../../ui/icons.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { Logo } from '../../ui/Logo.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { Bell } from './Bell.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { LiveSign } from './LiveSign.tsx';
import { ThemeToggle } from './ThemeToggle.tsx';
import styles from './TopBar.module.css';
import { TypedAhead } from './TypedAhead.tsx';
import { UserMenu } from './UserMenu.tsx';
import { useCreateMenu } from './useCreateMenu.tsx';

const SearchPalette = lazy(async () => ({ default: (await import('../palette/SearchPalette.tsx')).SearchPalette }));

export function TopBar() {
  const { t } = useTranslation();
  const { workspace } = useSession();
  const phone = usePhone();
  const create = useCreateMenu();
  const [searching, setSearching] = useState(false);
  // What is typed before the palette has arrived.
  const [typed, setTyped] = useState('');
  const stopSearching = () => {
    setSearching(false);
    setTyped('');
  };
  useShortcut('k', () => setSearching(true));
  return (
    <header className={styles.top}>
      {phone && <Logo />}
      <span className={styles.workspace}>
        <span className="ellipsis">{workspace.name}</span>
        {workspace.demo && <Tag>{t('shell.demo')}</Tag>}
      </span>
      {!phone && (
        <button type="button" className={styles.find} onClick={() => setSearching(true)}>
          <SearchIcon />
          <span className="ellipsis">{t('search.placeholder')}</span>
          <Kbd>{shortcutLabel('k')}</Kbd>
        </button>
      )}
      <div className="grow" />
      <LiveSign />
      {phone ? (
        <IconButton icon={SearchIcon} label={t('search.open')} onClick={() => setSearching(true)} />
      ) : (
        <>
          {create.items?.length ? (
            <Dropdown menu={create} trigger={['click']} placement="bottomRight">
              <Button size="small" icon={<PlusIcon />}>
                {t('shell.create')}
              </Button>
            </Dropdown>
          ) : null}
          <ThemeToggle />
          <LanguageSwitch />
        </>
      )}
      <Bell />
      <UserMenu />
      {searching && (
        <Suspense fallback={<TypedAhead onType={setTyped} label={t('search.label')} />}>
          <SearchPalette typed={typed} onClose={stopSearching} />
        </Suspense>
      )}
    </header>
  );
}
