import { useQuery } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { setupQuery } from '../../api/setup.ts';
import { QueryState } from '../../ui/states.tsx';
import { SetupForm } from './SetupForm.tsx';
import styles from './setup.module.css';

/** The first page of an empty installation: the company and its first administrator. */
export function SetupPage() {
  const { t } = useTranslation();
  const setup = useQuery(setupQuery);
  return (
    <section className={styles.card}>
      <title>{`${t('setup.title')} · ${t('shell.appName')}`}</title>
      <h1>{t('setup.title')}</h1>
      <QueryState query={setup}>
        {({ needed }) =>
          needed ? (
            <>
              <p className={styles.intro}>{t('setup.intro')}</p>
              <SetupForm />
            </>
          ) : (
            <Navigate to="/sign-in" replace />
          )
        }
      </QueryState>
    </section>
  );
}
