import { Input as AntdInput } from 'antd';
import { useTranslation } from 'react-i18next';
import { asText } from '../shared/values.ts';
import type { InputProps } from '../types.ts';

/** Given by the system; shown, never typed. */
export function Input({ id, value }: InputProps) {
  const { t } = useTranslation();
  return <AntdInput {...(id ? { id } : {})} disabled value={asText(value)} placeholder={t('fields.autoNumber')} />;
}
