import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectBody } from '#contract/objects.ts';
import type { ListAnswer, OutcomeBody } from '#contract/records.ts';
import { idsOfList, MOST_SELECTED } from '../../../api/bulk.ts';
import { type ListQuery, useBin } from '../../../api/records.ts';
import { useMay } from '../../../api/session.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { toast } from '../../../ui/toast.ts';
import type { CellEdits } from '../edit/useCellEdits.ts';
import styles from '../list.module.css';
import { isOwned } from '../listQuery.ts';
import type { Selection } from '../useSelection.ts';
import { useRun } from './useRun.ts';

const BulkEditDialog = lazy(() => import('./BulkEditDialog.tsx'));
const BulkMoveDialog = lazy(() => import('./BulkMoveDialog.tsx'));

type Props = {
  object: ObjectBody;
  query: ListQuery;
  total: ListAnswer['total'];
  selection: Selection;
  inBin: boolean;
  edits: CellEdits;
};

/** What can be done with the ticked records; deleting can be undone at once, and later from the bin. */
export function BulkBar({ object, query, total, selection, inBin, edits }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const may = useMay();
  const { remove, restore } = useBin(object.key);
  const { progress, run, cancel } = useRun();
  const [dialog, setDialog] = useState<'edit' | 'owner' | 'move'>();
  const ids = [...selection.ids];
  const fields = object.fields.filter((field) => edits.isEditable(field) && !field.unique);
  const mayUpdate = !inBin && may(object.key, 'update');
  const count = total ? Math.min(total.count, MOST_SELECTED) : 0;
  const putBack = async (which: readonly string[]) => {
    const outcomes = await attempt(restore.mutateAsync(which));
    if (outcomes) tell(outcomes, t('list.restored', { count: good(outcomes) }));
  };
  const moveToBin = async () => {
    const outcomes = await attempt(remove.mutateAsync(ids));
    if (!outcomes) return;
    selection.clear();
    const done = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.id] : []));
    tell(outcomes, t('list.deleted', { count: done.length }), done.length ? () => void putBack(done) : undefined);
  };
  const selectAll = async () => {
    try {
      selection.put(await run((how) => idsOfList(object.key, query, how)));
    } catch (error) {
      if ((error as Error).name !== 'AbortError') toast((error as Error).message, { failed: true });
    }
  };
  return (
    <div className={styles.bulk} role="toolbar" aria-label={t('list.withSelected')}>
      <b>{t('list.selected', { count: ids.length })}</b>
      {progress ? (
        <Button size="small" type="text" onClick={cancel}>
          {t('list.gathering', { number: format.number(progress.done) })}
        </Button>
      ) : (
        count > ids.length && (
          <Button size="small" type="link" onClick={selectAll}>
            {t(total && total.count > MOST_SELECTED ? 'list.selectFirst' : 'list.selectMatching', {
              number: format.number(count),
            })}
          </Button>
        )
      )}
      {mayUpdate && fields.length > 0 && (
        <Button size="small" onClick={() => setDialog('edit')}>
          {t('list.bulkEdit')}
        </Button>
      )}
      {mayUpdate && isOwned(object) && (
        <Button size="small" onClick={() => setDialog('owner')}>
          {t('list.assign')}
        </Button>
      )}
      {mayUpdate && object.hasFunnel && (
        <Button size="small" onClick={() => setDialog('move')}>
          {t('list.moveStage')}
        </Button>
      )}
      {inBin ? (
        <Button
          size="small"
          loading={restore.isPending}
          onClick={() => {
            void putBack(ids);
            selection.clear();
          }}
        >
          {t('common.restore')}
        </Button>
      ) : (
        may(object.key, 'delete') && (
          <Button size="small" loading={remove.isPending} onClick={moveToBin}>
            {t('list.toBin')}
          </Button>
        )
      )}
      <Button size="small" type="text" onClick={selection.clear}>
        {t('list.unselect')}
      </Button>
      <Suspense>
        {dialog === 'move' && <BulkMoveDialog object={object} ids={ids} onClose={() => setDialog(undefined)} />}
        {(dialog === 'edit' || dialog === 'owner') && (
          <BulkEditDialog
            object={object}
            ids={ids}
            fields={fields}
            start={dialog === 'owner' ? 'owner' : undefined}
            onClose={() => setDialog(undefined)}
          />
        )}
      </Suspense>
    </div>
  );

  /** Says what was done, and how many could not be. */
  function tell(outcomes: readonly OutcomeBody[], text: string, undo?: () => void): void {
    const failed = outcomes.find((outcome) => !outcome.ok);
    if (good(outcomes) > 0) toast(text, undo ? { undo } : {});
    if (failed) {
      const bad = outcomes.length - good(outcomes);
      toast(`${t('list.notDone', { count: bad })} ${failed.issues[0]?.message ?? ''}`, { failed: true });
    }
  }
}

/** What the server answered, or a message and nothing. Outlives this bar, which goes with the selection. */
async function attempt(answer: Promise<OutcomeBody[]>): Promise<OutcomeBody[] | undefined> {
  try {
    return await answer;
  } catch (error) {
    toast((error as Error).message, { failed: true });
    return undefined;
  }
}

const good = (outcomes: readonly OutcomeBody[]): number => outcomes.filter((outcome) => outcome.ok).length;
