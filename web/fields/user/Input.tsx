import { RecordPicker } from '../shared/RecordPicker.tsx';
import type { InputProps } from '../types.ts';

export function Input(props: InputProps) {
  return <RecordPicker {...props} target="user" />;
}
