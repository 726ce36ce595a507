import { Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldBody } from '#contract/objects.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import type { FieldValue } from '#domain/objects/types.ts';
import { useCreateOne } from '../../../api/records.ts';
import { useReferenceOptions } from '../../../api/references.ts';
import { useMay } from '../../../api/session.ts';
import { useSettled } from '../../../browser/useDelayed.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import styles from './QuickCreate.module.css';

type Props = {
  field: FieldBody;
  value: FieldValue;
  error: string | undefined;
  onChange: (value: FieldValue) => void;
  /** An account is being made: what depends on it waits. */
  onBusy: (busy: boolean) => void;
};

const NEW = 'new';
const TYPING_PAUSE_MS = 200;

/** Finds an account, or makes one of the name that was typed. */
export function AccountInput({ field, value, error, onChange, onBusy }: Props) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const may = useMay();
  const id = useId();
  const target = field.target ?? 'account';
  const [query, setQuery] = useState('');
  const [open, setOpen] = useState(false);
  const [picked, setPicked] = useState<{ id: string; title: string }>();
  const [refused, setRefused] = useState<string>();
  const found = useReferenceOptions(target, useSettled(query, TYPING_PAUSE_MS), open);
  const { mutateAsync: create, isPending } = useCreateOne(target);
  const name = query.trim();
  const isKnown = found.data?.some(({ title }) => title === name) ?? true;
  const options = [
    ...(picked && picked.id === value ? [{ value: picked.id, label: picked.title }] : []),
    ...(found.data ?? [])
      .filter((item) => item.id !== picked?.id)
      .map((item) => ({ value: item.id, label: item.title })),
    ...(name && !isKnown && may(target, 'create') ? [{ value: NEW, label: t('board.createAccount', { name }) }] : []),
  ];

  async function chosen(key: string | undefined) {
    setRefused(undefined);
    const old = found.data?.find((item) => item.id === key);
    if (key !== NEW) {
      setPicked(old);
      onChange(key ?? null);
      return;
    }
    onBusy(true);
    const outcome = await create({ name }).catch(() => undefined);
    onBusy(false);
    if (outcome?.ok) {
      setPicked({ id: outcome.id, title: name });
      onChange(outcome.id);
    } else setRefused(outcome?.issues[0]?.message ?? t('errors.unexpected'));
  }

  const wrong = error ?? refused;
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{inLocale(field.labels, locale)}</label>
      <Select<string>
        id={id}
        allowClear
        showSearch={{ filterOption: false, onSearch: setQuery }}
        loading={isPending}
        placeholder={t('fields.searchRecord')}
        notFoundContent={found.isFetching ? t('common.loading') : t('fields.noOption')}
        value={typeof value === 'string' ? value : null}
        status={wrong ? 'error' : ''}
        options={options}
        onOpenChange={setOpen}
        onChange={(key) => void chosen(key)}
        style={{ width: '100%' }}
      />
      {wrong && (
        <p className={styles.issue} role="alert">
          {wrong}
        </p>
      )}
    </div>
  );
}
