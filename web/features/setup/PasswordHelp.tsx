import { useTranslation } from 'react-i18next';
import { PASSWORD_LENGTH } from '#domain/identity/passwordPolicy.ts';
import { CheckIcon, RingIcon } from '../../ui/icons.tsx';
import { passwordState } from './passwordState.ts';
import styles from './setup.module.css';

/** What a password must be, ticked off while it is typed. */
export function PasswordHelp({ id, password, email }: { id: string; password: string; email: string }) {
  const { t } = useTranslation();
  const state = passwordState(password, email);
  const rules = [
    {
      key: 'long',
      met: state === 'guessable' || state === 'good',
      text: t('setup.passwordLong', { min: PASSWORD_LENGTH.min }),
    },
    { key: 'own', met: state === 'good', text: t('setup.passwordOwn') },
  ];
  return (
    <ul id={id} className={styles.rules}>
      {rules.map(({ key, met, text }) => (
        <li key={key} className={met ? 'tone-won' : undefined}>
          {met ? <CheckIcon size={14} /> : <RingIcon size={14} />}
          {text}
        </li>
      ))}
    </ul>
  );
}
