import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { FieldBody, ObjectBody } from '#contract/objects.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';

type Props = {
  object: ObjectBody;
  label: string;
  value: readonly string[];
  onChange: (fields: string[]) => void;
  /** Which fields are offered. */
  fits?: (field: FieldBody) => boolean;
  id?: string;
  /** Those that stay: they come from elsewhere. */
  fixed?: readonly string[] | undefined;
};

/** What somebody can fill in by hand. */
export const isWritable = (field: FieldBody) => field.write !== 'never';

/** Fields of an object, chosen by name. */
export function FieldsSelect({ object, label, value, onChange, fits = isWritable, id, fixed = [] }: Props) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  return (
    <Select<string[]>
      {...(id ? { id } : {})}
      mode="multiple"
      aria-label={label}
      placeholder={t('designer.pickFields')}
      showSearch={{ optionFilterProp: 'label' }}
      value={[...value]}
      options={object.fields
        .filter((field) => fits(field) || value.includes(field.key))
        .map((field) => ({
          value: field.key,
          label: inLocale(field.labels, locale),
          disabled: fixed.includes(field.key),
        }))}
      onChange={onChange}
      style={{ width: '100%' }}
    />
  );
}

type OneProps = Omit<Props, 'value' | 'onChange' | 'fixed'> & { value: string; onChange: (field: string) => void };

/** One field of an object. */
export function FieldSelect({ object, label, value, onChange, fits = isWritable, id }: OneProps) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  return (
    <Select<string | null>
      {...(id ? { id } : {})}
      aria-label={label}
      placeholder={t('designer.pickField')}
      showSearch={{ optionFilterProp: 'label' }}
      value={value || null}
      options={object.fields
        .filter((field) => fits(field) || value === field.key)
        .map((field) => ({ value: field.key, label: inLocale(field.labels, locale) }))}
      onChange={(key) => key && onChange(key)}
      style={{ width: '100%' }}
    />
  );
}
