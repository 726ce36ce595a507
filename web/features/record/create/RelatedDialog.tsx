import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ObjectBody } from '#contract/objects.ts';
import type { RecordBody } from '#contract/records.ts';
import type { RecordValues } from '#domain/objects/types.ts';
import { useCreateOne, useUpdateOne } from '../../../api/records.ts';
import type { References } from '../../../fields/index.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { nameInside } from '../../../ui/nameInside.ts';
import styles from './create.module.css';
import { quickFields } from './quickFields.ts';
import { RecordForm } from './RecordForm.tsx';

type Props = {
  object: ObjectBody;
  /** Values that follow from where it is made: the record it belongs to. Not shown. */
  preset: RecordValues;
  /** Values to start with; shown. */
  start?: RecordValues;
  /** The record to change, instead of a new one. */
  edited?: RecordBody | undefined;
  references?: References | undefined;
  derive?: (values: RecordValues, changed: string) => RecordValues;
  onClose: () => void;
};

/** Adds a record that belongs to this one, or changes it, without leaving the page. */
export function RelatedDialog({ object, preset, start, edited, references, derive, onClose }: Props) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const create = useCreateOne(object.key);
  const update = useUpdateOne(object.key);
  const name = nameInside(object.labels, locale);
  return (
    <Modal
      open
      width={440}
      title={edited ? t('record.editOf', { object: name }) : t('shell.createOf', { object: name })}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
    >
      <div className={styles.inDialog}>
        <RecordForm
          {...(edited ? {} : { object: object.key })}
          fields={quickFields(object, Object.keys(preset))}
          start={{ ...start, ...edited?.values }}
          preset={preset}
          references={references}
          submitLabel={t('common.save')}
          {...(derive ? { derive } : {})}
          onSubmit={(values) => {
            if (!edited) return create.mutateAsync({ ...values, ...preset });
            const own = quickFields(object, Object.keys(preset)).map((field) => field.key);
            const changed = Object.fromEntries(own.map((key) => [key, values[key] ?? null]));
            return update.mutateAsync({ id: edited.id, version: edited.version, values: changed });
          }}
          onDone={onClose}
          onCancel={onClose}
        />
      </div>
    </Modal>
  );
}
