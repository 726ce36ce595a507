import type { ReactNode } from 'react';
import styles from './setup.module.css';

type Props = {
  id: string;
  label: string;
  help?: string;
  error?: string | undefined;
  /** The control is a group, named by the label's id instead of `htmlFor`. */
  group?: boolean;
  children: ReactNode;
};

/** A control of the form with its label, its help, or what is wrong with it. */
export function Labelled({ id, label, help, error, group, children }: Props) {
  return (
    <div className={styles.field}>
      {group ? <span id={`${id}-label`}>{label}</span> : <label htmlFor={id}>{label}</label>}
      {children}
      {help && !error && <p className={styles.help}>{help}</p>}
      {error && (
        <p className={styles.error} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
