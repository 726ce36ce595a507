import { useCreateOne, useUpdateOne } from '../../../api/records.ts';
import { fieldIn, useHere } from '../here.ts';
import { useTaskLink } from '../tasks/useTasks.ts';
import type { Draft } from './draft.ts';
import { mentionedIn } from './mentioned.ts';

/**
 * Saves a follow-up on this record and, for a deal, on its account too; the next step also goes to the record, where
 * lists and the board show it, and to a task where that is wished. Resolves to why it was refused, or to nothing.
 */
export function useSaveFollowUp(link: string) {
  const { object, record, editable } = useHere();
  const create = useCreateOne('activity');
  const createTask = useCreateOne('task');
  const update = useUpdateOne(object.key);
  const taskLink = useTaskLink();
  const keepsNextStep = editable && fieldIn(object, 'nextStep') !== undefined;
  const account = link === 'opportunity' && record.values.account ? { account: record.values.account } : {};

  const save = async (draft: Draft, more: Record<string, unknown> = {}): Promise<string | undefined> => {
    const next = { nextStep: draft.nextStep.trim() || null, nextStepDate: draft.nextStepDate };
    try {
      const outcome = await create.mutateAsync({
        kind: draft.kind,
        content: draft.content.trim(),
        at: new Date().toISOString(),
        minutes: draft.minutes,
        mentions: mentionedIn(draft.content, draft.picked),
        files: draft.files.map((file) => file.id),
        ...next,
        ...account,
        [link]: record.id,
        ...more,
      });
      if (!outcome.ok) return outcome.issues[0]?.message ?? '';
      // The follow-up stands; what follows from it is told of where it fails, never undone.
      const problems = [await keepNext(next), await makeTask(draft.asTask, next)];
      return problems.find((problem) => problem !== undefined);
    } catch (error) {
      return (error as Error).message;
    }
  };
  type Next = { nextStep: string | null; nextStepDate: Draft['nextStepDate'] };
  const keepNext = async (next: Next): Promise<string | undefined> => {
    if (!keepsNextStep || (!next.nextStep && !next.nextStepDate)) return undefined;
    const outcome = await update.mutateAsync({ id: record.id, values: next });
    return outcome.ok ? undefined : outcome.issues[0]?.message;
  };
  const makeTask = async (wished: boolean, next: Next): Promise<string | undefined> => {
    if (!wished || !next.nextStep || !taskLink) return undefined;
    const values = { name: next.nextStep, dueDate: next.nextStepDate, [taskLink]: record.id };
    const outcome = await createTask.mutateAsync(values);
    return outcome.ok ? undefined : outcome.issues[0]?.message;
  };
  return {
    save,
    saving: create.isPending || update.isPending || createTask.isPending,
    makesTasks: taskLink !== undefined,
  };
}
