export { FieldCell } from './FieldCell.tsx';
export { FieldInput } from './FieldInput.tsx';
export { FormField } from './FormField.tsx';
export { StageTag } from './StageTag.tsx';
export type { CellProps, InputProps, References, ShownField } from './types.ts';
