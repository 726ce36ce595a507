import { Switch } from 'antd';
import type { InputProps } from '../types.ts';

export function Input({ field, value, onChange, id, disabled, autoFocus, describedBy }: InputProps) {
  return (
    <span>
      <Switch
        {...(id ? { id } : {})}
        {...(describedBy ? { 'aria-describedby': describedBy } : {})}
        aria-label={id ? undefined : field.labels['zh-CN']}
        checked={value === true}
        disabled={disabled ?? false}
        autoFocus={autoFocus ?? false}
        onChange={(checked) => onChange(checked)}
      />
    </span>
  );
}
