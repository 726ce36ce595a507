import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useUser } from '../../api/organisation.ts';
import { useReferenceOptions } from '../../api/references.ts';
import { useSettled } from '../../browser/useDelayed.ts';

type Props = {
  label: string;
  value?: string | null;
  onChange?: (id: string | null) => void;
  /** Somebody who cannot be chosen. */
  without?: string;
  placeholder?: string;
  id?: string;
};

/** Finds an active person by name, pinyin or initials. */
export function PersonSelect({ label, value, onChange, without, placeholder, id }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [query, setQuery] = useState('');
  const found = useReferenceOptions('user', useSettled(query, 200), open);
  const chosen = useUser(value ?? undefined);
  const options = (found.data ?? [])
    .filter((item) => item.id !== without)
    .map((item) => ({ value: item.id, label: item.title, subtitle: item.subtitle }));
  if (value && !options.some((one) => one.value === value)) {
    options.unshift({ value, label: chosen.data?.name ?? '…', subtitle: '' });
  }
  return (
    <Select
      {...(id ? { id } : {})}
      aria-label={label}
      style={{ width: '100%' }}
      allowClear
      showSearch={{ filterOption: false, onSearch: setQuery }}
      placeholder={placeholder ?? t('people.pickPerson')}
      loading={open && found.isFetching}
      onOpenChange={setOpen}
      value={value ?? null}
      onChange={(next) => onChange?.(next ?? null)}
      options={options}
      optionRender={({ data }) => (
        <>
          {data.label} <small className="tone-quiet">{data.subtitle}</small>
        </>
      )}
    />
  );
}
