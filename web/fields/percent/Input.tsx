import { NumberInput } from '../shared/NumberInput.tsx';
import type { InputProps } from '../types.ts';

export function Input(props: InputProps) {
  return <NumberInput {...props} scale={props.field.scale ?? 4} suffix="%" />;
}
