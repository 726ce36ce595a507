import { Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Localized } from '#domain/kernel/localized.ts';
import { Field } from '../form/Field.tsx';
import { LocalizedInput } from '../form/LocalizedInput.tsx';

type Props = { title: string; onDone: (names: Localized) => void; onClose: () => void };

/** A new stage begins with its name. */
export function AddDialog({ title, onDone, onClose }: Props) {
  const { t } = useTranslation();
  const [names, setNames] = useState<Localized>();
  const ready = Boolean(names?.['zh-CN'].trim());
  const submit = () => {
    if (ready && names) onDone(names);
  };
  return (
    <Modal
      open
      title={title}
      okText={t('designer.add')}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: !ready }}
      onOk={submit}
      onCancel={onClose}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Field label={t('designer.name')}>
          {(id) => <LocalizedInput id={id} autoFocus label={t('designer.name')} value={names} onChange={setNames} />}
        </Field>
        <button type="submit" hidden />
      </form>
    </Modal>
  );
}
