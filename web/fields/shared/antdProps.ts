import type { InputProps } from '../types.ts';

/** What a control that opens a list or calendar takes beside. */
export const openProps = ({ startOpen }: InputProps) => (startOpen ? { defaultOpen: true } : {});

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
