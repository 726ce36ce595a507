import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { stopSeeingAs } from '../../api/people.ts';
import { useSession } from '../../api/session.ts';
import { toast } from '../../ui/toast.ts';
import styles from './SeeAsBanner.module.css';

/** What the shell and its drawers leave room for. */
const HEIGHT = '40px';

/** Stands above everything while an administrator sees the product as somebody else. */
export function SeeAsBanner() {
  const { t } = useTranslation();
  const { seeingAs } = useSession();
  const [busy, setBusy] = useState(false);
  const shown = seeingAs !== undefined;
  useEffect(() => {
    if (!shown) return;
    const { style } = document.documentElement;
    style.setProperty('--banner-h', HEIGHT);
    return () => void style.removeProperty('--banner-h');
  }, [shown]);
  if (!seeingAs) return null;
  const stop = async () => {
    setBusy(true);
    try {
      await stopSeeingAs();
      // Everything that was read is the other's: begin anew.
      window.location.assign('/people');
    } catch {
      setBusy(false);
      toast(t('errors.unexpected'), { failed: true });
    }
  };
  return (
    <section className={styles.banner} aria-label={t('people.seeingAs', { name: seeingAs.name })}>
      <span>
        {t('people.seeingAs', { name: seeingAs.name })} <span className={styles.hint}>{t('people.seeingAsHint')}</span>
      </span>
      <Button size="small" loading={busy} onClick={() => void stop()}>
        {t('people.stopSeeing')}
      </Button>
    </section>
  );
}
