import { useTranslation } from 'react-i18next';
import { useObject } from '../../api/objects.ts';
import { useCreateOne } from '../../api/records.ts';
import { useMay } from '../../api/session.ts';
import { NoPermission } from '../../ui/states.tsx';
import { quickFields } from './create/quickFields.ts';
import { RecordForm } from './create/RecordForm.tsx';

export type CreateRecordProps = {
  object: string;
  /** Saved: with the id of the new record. */
  onDone: (id: string) => void;
  onCancel: () => void;
};

/** The form for a new record of any object. */
export function CreateRecord({ object, onDone, onCancel }: CreateRecordProps) {
  const { t } = useTranslation();
  const definition = useObject(object);
  const create = useCreateOne(object);
  const may = useMay();
  if (!definition || !may(object, 'create')) return <NoPermission title={t('record.mayNotCreate')} />;
  return (
    <RecordForm
      object={object}
      fields={quickFields(definition)}
      submitLabel={t('common.save')}
      onSubmit={create.mutateAsync}
      onDone={onDone}
      onCancel={onCancel}
    />
  );
}
