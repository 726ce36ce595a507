import type { InputProps } from '../types.ts';

/** What every antd control takes from a field's input. */
export function antdProps({ id, disabled, invalid, autoFocus, describedBy }: InputProps) {
  return {
    ...(id ? { id } : {}),
    ...(invalid ? { status: 'error' as const, 'aria-invalid': true } : {}),
    ...(describedBy ? { 'aria-describedby': describedBy } : {}),
    disabled: disabled ?? false,
    autoFocus: autoFocus ?? false,
  };
}
