import { useTranslation } from 'react-i18next';
import { useLiveStatus } from '../../api/live.ts';
import { useDelayed } from '../../browser/useDelayed.ts';
import { CloudOffIcon } from '../../ui/icons.tsx';
import styles from './LiveSign.module.css';

const SHOW_AFTER_MS = 10_000;

/** Says that the page no longer hears what others do. */
export function LiveSign() {
  const { t } = useTranslation();
  const down = useDelayed(useLiveStatus() === 'connecting', SHOW_AFTER_MS);
  return (
    <span role="status" className={styles.place}>
      {down && (
        <span className={styles.sign} title={t('live.downHint')}>
          <CloudOffIcon size={14} />
          <span className={styles.text}>{t('live.down')}</span>
        </span>
      )}
    </span>
  );
}
