import { isApiError } from '../../api/apiError.ts';
import { AlertIcon, LockIcon } from '../../ui/icons.tsx';
import styles from './signIn.module.css';

/** Why the sign-in did not work, and what to do. */
export function Notice({ error, hint }: { error: Error; hint?: string | undefined }) {
  const locked = isApiError(error, 'locked_out');
  return (
    <div className={styles.notice} role="alert">
      {locked ? <LockIcon /> : <AlertIcon />}
      <p>
        {error.message}
        {hint && <span className={styles.hint}>{hint}</span>}
      </p>
    </div>
  );
}
