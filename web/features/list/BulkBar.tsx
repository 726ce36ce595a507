import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ObjectBody } from '#contract/objects.ts';
import type { OutcomeBody } from '#contract/records.ts';
import { useBin } from '../../api/records.ts';
import { useMay } from '../../api/session.ts';
import { toast } from '../../ui/toast.ts';
import styles from './list.module.css';

type Props = { object: ObjectBody; selected: ReadonlySet<string>; inBin: boolean; onClear: () => void };

/** What can be done with the ticked records; deleting can be undone at once, and later from the bin. */
export function BulkBar({ object, selected, inBin, onClear }: Props) {
  const { t } = useTranslation();
  const may = useMay();
  const { remove, restore } = useBin(object.key);
  const ids = [...selected];
  const putBack = async (which: readonly string[]) => {
    const outcomes = await attempt(restore.mutateAsync(which));
    if (outcomes) tell(outcomes, t('list.restored', { count: good(outcomes) }));
  };
  const moveToBin = async () => {
    const outcomes = await attempt(remove.mutateAsync(ids));
    if (!outcomes) return;
    onClear();
    const done = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.id] : []));
    tell(outcomes, t('list.deleted', { count: done.length }), done.length ? () => void putBack(done) : undefined);
  };
  return (
    <div className={styles.bulk} role="toolbar" aria-label={t('list.withSelected')}>
      <b>{t('list.selected', { count: selected.size })}</b>
      {inBin ? (
        <Button
          size="small"
          loading={restore.isPending}
          onClick={() => {
            void putBack(ids);
            onClear();
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
      <Button size="small" type="text" onClick={onClear}>
        {t('list.unselect')}
      </Button>
    </div>
  );

  /** Says what was done, and how many could not be. */
  function tell(outcomes: readonly OutcomeBody[], text: string, undo?: () => void): void {
    const failed = outcomes.find((outcome) => !outcome.ok);
    if (good(outcomes) > 0) toast(text, undo ? { undo } : {});
    if (failed) {
      const count = outcomes.length - good(outcomes);
      toast(`${t('list.notDone', { count })} ${failed.issues[0]?.message ?? ''}`, { failed: true });
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
