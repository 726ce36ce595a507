import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldBody } from '#contract/objects.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { useReferenceOptions } from '../../../api/references.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import styles from '../importing.module.css';
import type { Meaning } from './draft.ts';

type Props = {
  label: string;
  field: FieldBody | undefined;
  value: Meaning;
  suggestion: string | undefined;
  /** What becomes of values that are given no meaning of their own. */
  otherwise: 'refuse' | 'create' | 'skip';
  onChange: (meaning: Meaning) => void;
};

const EMPTY = '\u0000';

/** What an unknown value stands for: an option or a record that exists, nothing, or it stays refused. */
export function MeaningSelect({ label, field, value, suggestion, otherwise, onChange }: Props) {
  const { t } = useTranslation();
  const [q, setQ] = useState('');
  const target = targetOf(field);
  const named = useNamed(field, suggestion, target, q);
  return (
    <Select
      size="small"
      aria-label={label}
      allowClear
      placeholder={
        suggestion === undefined
          ? t(`importing.otherwise.${otherwise}`)
          : t('importing.suggested', { name: named.find(({ key }) => key === suggestion)?.name ?? suggestion })
      }
      value={value === null ? EMPTY : value}
      onChange={(chosen: string | undefined) => onChange(chosen === EMPTY ? null : chosen)}
      showSearch={
        target === undefined ? { optionFilterProp: 'title' } : { filterOption: false, onSearch: setQ, searchValue: q }
      }
      className={styles.wide ?? ''}
      options={[
        ...named.map(({ key, name }) => ({ value: key, label: name, title: name })),
        { value: EMPTY, label: t('importing.leaveEmpty'), title: t('importing.leaveEmpty') },
      ]}
    />
  );
}

function targetOf(field: FieldBody | undefined): string | undefined {
  if (field?.type === 'user') return 'users';
  return field?.type === 'reference' ? field.target : undefined;
}

/** What a value can stand for: options, or records by their titles, which the file then means. */
function useNamed(
  field: FieldBody | undefined,
  suggestion: string | undefined,
  target: string | undefined,
  q: string,
): { key: string; name: string }[] {
  const { locale } = useFormat();
  const found = useReferenceOptions(target ?? '', q, target !== undefined);
  if (target === undefined) {
    return (field?.options ?? []).map(({ key, labels }) => ({ key, name: inLocale(labels, locale) }));
  }
  const first = suggestion !== undefined && q === '' ? [suggestion] : [];
  const titles = new Set([...first, ...(found.data ?? []).map(({ title }) => title)]);
  return [...titles].map((title) => ({ key: title, name: title }));
}
