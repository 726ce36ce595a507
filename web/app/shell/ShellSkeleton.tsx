import { Logo } from '../../ui/Logo.tsx';
import { Loading } from '../../ui/states.tsx';
import styles from './ShellSkeleton.module.css';

/** The frame while the session is asked for. */
export function ShellSkeleton() {
  return (
    <div className={styles.frame}>
      <div className={styles.rail}>
        <Logo />
      </div>
      <div className={styles.top} />
      <Loading />
    </div>
  );
}
