import { Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldBody, ObjectBody } from '#contract/objects.ts';
import type { FieldValue } from '#domain/objects/types.ts';
import { useUpdateOne } from '../../../api/records.ts';
import { FormField } from '../../../fields/index.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { nameInside } from '../../../ui/nameInside.ts';
import { toast } from '../../../ui/toast.ts';
import { useHere } from '../here.ts';
import styles from './related.module.css';

type Props = { object: ObjectBody; link: FieldBody; onClose: () => void };

/** Joins a record that exists to this one, instead of making another. */
export function LinkDialog({ object, link, onClose }: Props) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { record } = useHere();
  const update = useUpdateOne(object.key);
  const [chosen, setChosen] = useState<FieldValue>(null);
  const name = nameInside(object.labels, locale);
  const refused = update.data?.ok === false ? update.data.issues[0]?.message : update.error?.message;
  const submit = () =>
    update.mutate(
      { id: String(chosen), values: { [link.key]: record.id } },
      {
        onSuccess: (outcome) => {
          if (!outcome.ok) return;
          onClose();
          toast(t('record.linked'));
        },
      },
    );
  return (
    <Modal
      open
      width={440}
      title={t('record.linkOf', { object: name })}
      okText={t('record.link')}
      okButtonProps={{ disabled: chosen === null, loading: update.isPending }}
      onOk={submit}
      onCancel={onClose}
      destroyOnHidden
    >
      <form
        className={styles.linking}
        onSubmit={(event) => {
          event.preventDefault();
          if (chosen !== null) submit();
        }}
      >
        <FormField
          field={{ key: 'linked', type: 'reference', target: object.key, labels: object.labels }}
          autoFocus
          value={chosen}
          onChange={setChosen}
          error={refused}
          help={t('record.linkHint')}
        />
        <button type="submit" hidden />
      </form>
    </Modal>
  );
}
