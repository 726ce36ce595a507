import { useTranslation } from 'react-i18next';
import type { RecordBody } from '#contract/records.ts';
import { useUpdateOne } from '../../../api/records.ts';
import { toast } from '../../../ui/toast.ts';
import { useHere } from '../here.ts';

/** Whether a task is done, and what turns that round. The answer shows at once; if it could not be saved, it goes back. */
export function useDone(task: RecordBody) {
  const { t } = useTranslation();
  // What the record still needs may be this task.
  const update = useUpdateOne('task', [useHere().object.key]);
  const done = update.isPending ? update.variables.values.done === true : task.values.done === true;
  const setDone = (next: boolean, onSaved?: () => void) =>
    update.mutate(
      { id: task.id, values: { done: next, doneAt: next ? new Date().toISOString() : null } },
      {
        onSuccess: (outcome) => {
          if (outcome.ok) onSaved?.();
          else toast(outcome.issues[0]?.message ?? t('errors.unexpected'), { failed: true });
        },
        onError: (error) => toast(error.message, { failed: true }),
      },
    );
  return { done, setDone, saving: update.isPending };
}
