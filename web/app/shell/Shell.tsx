import { Outlet } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { LiveProvider } from '../../api/live.ts';
import { useSession } from '../../api/session.ts';
import { recall } from '../../browser/remembered.ts';
import { usePhone } from '../../browser/useMediaQuery.ts';
import { chosenLanguage } from '../../phrases/language.ts';
import { ErrorBoundary } from '../../ui/ErrorBoundary.tsx';
import { FormatProvider } from '../../ui/FormatProvider.tsx';
import { useTheme } from '../../ui/ThemeProvider.tsx';
import { CreateDrawer } from '../CreateDrawer.tsx';
import { KeyboardHelpHost } from '../keyboard/KeyboardHelpHost.tsx';
import { useLanguage } from '../LanguageProvider.tsx';
import { useKeepRecents } from '../palette/recents.ts';
import { RecordDrawer } from '../RecordDrawer.tsx';
import { TourHost } from '../tour/TourHost.tsx';
import { BottomBar } from './BottomBar.tsx';
import { Rail } from './Rail.tsx';
import { SeeAsBanner } from './SeeAsBanner.tsx';
import styles from './Shell.module.css';
import { TopBar } from './TopBar.tsx';
import { useDensity } from './useDensity.ts';
import { useWorkspaceWords } from './useWorkspaceWords.ts';

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
        <RecordDrawer />
        <CreateDrawer />
        <KeyboardHelpHost />
        <TourHost />
      </FormatProvider>
    </LiveProvider>
  );
}
