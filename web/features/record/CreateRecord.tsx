import { useTranslation } from 'react-i18next';
import { useObject } from '../../api/objects.ts';
import { useCreateOne } from '../../api/records.ts';
import { useMay } from '../../api/session.ts';
import type { Belongs } from '../../browser/openRecord.ts';
import { NoPermission } from '../../ui/states.tsx';
import { quickFields } from './create/quickFields.ts';
import { RecordForm } from './create/RecordForm.tsx';

export type CreateRecordProps = {
  object: string;
  /** A reference that is known already. */
  belongs?: Belongs | undefined;
  /** Saved: with the id of the new record. */
  onDone: (id: string) => void;
  onCancel: () => void;
};

/** The form for a new record of any object. */
export function CreateRecord({ object, belongs, onDone, onCancel }: CreateRecordProps) {
  const { t } = useTranslation();
  const definition = useObject(object);
  const create = useCreateOne(object);
  const may = useMay();
  const preset = belongs ? { [belongs.field]: belongs.value } : {};
  if (!definition || !may(object, 'create')) return <NoPermission title={t('record.mayNotCreate')} />;
  return (
    <RecordForm
      object={object}
      fields={quickFields(definition, Object.keys(preset))}
      preset={preset}
      submitLabel={t('common.save')}
      onSubmit={(values) => create.mutateAsync({ ...values, ...preset })}
      onDone={onDone}
      onCancel={onCancel}
    />
  );
}
