import { NumberInput } from '../shared/NumberInput.tsx';
import type { InputProps } from '../types.ts';
import { isYear } from './isYear.ts';

/** Integers travel as numbers. */
export function Input(props: InputProps) {
  const { field, onChange } = props;
  return (
    <NumberInput
      {...props}
      scale={0}
      ungrouped={isYear(field)}
      onChange={(value) => onChange(value === null ? null : Number(value))}
    />
  );
}
