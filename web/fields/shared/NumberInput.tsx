import { InputNumber } from 'antd';
import type { InputProps } from '../types.ts';
import { antdProps } from './antdProps.ts';

type Props = InputProps & { scale: number; prefix?: string; suffix?: string; ungrouped?: boolean };

/** Numbers as text all the way: no float in between. One out of its bounds stays as typed, for the page to say so. */
export function NumberInput({ scale, prefix, suffix, ungrouped, ...props }: Props) {
  const { value, onChange } = props;
  return (
    <InputNumber<string>
      {...antdProps(props)}
      stringMode
      controls={false}
      changeOnWheel={false}
      precision={scale}
      // Trailing zeros that the precision adds are not typed ones.
      formatter={(text, { userTyping, input }) => (userTyping ? input : ungrouped ? String(text ?? '') : grouped(text))}
      parser={(text) => (text ?? '').replace(/[,\s]/g, '')}
      {...(prefix ? { prefix } : {})}
      {...(suffix ? { suffix } : {})}
      value={value === null ? null : String(value)}
      onChange={(next) => onChange(next === null || next === '' ? null : next)}
      style={{ width: '100%' }}
    />
  );
}

function grouped(text: string | undefined): string {
  const [whole = '', fraction = ''] = String(text ?? '').split('.');
  const tail = fraction.replace(/0+$/, '');
  return whole.replace(/\B(?=(\d{3})+$)/g, ',') + (tail && `.${tail}`);
}
