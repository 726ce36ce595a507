import { useTranslation } from 'react-i18next';
import type { OutcomeBody } from '#contract/records.ts';
import type { FieldValue } from '#domain/objects/types.ts';
import { useUpdateOne } from '../../../api/records.ts';
import { toast } from '../../../ui/toast.ts';
import type { Relation } from './relations.ts';

/** Joins a record to another, or to none with null; what it belonged to before can be had back. */
export function useLink({ object, link }: Relation) {
  const { t } = useTranslation();
  const update = useUpdateOne(object.key);
  const write = (id: string, to: FieldValue) => update.mutateAsync({ id, values: { [link.key]: to } });
  const failed = (problem: string): void => void toast(problem, { failed: true });
  const takeBack = async (id: string, before: FieldValue) => {
    const outcome = await write(id, before).catch((error: Error) => failed(error.message));
    if (outcome && !outcome.ok) failed(outcome.issues[0]?.message ?? '');
  };
  /** Resolves to why it was refused, or to nothing. */
  const join = async (id: string, to: FieldValue, before: FieldValue): Promise<string | undefined> => {
    const outcome: OutcomeBody | string = await write(id, to).catch((error: Error) => error.message);
    if (typeof outcome === 'string') return outcome;
    if (!outcome.ok) return outcome.issues[0]?.message ?? '';
    toast(t(to === null ? 'record.unlinked' : 'record.linked'), { undo: () => void takeBack(id, before) });
    return undefined;
  };
  return { join, failed, busy: update.isPending };
}
