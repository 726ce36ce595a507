import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldValue } from '#domain/objects/types.ts';
import { useObject } from '../../../api/objects.ts';
import { useCreateOne } from '../../../api/records.ts';
import { FieldInput } from '../../../fields/index.ts';
import { useHere } from '../here.ts';
import styles from './tasks.module.css';

/** What and until when; Enter saves and stays for the next. */
export function NewTask({ link, onClose }: { link: string; onClose: () => void }) {
  const { t } = useTranslation();
  const { record } = useHere();
  const dueDate = useObject('task')?.fields.find((field) => field.key === 'dueDate');
  const create = useCreateOne('task');
  const [name, setName] = useState('');
  const [due, setDue] = useState<FieldValue>(null);
  const refused = create.data?.ok === false ? create.data.issues[0]?.message : create.error?.message;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!name.trim()) return onClose();
    const outcome = await create
      .mutateAsync({ name: name.trim(), dueDate: due, [link]: record.id })
      .catch(() => undefined);
    if (!outcome?.ok) return;
    setName('');
    setDue(null);
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <Input
        autoFocus
        aria-label={t('record.taskName')}
        placeholder={t('record.taskName')}
        maxLength={255}
        value={name}
        onChange={(event) => setName(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          event.nativeEvent.stopImmediatePropagation();
          onClose();
        }}
      />
      {dueDate && (
        <div className={styles.day}>
          <FieldInput field={dueDate} value={due} onChange={setDue} />
        </div>
      )}
      <Button htmlType="submit" loading={create.isPending}>
        {t('common.save')}
      </Button>
      <Button type="text" onClick={onClose}>
        {t('common.close')}
      </Button>
      {refused && (
        <p role="alert" className="tone-stalled">
          {refused}
        </p>
      )}
    </form>
  );
}
