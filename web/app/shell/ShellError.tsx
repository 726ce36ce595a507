import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { ErrorState } from '../../ui/states.tsx';
import styles from './ShellSkeleton.module.css';

/** The session could not be read, and nobody knows yet whether somebody is signed in. */
export function ShellError({ error }: ErrorComponentProps) {
  const router = useRouter();
  return (
    <div className={styles.middle}>
      <ErrorState error={error} onRetry={() => void router.invalidate()} />
    </div>
  );
}
