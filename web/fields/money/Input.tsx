import { currencySign } from '../../ui/amount.ts';
import { useFormat } from '../../ui/FormatProvider.tsx';
import { NumberInput } from '../shared/NumberInput.tsx';
import type { InputProps } from '../types.ts';

export function Input(props: InputProps) {
  const { locale, currency } = useFormat();
  return (
    <NumberInput
      {...props}
      scale={props.field.scale ?? 2}
      prefix={currencySign(locale, props.field.currency ?? currency)}
    />
  );
}
