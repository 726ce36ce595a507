import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ReferenceOption, useReferenceOptions } from '../../api/references.ts';
import { useSettled } from '../../browser/useDelayed.ts';
import type { InputProps } from '../types.ts';
import { antdProps, openProps } from './antdProps.ts';
import styles from './RecordPicker.module.css';

const TYPING_PAUSE_MS = 200;

/** Finds a record by name, pinyin or initials on the server. */
export function RecordPicker({ target, ...props }: InputProps & { target: string }) {
  const { t } = useTranslation();
  const { field, value, references, onChange } = props;
  const [open, setOpen] = useState(props.startOpen ?? false);
  const [query, setQuery] = useState('');
  const found = useReferenceOptions(target, useSettled(query, TYPING_PAUSE_MS), open);
  // Keeps the title of what was just chosen until the record is read again.
  const [picked, setPicked] = useState<ReferenceOption>();
  const id = value === null ? null : String(value);
  const items = withChosen(
    found.data ?? [],
    id,
    (picked?.id === id ? picked.title : undefined) ?? (id ? references?.[id]?.title : undefined),
  );
  return (
    <Select<string, { value: string; label: string; item: ReferenceOption }>
      {...antdProps(props)}
      {...openProps(props)}
      showSearch={{ filterOption: false, onSearch: setQuery }}
      allowClear={!field.required}
      placeholder={t('fields.searchRecord')}
      notFoundContent={found.isFetching ? t('common.loading') : t('fields.noOption')}
      loading={open && found.isFetching}
      onOpenChange={setOpen}
      options={items.map((item) => ({ value: item.id, label: item.title, item }))}
      optionRender={({ data }) => (
        <span className={styles.option}>
          <span className="ellipsis">{data.item.title}</span>
          {data.item.subtitle && <small className="ellipsis">{data.item.subtitle}</small>}
        </span>
      )}
      value={id}
      onChange={(chosen) => {
        setPicked(items.find((item) => item.id === chosen));
        setQuery('');
        onChange(chosen ?? null);
      }}
      style={{ width: '100%' }}
    />
  );
}

/** The chosen record is always among the options, else the control would show its id. */
function withChosen(found: ReferenceOption[], id: string | null, title: string | undefined): ReferenceOption[] {
  return id === null || found.some((item) => item.id === id) ? found : [{ id, title: title ?? id }, ...found];
}
