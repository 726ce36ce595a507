import { Button, Modal, Progress, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldBody, ObjectBody } from '#contract/objects.ts';
import type { ReferencesBody } from '#contract/records.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import type { FieldValue } from '#domain/objects/types.ts';
import { type Preview, previewBulk, updateBulk } from '../../../api/bulk.ts';
import { useRefreshRecords } from '../../../api/records.ts';
import { FieldInput } from '../../../fields/index.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { toast } from '../../../ui/toast.ts';
import styles from './bulk.module.css';
import { PreviewTable } from './PreviewTable.tsx';
import { useRun } from './useRun.ts';

type Props = {
  object: ObjectBody;
  ids: readonly string[];
  /** Fields that may be changed at once. */
  fields: readonly FieldBody[];
  /** Chosen from the start: handing over is a change of the owner. */
  start?: string | undefined;
  onClose: () => void;
};

type Looked = { previews: Preview[]; references: ReferencesBody };

/** One field of many records: choose, see what would happen, do it; and take it all back. */
export default function BulkEditDialog({ object, ids, fields, start, onClose }: Props) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const id = useId();
  const refresh = useRefreshRecords();
  const { progress, run, cancel } = useRun();
  const [key, setKey] = useState(start);
  const [value, setValue] = useState<FieldValue>(null);
  const [looked, setLooked] = useState<Looked>();
  const field = fields.find((known) => known.key === key);
  const same = (before: FieldValue) => JSON.stringify(before) === JSON.stringify(value);
  const changing = looked?.previews.filter((one) => !one.refused && !same(one.before)) ?? [];
  const fail = (error: unknown) => {
    if ((error as Error).name !== 'AbortError') toast((error as Error).message, { failed: true });
  };
  const look = async () => {
    if (!field) return;
    await run((how) => previewBulk(object.key, object.titleField, field.key, value, ids, how))
      .then(setLooked)
      .catch(fail);
  };
  const apply = async () => {
    if (!field) return;
    try {
      const changes = changing.map(({ id: record, version }) => ({
        id: record,
        version,
        values: { [field.key]: value },
      }));
      const outcomes = await run((how) => updateBulk(object.key, changes, how));
      const done = outcomes.flatMap((outcome, index) => {
        const was = changing[index];
        return outcome.ok && was ? [{ id: was.id, version: outcome.version, values: { [field.key]: was.before } }] : [];
      });
      const failed = outcomes.find((outcome) => !outcome.ok);
      if (failed) {
        toast(`${t('list.notDone', { count: outcomes.length - done.length })} ${failed.issues[0]?.message ?? ''}`, {
          failed: true,
        });
      }
      if (done.length > 0)
        toast(t('list.bulkDone', { count: done.length }), { seconds: 30, undo: () => void takeBack(done) });
      onClose();
    } catch (error) {
      fail(error);
    } finally {
      void refresh(object.key);
    }
  };
  const takeBack = async (changes: { id: string; version: number; values: Record<string, unknown> }[]) => {
    try {
      const how = { signal: new AbortController().signal, onProgress: () => {} };
      const outcomes = await updateBulk(object.key, changes, how);
      const bad = outcomes.filter((outcome) => !outcome.ok).length;
      toast(t('list.bulkUndone', { count: outcomes.length - bad }));
      if (bad > 0) toast(t('list.notDone', { count: bad }), { failed: true });
    } catch (error) {
      fail(error);
    }
    void refresh(object.key);
  };
  return (
    <Modal
      open
      width={680}
      title={t('list.bulkTitle', { count: ids.length })}
      onCancel={() => (progress ? cancel() : onClose())}
      mask={{ closable: !progress }}
      footer={
        <>
          <Button onClick={() => (progress ? cancel() : onClose())}>{t('common.cancel')}</Button>
          {looked ? (
            <Button type="primary" disabled={changing.length === 0} loading={!!progress} onClick={apply}>
              {t('list.bulkApply', { count: changing.length })}
            </Button>
          ) : (
            <Button type="primary" disabled={!field} loading={!!progress} onClick={look}>
              {t('list.bulkPreview')}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.fields}>
        <Select<string>
          aria-label={t('conditions.field')}
          placeholder={t('conditions.field')}
          showSearch={{ optionFilterProp: 'label' }}
          autoFocus={!start}
          disabled={!!progress}
          options={fields.map((one) => ({ value: one.key, label: inLocale(one.labels, locale) }))}
          value={key ?? null}
          onChange={(next) => {
            setKey(next);
            setValue(null);
            setLooked(undefined);
          }}
        />
        {field && (
          <div>
            <label htmlFor={id} className="visually-hidden">
              {inLocale(field.labels, locale)}
            </label>
            <FieldInput
              key={field.key}
              id={id}
              field={{ ...field, required: false }}
              value={value}
              disabled={!!progress}
              onChange={(next) => {
                setValue(next);
                setLooked(undefined);
              }}
            />
            {value === null && <p className={styles.hint}>{t('list.bulkEmpties')}</p>}
          </div>
        )}
      </div>
      {progress && <Progress percent={Math.round((progress.done / Math.max(1, progress.total)) * 100)} />}
      {looked && field && (
        <PreviewTable
          object={object}
          field={field}
          value={value}
          previews={looked.previews}
          references={looked.references}
          isSame={same}
        />
      )}
    </Modal>
  );
}
