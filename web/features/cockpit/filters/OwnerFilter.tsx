import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useUser } from '../../../api/organisation.ts';
import { useReferenceOptions } from '../../../api/references.ts';
import { useSettled } from '../../../browser/useDelayed.ts';
import { ChoiceList, FilterChip } from '../../../ui/FilterChip.tsx';
import { useCockpit } from '../scope/CockpitContext.ts';
import styles from './filters.module.css';

const ALL = '';
const TYPING_PAUSE_MS = 200;

/** One person, found by name. */
export function OwnerFilter() {
  const { t } = useTranslation();
  const { scope, change } = useCockpit();
  const { owner } = scope.search;
  const name = useUser(owner).data?.name;
  return (
    <FilterChip label={t('cockpit.owner')} value={owner ? (name ?? '…') : t('common.all')}>
      {(close) => (
        <PersonChoices
          value={owner}
          onChoose={(id) => {
            close();
            change({ owner: id || undefined });
          }}
        />
      )}
    </FilterChip>
  );
}

type PersonProps = { value: string | undefined; onChoose: (id: string) => void };

/** People by name, or all. */
export function PersonChoices({ value, onChoose }: PersonProps) {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const found = useReferenceOptions('user', useSettled(query, TYPING_PAUSE_MS)).data ?? [];
  const choices = found.map(({ id, title, subtitle }) => ({
    key: id,
    label: title,
    ...(subtitle ? { hint: subtitle } : {}),
  }));
  return (
    <div className={styles.search}>
      <Input
        autoFocus
        allowClear
        size="small"
        value={query}
        placeholder={t('cockpit.findPerson')}
        aria-label={t('cockpit.findPerson')}
        onChange={(event) => setQuery(event.target.value)}
      />
      <ChoiceList
        choices={query ? choices : [{ key: ALL, label: t('common.all') }, ...choices]}
        value={value ?? ALL}
        onChoose={onChoose}
      />
    </div>
  );
}
