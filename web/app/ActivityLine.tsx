import { onlineManager, useIsFetching, useIsMutating } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useDelayed } from '../browser/useDelayed.ts';
import { CloudOffIcon } from '../ui/icons.tsx';
import styles from './ActivityLine.module.css';

const SHOW_AFTER_MS = 500;
const SLOW_AFTER_MS = 6_000;

/** A thin line at the top while the server is asked; in words when it takes long or the network is gone. */
export function ActivityLine() {
  const { t } = useTranslation();
  const asked = useIsFetching() + useIsMutating() > 0;
  const online = useSyncExternalStore(onlineManager.subscribe.bind(onlineManager), () => onlineManager.isOnline());
  const busy = useDelayed(asked, SHOW_AFTER_MS);
  const slow = useDelayed(asked, SLOW_AFTER_MS);
  return (
    <>
      {busy && online && <div className={styles.line} />}
      <div role="status">
        {!online && (
          <p className={styles.notice}>
            <CloudOffIcon size={14} />
            {t('shell.offline')}
          </p>
        )}
        {online && slow && <p className={styles.notice}>{t('shell.slow')}</p>}
      </div>
    </>
  );
}
