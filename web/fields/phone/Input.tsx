import { TextInput } from '../shared/TextInput.tsx';
import type { InputProps } from '../types.ts';

export function Input(props: InputProps) {
  return <TextInput {...props} type="tel" inputMode="tel" />;
}
