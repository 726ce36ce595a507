import { useQuery } from '@tanstack/react-query';
import { Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inLocale } from '#domain/kernel/localized.ts';
import type { FieldValue } from '#domain/objects/types.ts';
import { recordQuery } from '../../../api/records.ts';
import { FormField } from '../../../fields/index.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { nameInside } from '../../../ui/nameInside.ts';
import { useHere } from '../here.ts';
import styles from './related.module.css';
import type { Relation } from './relations.ts';
import { useLink } from './useLink.ts';

type Props = Relation & { onClose: () => void };

/** Joins a record that exists to this one, instead of making another; says first from where it is taken. */
export function LinkDialog({ object, link, onClose }: Props) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { record } = useHere();
  const { join, busy } = useLink({ object, link });
  const [chosen, setChosen] = useState<FieldValue>(null);
  const [refused, setRefused] = useState<string>();
  const found = useQuery({ ...recordQuery(object.key, String(chosen)), enabled: chosen !== null });
  const before = found.data?.record.values[link.key] ?? null;
  const problem = found.data && problemOf(found.data.rights.update, before === record.id);
  const ready = found.isSuccess && !problem;
  const submit = async () => {
    if (!ready || busy) return;
    const why = await join(String(chosen), record.id, before);
    if (why === undefined) onClose();
    else setRefused(why);
  };
  const former = found.data && before !== null && !problem && found.data.references[String(before)]?.title;
  return (
    <Modal
      open
      width={440}
      title={t('record.linkOf', { object: nameInside(object.labels, locale) })}
      okText={t('record.link')}
      okButtonProps={{ disabled: !ready, loading: busy }}
      onOk={() => void submit()}
      onCancel={onClose}
      destroyOnHidden
    >
      <form
        className={styles.linking}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <FormField
          field={{ key: 'linked', type: 'reference', target: object.key, labels: object.labels }}
          autoFocus
          value={chosen}
          onChange={(value) => {
            setRefused(undefined);
            setChosen(value);
          }}
          error={refused ?? (problem && t(problem))}
          help={
            former
              ? t('record.linkReplaces', { label: inLocale(link.labels, locale), title: former })
              : t('record.linkHint')
          }
        />
        <button type="submit" hidden />
      </form>
    </Modal>
  );
}

function problemOf(mayUpdate: boolean, isHere: boolean) {
  if (isHere) return 'record.linkedAlready' as const;
  return mayUpdate ? undefined : ('record.linkNotAllowed' as const);
}
