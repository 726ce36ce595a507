import { Input as AntdInput } from 'antd';
import type { ComponentProps } from 'react';
import type { InputProps } from '../types.ts';
import { antdProps } from './antdProps.ts';
import { asText, orNull } from './values.ts';

type Props = InputProps & { type?: ComponentProps<'input'>['type']; inputMode?: ComponentProps<'input'>['inputMode'] };

export function TextInput({ type, inputMode, ...props }: Props) {
  return (
    <AntdInput
      {...antdProps(props)}
      {...(type ? { type } : {})}
      {...(inputMode ? { inputMode } : {})}
      maxLength={props.field.maxLength ?? 255}
      value={asText(props.value)}
      onChange={(event) => props.onChange(orNull(event.target.value))}
    />
  );
}
