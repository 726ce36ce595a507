import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ReferenceOption, useReferenceOptions } from '../../../api/references.ts';
import { useSettled } from '../../../browser/useDelayed.ts';
import { ChoiceList, FilterChip } from '../../../ui/FilterChip.tsx';
import styles from './BoardBar.module.css';

type Props = { value: string | undefined; onChoose: (owner: string | undefined) => void };

const ALL = '';
const TYPING_PAUSE_MS = 200;

/** One person's records; found by name. */
export function OwnerChip({ value, onChoose }: Props) {
  const { t } = useTranslation();
  const [picked, setPicked] = useState<ReferenceOption>();
  // An owner who came with the address is not picked yet: the first people offered may hold the name.
  const known = useReferenceOptions('user', '', value !== undefined && picked?.id !== value);
  const chosen = picked?.id === value ? picked : known.data?.find((person) => person.id === value);
  const shown = value === undefined ? t('common.all') : (chosen?.title ?? t('board.oneOwner'));
  return (
    <FilterChip label={t('board.owner')} value={shown} marked={value !== undefined}>
      {(close) => (
        <People
          value={value}
          onChoose={(person) => {
            setPicked(person);
            onChoose(person?.id);
            close();
          }}
        />
      )}
    </FilterChip>
  );
}

function People({ value, onChoose }: { value: string | undefined; onChoose: (person?: ReferenceOption) => void }) {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const { data: people } = useReferenceOptions('user', useSettled(query, TYPING_PAUSE_MS));
  return (
    <div className={styles.people}>
      <Input
        autoFocus
        allowClear
        value={query}
        placeholder={t('board.findOwner')}
        aria-label={t('board.findOwner')}
        onChange={(event) => setQuery(event.target.value)}
      />
      <ChoiceList
        choices={[
          ...(query ? [] : [{ key: ALL, label: t('common.all') }]),
          ...(people ?? []).map(({ id, title, subtitle }) => ({
            key: id,
            label: title,
            ...(subtitle ? { hint: subtitle } : {}),
          })),
        ]}
        value={value ?? ALL}
        onChoose={(key) => onChoose(people?.find((person) => person.id === key))}
      />
      {people?.length === 0 && <p className={styles.nobody}>{t('board.nobody')}</p>}
    </div>
  );
}
