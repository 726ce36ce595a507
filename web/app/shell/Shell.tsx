import { Outlet, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LiveProvider } from '../../api/live.ts';
import { useSession } from '../../api/session.ts';
import { recall } from '../../browser/remembered.ts';
import { usePhone } from '../../browser/useMediaQuery.ts';
import { chosenLanguage } from '../../phrases/language.ts';
import { ErrorBoundary } from '../../ui/ErrorBoundary.tsx';
import { FormatProvider } from '../../ui/FormatProvider.tsx';
import { useTheme } from '../../ui/ThemeProvider.tsx';
import { KeyboardHelpHost } from '../keyboard/KeyboardHelpHost.tsx';
import { useLanguage } from '../LanguageProvider.tsx';
import { useKeepRecents } from '../palette/recents.ts';
import { TourHost } from '../tour/TourHost.tsx';
import { BottomBar } from './BottomBar.tsx';
import { Rail } from './Rail.tsx';
import { SeeAsBanner } from './SeeAsBanner.tsx';
import styles from './Shell.module.css';
import { TopBar } from './TopBar.tsx';
import { useDensity } from './useDensity.ts';
import { useWorkspaceWords } from './useWorkspaceWords.ts';

// Loaded with the first record that is opened over a page, and kept: a drawer that closes is still seen.
const RecordDrawer = lazy(async () => ({ default: (await import('../RecordDrawer.tsx')).RecordDrawer }));
const CreateDrawer = lazy(async () => ({ default: (await import('../CreateDrawer.tsx')).CreateDrawer }));

/** The frame of every page behind the sign-in. */
export function Shell() {
  const { t } = useTranslation();
  const { user, workspace } = useSession();
  const { locale, switchTo } = useLanguage();
  const phone = usePhone();
  useKeepRecents();
  const preferred = user.locale ?? workspace.locale;
  useEffect(() => {
    if (!chosenLanguage()) switchTo(preferred);
  }, [preferred, switchTo]);
  useWorkspaceWords();
  useDensity();
  const { choose } = useTheme();
  useEffect(() => {
    if (user.theme && !recall('loudou.theme')) choose(user.theme);
  }, [user.theme, choose]);
  return (
    <LiveProvider>
      <FormatProvider locale={locale} timeZone={user.timeZone ?? workspace.timeZone} currency={workspace.currency}>
        <SeeAsBanner />
        <div className={styles.app}>
          <a className={styles.skip} href="#main">
            {t('shell.skipToContent')}
          </a>
          {!phone && <Rail />}
          <TopBar />
          <main id="main" tabIndex={-1} className={styles.main}>
            <ErrorBoundary>
              <Outlet />
            </ErrorBoundary>
          </main>
          {phone && <BottomBar />}
        </div>
        <Drawers />
        <KeyboardHelpHost />
        <TourHost />
      </FormatProvider>
    </LiveProvider>
  );
}

function Drawers() {
  const { open, create } = useSearch({ from: '/shell' });
  const records = useEver(open !== undefined);
  const forms = useEver(create !== undefined);
  return (
    <Suspense>
      {records && <RecordDrawer />}
      {forms && <CreateDrawer />}
    </Suspense>
  );
}

function useEver(now: boolean): boolean {
  const [ever, setEver] = useState(now);
  if (now && !ever) setEver(true);
  return ever || now;
}
