import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../api/session.ts';
import { ChevronRightIcon } from '../../ui/icons.tsx';
import { COMPANY_KEYS, PERSON_KEYS, type SectionKey } from './sections.ts';
import styles from './settings.module.css';

export function SettingsNav({ section }: { section: SectionKey | undefined }) {
  const { t } = useTranslation();
  const { abilities } = useSession();
  const link = (key: SectionKey) => (
    <Link
      key={key}
      to="/settings/{-$section}"
      params={{ section: key }}
      {...(key === section ? { 'data-on': true, 'aria-current': 'page' as const } : {})}
    >
      <span>
        {t(`settings.sections.${key}`)}
        <small>{t(`settings.hints.${key}`)}</small>
      </span>
      <ChevronRightIcon />
    </Link>
  );
  return (
    <nav className={styles.nav} aria-label={t('settings.title')}>
      <h2>{t('settings.mine')}</h2>
      {PERSON_KEYS.map(link)}
      <Link to="/notifications" search={{ preferences: true }}>
        <span>{t('settings.notifications')}</span>
        <ChevronRightIcon />
      </Link>
      {abilities.includes('manageWorkspace') && (
        <>
          <h2>{t('settings.company')}</h2>
          {COMPANY_KEYS.map(link)}
        </>
      )}
      {abilities.includes('manageFunnels') && (
        <>
          <h2>{t('settings.sales')}</h2>
          <Link to="/funnels/{-$funnel}" params={{ funnel: undefined }}>
            <span>
              {t('designer.title')}
              <small>{t('designer.funnelsHint')}</small>
            </span>
            <ChevronRightIcon />
          </Link>
        </>
      )}
    </nav>
  );
}
