import { Alert, Checkbox, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportBody, UndoPreview } from '#contract/exchange.ts';
import { useUndoImport, useUndoPreview } from '../../../api/imports.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { QueryState } from '../../../ui/states.tsx';
import { toast } from '../../../ui/toast.ts';
import styles from '../importing.module.css';

/** Says what an undo would do, lists what was changed since, and lets one choose record by record. */
export function UndoDialog({ body, onClose }: { body: ImportBody; onClose: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const preview = useUndoPreview(body.id, true);
  const undo = useUndoImport(body.id, body.object);
  const [also, setAlso] = useState<string[]>([]);
  const carryOut = () =>
    undo.mutate(also, {
      onSuccess: ({ undone, conflictCount }) => {
        const kept = conflictCount > 0 ? ` ${t('importing.undo.kept', { n: format.number(conflictCount) })}` : '';
        toast(`${t('importing.undo.done', { n: format.number(undone) })}${kept}`);
        onClose();
      },
      onError: (error) => toast(error.message, { failed: true }),
    });
  const count = (preview.data?.records ?? 0) + also.length;
  return (
    <Modal
      open
      title={t('importing.undo.title')}
      okText={t('importing.undo.confirm', { n: format.number(count) })}
      okButtonProps={{ danger: true, disabled: count === 0 }}
      cancelText={t('common.cancel')}
      confirmLoading={undo.isPending}
      onOk={carryOut}
      onCancel={onClose}
    >
      <QueryState query={preview} lines={3}>
        {(data) => <Choice preview={data} also={also} onChange={setAlso} />}
      </QueryState>
      {undo.isPending && <p className={styles.quiet}>{t('importing.undo.working')}</p>}
    </Modal>
  );
}

type ChoiceProps = { preview: UndoPreview; also: string[]; onChange: (ids: string[]) => void };

function Choice({ preview, also, onChange }: ChoiceProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { conflicts, conflictCount } = preview;
  return (
    <div className={styles.stack}>
      <p>{t('importing.undo.what', { n: format.number(preview.records) })}</p>
      {conflictCount > 0 && (
        <>
          <Alert
            type="warning"
            showIcon
            title={t('importing.undo.conflicts', { n: format.number(conflictCount) })}
            description={t('importing.undo.conflictsHint')}
          />
          <Checkbox
            checked={also.length === conflicts.length}
            indeterminate={also.length > 0 && also.length < conflicts.length}
            onChange={({ target }) => onChange(target.checked ? conflicts.map(({ id }) => id) : [])}
          >
            {t('importing.undo.all')}
          </Checkbox>
          <Checkbox.Group value={also} onChange={onChange} className={styles.conflicts ?? ''}>
            {conflicts.map(({ id, title }) => (
              <Checkbox key={id} value={id}>
                {title || id}
              </Checkbox>
            ))}
          </Checkbox.Group>
          {conflictCount > conflicts.length && (
            <p className={styles.quiet}>
              {t('importing.undo.moreConflicts', { n: format.number(conflictCount - conflicts.length) })}
            </p>
          )}
        </>
      )}
    </div>
  );
}
