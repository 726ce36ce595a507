import { useQuery } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../../api/session.ts';
import { setupQuery } from '../../api/setup.ts';
import { FirstPassword } from './FirstPassword.tsx';
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
  const [welcomed, setWelcomed] = useState<Session>();
  const enter = () => history.replace(back ?? '/');
  // The people of the demo come and go by its door.
  const enterByLink = (session: Session) =>
    session.user.email && !session.user.hasPassword && !session.workspace.demo ? setWelcomed(session) : enter();
  return (
    <div className={styles.page}>
      <title>{`${t('signIn.title')} · ${t('shell.appName')}`}</title>
      <section className={styles.card}>
        {welcomed ? (
          <FirstPassword user={welcomed.user} onEnter={enter} />
        ) : (
          <>
            <h1>{t('signIn.title')}</h1>
            {token && <LinkSignIn token={token} onEnter={enterByLink} />}
            <PasswordForm onEnter={enter} autoFocus={!token} />
          </>
        )}
      </section>
      {setup.data?.demo && <Personas onEnter={enter} />}
    </div>
  );
}
