import { Link } from '@tanstack/react-router';
import { Dropdown, type MenuProps } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RecordBody } from '#contract/records.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { useObject } from '../../../api/objects.ts';
import { useBin, useUpdateOne } from '../../../api/records.ts';
import { openText } from '../../../browser/openRecord.ts';
import { FieldCell } from '../../../fields/index.ts';
import { cx } from '../../../ui/cx.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { toast } from '../../../ui/toast.ts';
import { fieldIn, useHere } from '../here.ts';
import styles from './committee.module.css';

const TONES: Readonly<Record<string, string>> = { support: 'tone-won', oppose: 'tone-lost' };

type Props = { role: RecordBody; name: string | undefined; person: RecordBody | undefined };

/** One person of the committee; the attitude changes with a click. */
export function RoleCard({ role, name, person }: Props) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { editable } = useHere();
  const definition = useObject('contactRole');
  const update = useUpdateOne('contactRole');
  const { remove, restore } = useBin('contactRole');
  if (!definition) return null;
  const roleField = fieldIn(definition, 'role');
  const options = fieldIn(definition, 'attitude')?.options ?? [];
  const attitude = options.find((option) => option.key === role.values.attitude);
  const items: MenuProps['items'] = [
    ...options.map((option) => ({
      key: option.key,
      label: inLocale(option.labels, locale),
      onClick: () => update.mutate({ id: role.id, values: { attitude: option.key } }),
    })),
    { type: 'divider' as const },
    {
      key: 'remove',
      danger: true,
      label: t('record.removeRole'),
      onClick: async () => {
        // The card goes before the answer is dealt with, so its own callbacks would not run.
        const [outcome] = await remove.mutateAsync([role.id]).catch(() => []);
        if (outcome?.ok) toast(t('record.roleRemoved'), { undo: () => restore.mutate([role.id]) });
      },
    },
  ];
  const word = attitude ? inLocale(attitude.labels, locale) : t('record.attitude');
  return (
    <li className={styles.card}>
      <div className={styles.top}>
        <span>{roleField && <FieldCell field={roleField} value={role.values.role} />}</span>
        {editable ? (
          <Dropdown menu={{ items, selectedKeys: attitude ? [attitude.key] : [] }} trigger={['click']}>
            <button
              type="button"
              className={cx(styles.attitude, attitude && TONES[attitude.key])}
              aria-haspopup="menu"
              aria-label={t('record.attitudeOf', { name: name ?? '', attitude: word })}
            >
              {word}
            </button>
          </Dropdown>
        ) : (
          attitude && <span className={TONES[attitude.key]}>{word}</span>
        )}
      </div>
      <Link
        to="."
        className={styles.name}
        search={(previous: Record<string, unknown>) => ({
          ...previous,
          open: openText('contact', String(role.values.contact)),
        })}
      >
        {name ?? t('fields.hiddenRecord')}
      </Link>
      {person?.values.title && <span>{String(person.values.title)}</span>}
      {person?.values.mobile && (
        <span className={styles.phone}>
          <FieldCell field={{ key: 'mobile', type: 'phone', labels: { 'zh-CN': '' } }} value={person.values.mobile} />
        </span>
      )}
    </li>
  );
}
