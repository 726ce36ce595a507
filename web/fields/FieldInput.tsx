import { lazy, Suspense } from 'react';
import type { FieldType } from '#domain/objects/types.ts';
import styles from './FieldInput.module.css';
import type { InputProps } from './types.ts';

const Input = lazy(async () => {
  const { inputs } = await import('./inputs.ts');
  return {
    default: function InputOfType(props: InputProps) {
      const Room = inputs[props.field.type as FieldType];
      return <Room {...props} />;
    },
  };
});

/** A field's form control. */
export function FieldInput(props: InputProps) {
  return (
    <Suspense fallback={<div className={styles.waiting} aria-busy="true" />}>
      <Input {...props} />
    </Suspense>
  );
}
