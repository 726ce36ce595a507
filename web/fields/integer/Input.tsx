import { NumberInput } from '../shared/NumberInput.tsx';
import type { InputProps } from '../types.ts';

/** Integers travel as numbers. */
export function Input(props: InputProps) {
  const { onChange } = props;
  return <NumberInput {...props} scale={0} onChange={(value) => onChange(value === null ? null : Number(value))} />;
}
