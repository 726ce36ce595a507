import { Input as AntdInput } from 'antd';
import { antdProps } from '../shared/antdProps.ts';
import { asText, orNull } from '../shared/values.ts';
import type { InputProps } from '../types.ts';

const SIZE = { minRows: 2, maxRows: 12 };

export function Input(props: InputProps) {
  return (
    <AntdInput.TextArea
      {...antdProps(props)}
      autoSize={SIZE}
      maxLength={props.field.maxLength ?? 32_000}
      value={asText(props.value)}
      onChange={(event) => props.onChange(orNull(event.target.value))}
    />
  );
}
