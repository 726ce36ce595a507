import { Button, Input } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../api/apiError.ts';
import type { Session } from '../../api/session.ts';
import { useChangePassword } from '../../api/settings.ts';
import styles from './signIn.module.css';

/** Somebody came in by an invitation: the link works once, so now is the time to choose a password. */
export function FirstPassword({ user, onEnter }: { user: Session['user']; onEnter: () => void }) {
  const { t } = useTranslation();
  const id = useId();
  const [password, setPassword] = useState('');
  const save = useChangePassword();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ next: password }, { onSuccess: onEnter });
  };
  const refused = isApiError(save.error) ? (save.error.issues[0]?.message ?? save.error.message) : undefined;
  return (
    <form className={styles.form} onSubmit={submit}>
      <h1>{t('signIn.firstTitle', { name: user.name })}</h1>
      <p className={styles.hint}>{t('signIn.firstHint', { email: user.email ?? '' })}</p>
      <input type="email" name="email" autoComplete="username" value={user.email ?? ''} readOnly hidden />
      <label htmlFor={id}>{t('signIn.password')}</label>
      <Input.Password
        id={id}
        name="password"
        autoComplete="new-password"
        size="large"
        required
        autoFocus
        aria-describedby={`${id}-help`}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <span
        id={`${id}-help`}
        role={save.isError ? 'alert' : undefined}
        className={save.isError ? 'tone-lost' : styles.hint}
      >
        {save.isError ? (refused ?? t('errors.unexpected')) : t('signIn.firstRule')}
      </span>
      <Button type="primary" size="large" block htmlType="submit" disabled={!password} loading={save.isPending}>
        {t('signIn.firstSave')}
      </Button>
      <Button type="text" size="large" block onClick={onEnter}>
        {t('signIn.firstLater')}
      </Button>
    </form>
  );
}
