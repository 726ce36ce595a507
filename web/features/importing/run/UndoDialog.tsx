import { Alert, Button, Checkbox, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportBody, UndoPreview } from '#contract/imports.ts';
import { useUndoImport, useUndoPreview } from '../../../api/imports.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { QueryState } from '../../../ui/states.tsx';
import { toast } from '../../../ui/toast.ts';
import styles from '../importing.module.css';

/** Conflicts that are taken back as well: those named, or all but those named. */
type Choice = { all: boolean; named: string[] };

/** Says what an undo would do, lists what was changed since, and lets one choose record by record. */
export function UndoDialog({ body, onClose }: { body: ImportBody; onClose: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const preview = useUndoPreview(body.id);
  const undo = useUndoImport(body.id);
  const [choice, setChoice] = useState<Choice>({ all: false, named: [] });
  const first = preview.data?.pages[0];
  const conflictCount = first?.conflictCount ?? 0;
  const chosen = choice.all ? conflictCount - choice.named.length : choice.named.length;
  const count = (first?.records ?? 0) + chosen;
  const carryOut = () =>
    undo.mutate(choice.all ? { all: true, except: choice.named } : { also: choice.named }, {
      onSuccess: onClose,
      onError: (error) => toast(error.message, { failed: true }),
    });
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
        {({ pages }) => (
          <div className={styles.stack}>
            <p>{t('importing.undo.what', { n: format.number(first?.records ?? 0) })}</p>
            {conflictCount > 0 && (
              <Conflicts
                count={conflictCount}
                conflicts={pages.flatMap(({ conflicts }) => conflicts)}
                choice={choice}
                onChange={setChoice}
              />
            )}
            {preview.hasNextPage && (
              <Button size="small" loading={preview.isFetchingNextPage} onClick={() => void preview.fetchNextPage()}>
                {t('importing.moreRows')}
              </Button>
            )}
          </div>
        )}
      </QueryState>
    </Modal>
  );
}

type ConflictsProps = {
  count: number;
  conflicts: UndoPreview['conflicts'];
  choice: Choice;
  onChange: (choice: Choice) => void;
};

function Conflicts({ count, conflicts, choice, onChange }: ConflictsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const named = new Set(choice.named);
  const isTicked = (id: string) => named.has(id) !== choice.all;
  const toggle = (id: string) =>
    onChange({ ...choice, named: named.has(id) ? choice.named.filter((one) => one !== id) : [...choice.named, id] });
  const ticked = choice.all ? count - named.size : named.size;
  return (
    <>
      <Alert
        type="warning"
        showIcon
        title={t('importing.undo.conflicts', { n: format.number(count) })}
        description={t('importing.undo.conflictsHint')}
      />
      <Checkbox
        checked={ticked === count}
        indeterminate={ticked > 0 && ticked < count}
        onChange={({ target }) => onChange({ all: target.checked, named: [] })}
      >
        {t('importing.undo.all')}
      </Checkbox>
      <ul className={styles.conflicts}>
        {conflicts.map(({ id, title, row }) => (
          <li key={id}>
            <Checkbox checked={isTicked(id)} onChange={() => toggle(id)}>
              {title || id}
              {row !== null && <span className={styles.quiet}> {t('importing.rowNumber', { n: row })}</span>}
            </Checkbox>
          </li>
        ))}
      </ul>
    </>
  );
}
