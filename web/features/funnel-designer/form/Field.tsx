import { type ReactNode, useId } from 'react';
import styles from './form.module.css';

/** A labelled control of a small form. */
export function Field({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}
