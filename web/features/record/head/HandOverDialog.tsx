import { Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inLocale } from '#domain/kernel/localized.ts';
import type { FieldValue } from '#domain/objects/types.ts';
import { useUpdateOne } from '../../../api/records.ts';
import { FormField } from '../../../fields/index.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { toast } from '../../../ui/toast.ts';
import { fieldIn, titleOf, useHere } from '../here.ts';
import styles from './head.module.css';

/** Gives the record to a colleague, with a word why. */
export function HandOverDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const here = useHere();
  const { object, record, references } = here;
  const field = fieldIn(object, 'owner');
  const update = useUpdateOne(object.key);
  const noteId = useId();
  const [owner, setOwner] = useState<FieldValue>(null);
  const [note, setNote] = useState('');
  const refused = update.data?.ok === false ? update.data.issues[0]?.message : update.error?.message;
  if (!field) return null;
  const submit = () =>
    update.mutate(
      { id: record.id, version: record.version, values: { owner }, ...(note.trim() ? { note: note.trim() } : {}) },
      {
        onSuccess: (outcome) => {
          if (!outcome.ok) return;
          onClose();
          toast(t('record.handedOver', { title: titleOf(here) }));
        },
      },
    );
  return (
    <Modal
      open
      width={440}
      title={t('record.handOver')}
      okText={t('record.handOver')}
      okButtonProps={{ disabled: owner === null || owner === record.values.owner, loading: update.isPending }}
      onOk={submit}
      onCancel={onClose}
      destroyOnHidden
    >
      <form
        className={styles.handOver}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <p className="tone-quiet">
          {t('record.ownedBy', {
            label: inLocale(field.labels, locale),
            name: references[String(record.values.owner)]?.title ?? t('fields.unknownUser'),
          })}
        </p>
        <FormField
          field={{ ...field, labels: { 'zh-CN': t('record.newOwner') } }}
          required
          autoFocus
          value={owner}
          onChange={setOwner}
          error={refused}
        />
        <label htmlFor={noteId} className="visually-hidden">
          {t('record.moveNote')}
        </label>
        <Input.TextArea
          id={noteId}
          placeholder={t('record.moveNote')}
          autoSize={{ minRows: 2, maxRows: 6 }}
          maxLength={2000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        <button type="submit" hidden />
      </form>
    </Modal>
  );
}
