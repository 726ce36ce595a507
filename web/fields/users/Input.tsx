import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useReferenceOptions } from '../../api/references.ts';
import { useSettled } from '../../browser/useDelayed.ts';
import { antdProps, openProps } from '../shared/antdProps.ts';
import { asList } from '../shared/values.ts';
import type { InputProps } from '../types.ts';
import styles from './users.module.css';

const TYPING_PAUSE_MS = 200;

/** Several colleagues, found by name, pinyin or initials. */
export function Input(props: InputProps) {
  const { t } = useTranslation();
  const { value, references, onChange } = props;
  const [open, setOpen] = useState(props.startOpen ?? false);
  const [query, setQuery] = useState('');
  const found = useReferenceOptions('user', useSettled(query, TYPING_PAUSE_MS), open);
  // Keeps the names of those just chosen until the record is read again.
  const [names, setNames] = useState<Record<string, string>>({});
  const chosen = asList(value);
  const items = found.data ?? [];
  const missing = chosen
    .filter((id) => !items.some((item) => item.id === id))
    .map((id) => ({ id, title: names[id] ?? references?.[id]?.title ?? t('fields.unknownUser') }));
  return (
    // The list would take Tab as one more choice, and hold the focus.
    <div onKeyDownCapture={(event) => event.key === 'Tab' && event.stopPropagation()}>
      <Select<string[]>
        {...antdProps(props)}
        {...openProps(props)}
        mode="multiple"
        showSearch={{ filterOption: false, onSearch: setQuery }}
        allowClear
        placeholder={t('fields.searchPerson')}
        notFoundContent={found.isFetching ? t('common.loading') : t('fields.noOption')}
        onOpenChange={setOpen}
        options={[...missing, ...items].map((item) => ({ value: item.id, label: item.title, item }))}
        optionRender={({ data }) => (
          <span className={styles.option}>
            <span className="ellipsis">{data.item.title}</span>
            {'subtitle' in data.item && data.item.subtitle && <small className="ellipsis">{data.item.subtitle}</small>}
          </span>
        )}
        value={chosen}
        onChange={(ids) => {
          const known = items.filter((item) => ids.includes(item.id)).map((item) => [item.id, item.title]);
          setNames((before) => ({ ...before, ...Object.fromEntries(known) }));
          setQuery('');
          onChange(ids.length > 0 ? ids : null);
        }}
        style={{ width: '100%' }}
      />
    </div>
  );
}
