import type { FieldValue } from '#domain/objects/types.ts';
import { useCreateOne, useUpdateOne } from '../../../api/records.ts';
import { fieldIn, useHere } from '../here.ts';

export type FollowUp = { kind: string; content: string; nextStep: string; nextStepDate: FieldValue };

/**
 * Saves a follow-up on this record and, for a deal, on its account too; the next step also goes to the record, where
 * lists and the board show it. Resolves to why it was refused, or to nothing.
 */
export function useSaveFollowUp(link: string) {
  const { object, record, editable } = useHere();
  const create = useCreateOne('activity');
  const update = useUpdateOne(object.key);
  const keepsNextStep = editable && fieldIn(object, 'nextStep') !== undefined;

  const save = async ({ kind, content, nextStep, nextStepDate }: FollowUp): Promise<string | undefined> => {
    const next = { nextStep: nextStep.trim() || null, nextStepDate };
    const account = link === 'opportunity' && record.values.account ? { account: record.values.account } : {};
    try {
      const outcome = await create.mutateAsync({
        kind,
        content: content.trim(),
        at: new Date().toISOString(),
        ...next,
        ...account,
        [link]: record.id,
      });
      if (!outcome.ok) return outcome.issues[0]?.message ?? '';
      if (!keepsNextStep || (!next.nextStep && !next.nextStepDate)) return undefined;
      const updated = await update.mutateAsync({ id: record.id, values: next });
      return updated.ok ? undefined : updated.issues[0]?.message;
    } catch (error) {
      return (error as Error).message;
    }
  };
  return { save, saving: create.isPending || update.isPending };
}
