import { Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SharedStage } from '#domain/funnels/library.ts';
import type { StageKind } from '#domain/funnels/types.ts';
import { inLocale, type Localized } from '#domain/kernel/localized.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { Field } from '../form/Field.tsx';
import { LocalizedInput } from '../form/LocalizedInput.tsx';
import { useSharedStages } from '../library/useSharedEntries.ts';

type Props = {
  title: string;
  kind: StageKind;
  /** `entry`: it is drawn from the library. */
  onDone: (names: Localized, entry?: SharedStage) => void;
  onClose: () => void;
};

/** A new stage begins with its name, or is taken from the library. */
export function AddDialog({ title, kind, onDone, onClose }: Props) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const [names, setNames] = useState<Localized>();
  const [chosen, setChosen] = useState<string>();
  const entries = useSharedStages(kind);
  const entry = entries.find(({ key }) => key === chosen);
  const ready = entry !== undefined || Boolean(names?.['zh-CN'].trim());
  const submit = () => {
    if (entry) onDone(entry.stage.names, entry);
    else if (ready && names) onDone(names);
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
        {!entry && (
          <Field label={t('designer.name')}>
            {(id) => <LocalizedInput id={id} autoFocus label={t('designer.name')} value={names} onChange={setNames} />}
          </Field>
        )}
        {entries.length > 0 && (
          <Field label={t('library.fromLibrary')}>
            {(id) => (
              <Select<string>
                id={id}
                allowClear
                aria-label={t('library.fromLibrary')}
                placeholder={t('library.ownStage')}
                style={{ width: '100%' }}
                value={chosen ?? null}
                options={entries.map(({ key, stage }) => ({ value: key, label: inLocale(stage.names, locale) }))}
                onChange={setChosen}
              />
            )}
          </Field>
        )}
        <button type="submit" hidden />
      </form>
    </Modal>
  );
}
