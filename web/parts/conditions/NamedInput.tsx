import { type ComponentProps, useId } from 'react';
import { inLocale } from '#domain/kernel/localized.ts';
import { FieldInput } from '../../fields/index.ts';
import { useFormat } from '../../ui/FormatProvider.tsx';

/** A field's control whose name is read out, not shown: the field was just chosen above it. */
export function NamedInput(props: ComponentProps<typeof FieldInput>) {
  const id = useId();
  const { locale } = useFormat();
  return (
    <div>
      <label htmlFor={id} className="visually-hidden">
        {inLocale(props.field.labels, locale)}
      </label>
      <FieldInput {...props} id={id} />
    </div>
  );
}
