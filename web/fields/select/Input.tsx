import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../ui/FormatProvider.tsx';
import { antdProps, openProps } from '../shared/antdProps.ts';
import { choices } from '../shared/optionLabel.ts';
import { asList } from '../shared/values.ts';
import type { InputProps } from '../types.ts';

export function Input(props: InputProps) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { field, value, onChange } = props;
  return (
    <Select<string>
      {...antdProps(props)}
      {...openProps(props)}
      showSearch={{ optionFilterProp: 'label' }}
      allowClear={!field.required}
      placeholder={t('fields.pickOption')}
      notFoundContent={t('fields.noOption')}
      options={choices(field, asList(value), locale)}
      value={value === null ? null : String(value)}
      onChange={(key) => onChange(key ?? null)}
      style={{ width: '100%' }}
    />
  );
}
