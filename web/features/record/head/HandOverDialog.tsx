import { Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inLocale } from '#domain/kernel/localized.ts';
import type { FieldValue } from '#domain/objects/types.ts';
import { FormField } from '../../../fields/index.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { fieldIn, useHere } from '../here.ts';
import { CompanionChoice } from './CompanionChoice.tsx';
import styles from './head.module.css';
import { useCompanions } from './useCompanions.ts';
import { useHandOver } from './useHandOver.ts';

/** Gives the record to a colleague, with what the owner works on around it and a word why. */
export function HandOverDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { object, record, references } = useHere();
  const field = fieldIn(object, 'owner');
  const { companions, gather, give } = useCompanions();
  const noteId = useId();
  const [owner, setOwner] = useState<FieldValue>(null);
  const [note, setNote] = useState('');
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const { handOver, busy, refused } = useHandOver({ gather, give, onDone: onClose });
  if (!field) return null;
  const ready = owner !== null && owner !== record.values.owner;
  const submit = () => {
    if (!ready || busy) return;
    const chosen = companions.filter((one) => !left.has(one.object));
    void handOver({ owner: String(owner), note: note.trim() || undefined, chosen });
  };
  return (
    <Modal
      open
      width={440}
      title={t('record.handOver')}
      okText={t('record.handOver')}
      okButtonProps={{ disabled: !ready, loading: busy }}
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
        <CompanionChoice companions={companions} left={left} onChange={setLeft} />
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
