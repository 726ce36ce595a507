import { type ReactNode, useId } from 'react';
import styles from '../settings.module.css';

type Props = {
  label: string;
  help?: ReactNode;
  error?: string | undefined;
  /** Gets the id that the label names, and that of the help. */
  children: (ids: { id: string; 'aria-describedby': string }) => ReactNode;
};

/** Label, control and what it means. */
export function Row({ label, help, error, children }: Props) {
  const id = useId();
  return (
    <div className={styles.row}>
      <label htmlFor={id}>{label}</label>
      <div className={styles.control}>
        {children({ id, 'aria-describedby': `${id}-help` })}
        <p id={`${id}-help`} className={error ? styles.error : styles.help} role={error ? 'alert' : undefined}>
          {error ?? help}
        </p>
      </div>
    </div>
  );
}
