import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../../api/session.ts';
import { useSignInByLink } from '../../api/signIn.ts';
import { Notice } from './Notice.tsx';

/** Uses a one-time link as soon as it is opened; says so when it has run out. */
export function LinkSignIn({ token, onEnter }: { token: string; onEnter: (session: Session) => void }) {
  const { t } = useTranslation();
  const link = useSignInByLink();
  const { mutate } = link;
  // The link works once: never send it twice, also where effects run twice.
  const sent = useRef<string>(undefined);
  useEffect(() => {
    if (sent.current === token) return;
    sent.current = token;
    mutate(token, { onSuccess: onEnter });
  }, [token, mutate, onEnter]);
  if (link.isError) return <Notice error={link.error} hint={t('signIn.linkHint')} />;
  return <p role="status">{t('signIn.linkWorking')}</p>;
}
