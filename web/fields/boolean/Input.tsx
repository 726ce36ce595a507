import { Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { inLocale, type Locale } from '#domain/kernel/localized.ts';
import type { InputProps } from '../types.ts';

export function Input({ field, value, onChange, id, disabled, autoFocus, describedBy }: InputProps) {
  const { i18n } = useTranslation();
  return (
    <span>
      <Switch
        {...(id ? { id } : {})}
        {...(describedBy ? { 'aria-describedby': describedBy } : {})}
        aria-label={id ? undefined : inLocale(field.labels, i18n.language as Locale)}
        checked={value === true}
        disabled={disabled ?? false}
        autoFocus={autoFocus ?? false}
        onChange={(checked) => onChange(checked)}
      />
    </span>
  );
}
