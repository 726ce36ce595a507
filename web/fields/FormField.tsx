import { useId } from 'react';
import { inLocale } from '#domain/kernel/localized.ts';
import { useFormat } from '../ui/FormatProvider.tsx';
import styles from './FieldInput.module.css';
import { FieldInput } from './FieldInput.tsx';
import type { InputProps } from './types.ts';

type Props = Omit<InputProps, 'id' | 'describedBy' | 'invalid'> & {
  required?: boolean;
  /** What is wrong, in the reader's language; takes the place of the help. */
  error?: string | undefined;
  /** Why the field is asked for here; else the field's own help. */
  help?: string | undefined;
};

/** A labelled control with its help or what is wrong with it. */
export function FormField({ required, error, help, ...props }: Props) {
  const id = useId();
  const { locale } = useFormat();
  const { field } = props;
  const hint = error ?? help ?? (field.help && inLocale(field.help, locale));
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {inLocale(field.labels, locale)}
        {(required ?? field.required) && (
          <span aria-hidden="true" className={styles.required}>
            *
          </span>
        )}
      </label>
      <FieldInput {...props} id={id} invalid={error !== undefined} describedBy={hint ? `${id}-hint` : undefined} />
      {hint && (
        <p id={`${id}-hint`} className={error ? styles.error : styles.help} role={error ? 'alert' : undefined}>
          {hint}
        </p>
      )}
    </div>
  );
}
