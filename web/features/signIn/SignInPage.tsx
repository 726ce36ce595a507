import { useQuery } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { setupQuery } from '../../api/setup.ts';
import { LinkSignIn } from './LinkSignIn.tsx';
import { PasswordForm } from './PasswordForm.tsx';
import { Personas } from './Personas.tsx';
import styles from './signIn.module.css';

/** By password, by a one-time link (`?token=`), or as somebody of the demo company. */
export function SignInPage() {
  const { t } = useTranslation();
  const { back, token } = useSearch({ from: '/door/sign-in' });
  const { history } = useRouter();
  const setup = useQuery(setupQuery);
  const enter = () => history.replace(back ?? '/');
  return (
    <div className={styles.page}>
      <title>{`${t('signIn.title')} · ${t('shell.appName')}`}</title>
      <section className={styles.card}>
        <h1>{t('signIn.title')}</h1>
        {token && <LinkSignIn token={token} onEnter={enter} />}
        <PasswordForm onEnter={enter} autoFocus={!token} />
      </section>
      {setup.data?.demo && <Personas onEnter={enter} />}
    </div>
  );
}
