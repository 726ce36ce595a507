import { Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Localized } from '#domain/kernel/localized.ts';
import { type EntryDraft, useLibrary, useSaveEntry } from '../../../api/library.ts';
import { toast } from '../../../ui/toast.ts';
import { Field } from '../form/Field.tsx';
import { LocalizedInput } from '../form/LocalizedInput.tsx';
import { freshKey } from '../model/design.ts';
import { useVersionAct } from '../versions/useVersionAct.ts';
import styles from './library.module.css';

type Props = {
  title: string;
  text: string;
  /** The entry as it would be; `wish`: the key that it gets unless another has it. */
  entry: (key: string, names: Localized) => EntryDraft;
  kind: EntryDraft['kind'];
  wish: string;
  /** Asked for where an entry has no name by itself. */
  names?: Localized;
  onDone: (key: string) => void;
  onClose: () => void;
};

/** Says what it means that something becomes common to all funnels, then makes it so. */
export function ShareDialog({ title, text, entry, kind, wish, names: given, onDone, onClose }: Props) {
  const { t } = useTranslation();
  const [names, setNames] = useState<Localized | undefined>(given);
  const library = useLibrary();
  const save = useSaveEntry();
  const run = useVersionAct();
  const ready = library.data !== undefined && (!given || Boolean(names?.['zh-CN'].trim()));
  const submit = () => {
    const taken = (library.data ?? []).filter((one) => one.kind === kind).map(({ key }) => key);
    const key = freshKey(wish, taken);
    void run(save.mutateAsync({ entry: entry(key, names ?? { 'zh-CN': '' }), lockVersion: null }), () => {
      toast(t('library.shared'));
      onDone(key);
      onClose();
    });
  };
  return (
    <Modal
      open
      title={title}
      okText={t('library.share')}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: !ready, loading: save.isPending }}
      onOk={submit}
      onCancel={onClose}
    >
      <div className={styles.dialog}>
        <p>{text}</p>
        {given && (
          <Field label={t('library.gateName')}>
            {(id) => (
              <LocalizedInput id={id} autoFocus label={t('library.gateName')} value={names} onChange={setNames} />
            )}
          </Field>
        )}
      </div>
    </Modal>
  );
}
