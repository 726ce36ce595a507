import { Button, Input } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../api/apiError.ts';
import { useSignIn } from '../../api/signIn.ts';
import { Notice } from './Notice.tsx';
import styles from './signIn.module.css';

export function PasswordForm({ onEnter, autoFocus }: { onEnter: () => void; autoFocus: boolean }) {
  const { t } = useTranslation();
  const id = useId();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useSignIn();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate({ email, password }, { onSuccess: onEnter, onError: () => setPassword('') });
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      {signIn.isError && <Notice error={signIn.error} hint={hintOf(signIn.error)} />}
      <label htmlFor={`${id}-email`}>{t('signIn.email')}</label>
      <Input
        id={`${id}-email`}
        type="email"
        name="email"
        autoComplete="username"
        size="large"
        required
        autoFocus={autoFocus}
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <label htmlFor={`${id}-password`}>{t('signIn.password')}</label>
      <Input.Password
        id={`${id}-password`}
        name="password"
        autoComplete="current-password"
        size="large"
        required
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <Button type="primary" size="large" block htmlType="submit" loading={signIn.isPending}>
        {t('signIn.submit')}
      </Button>
    </form>
  );

  function hintOf(error: Error): string | undefined {
    return isApiError(error, 'wrong_credentials') || isApiError(error, 'locked_out')
      ? t('signIn.forgotHint')
      : undefined;
  }
}
