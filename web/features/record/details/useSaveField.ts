import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldBody } from '#contract/objects.ts';
import type { OutcomeBody } from '#contract/records.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import type { FieldValue, RecordValues } from '#domain/objects/types.ts';
import { type FailedOutcome, useUpdateOne } from '../../../api/records.ts';
import { follows } from '../../../parts/gates/index.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { toast } from '../../../ui/toast.ts';
import { useHere } from '../here.ts';
import { reasonsIn } from '../stage/reasonsIn.ts';

/** What somebody else wrote into the same field meanwhile. */
export type Conflict = { theirs: FieldValue; by: string | null; at: string; version: number };

/**
 * Saves one field over the version that the page shows. A newer version in which others changed other fields is no
 * conflict for this one: it is saved over that. The same field is: then the reader chooses. What was saved can be
 * taken back for a while, unless the field was changed again.
 */
export function useSaveField(field: FieldBody, onSaved: () => void) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { object, record, journey } = useHere();
  const update = useUpdateOne(object.key);
  const [error, setError] = useState<string>();
  const [conflict, setConflict] = useState<Conflict>();
  const label = inLocale(field.labels, locale);
  const { key } = field;

  const write = async (values: RecordValues, version: number): Promise<OutcomeBody> => {
    const outcome = await update.mutateAsync({ id: record.id, version, values });
    const newer = outcome.ok ? undefined : outcome.current?.version;
    // Others changed other fields; and never again over the same version.
    if (outcome.ok || newer === undefined || newer === version || conflictIn(outcome, key)) return outcome;
    return write(values, newer);
  };
  const takeBack = async (before: RecordValues, version: number): Promise<void> => {
    try {
      const outcome = await write(before, version);
      if (outcome.ok) return;
      const words = conflictIn(outcome, key) ? t('record.changedAgain', { field: label }) : outcome.issues[0]?.message;
      toast(words ?? '', { failed: true });
    } catch (failure) {
      toast((failure as Error).message, { failed: true });
    }
  };
  const save = async (value: FieldValue, version = record.version): Promise<void> => {
    setError(undefined);
    const values = { ...follows(reasonsIn(journey), key, record.values), [key]: value };
    const before = Object.fromEntries(Object.keys(values).map((one) => [one, record.values[one] ?? null]));
    try {
      const outcome = await write(values, version);
      if (!outcome.ok) {
        const found = conflictIn(outcome, key);
        return found ? setConflict(found) : setError(outcome.issues[0]?.message);
      }
      onSaved();
      toast(t('record.fieldSaved', { field: label }), { undo: () => void takeBack(before, outcome.version) });
    } catch (failure) {
      setError((failure as Error).message);
    }
  };
  return {
    save,
    error,
    conflict,
    saving: update.isPending,
    clearConflict: () => setConflict(undefined),
    clearError: () => setError(undefined),
  };
}

function conflictIn(outcome: FailedOutcome, key: string): Conflict | undefined {
  const change = outcome.current?.changes.find(({ field }) => field === key);
  if (!outcome.current || !change) return undefined;
  return {
    theirs: change.value as FieldValue,
    by: change.by,
    at: change.at,
    version: outcome.current.version,
  };
}
