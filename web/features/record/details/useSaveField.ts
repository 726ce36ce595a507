import { useState } from 'react';
import type { FieldValue } from '#domain/objects/types.ts';
import { type FailedOutcome, useUpdateOne } from '../../../api/records.ts';
import { useHere } from '../here.ts';

/** What somebody else wrote into the same field meanwhile. */
export type Conflict = { theirs: FieldValue; by: string | null; at: string; version: number };

/**
 * Saves one field over the version that the page shows. A newer version in which others changed other fields is no
 * conflict for this one: it is saved over that. The same field is: then the reader chooses.
 */
export function useSaveField(key: string, onSaved: () => void) {
  const { object, record } = useHere();
  const update = useUpdateOne(object.key);
  const [error, setError] = useState<string>();
  const [conflict, setConflict] = useState<Conflict>();

  const save = async (value: FieldValue, version = record.version): Promise<void> => {
    setError(undefined);
    try {
      const outcome = await update.mutateAsync({ id: record.id, version, values: { [key]: value } });
      if (outcome.ok) return onSaved();
      const found = conflictIn(outcome, key);
      if (found) return setConflict(found);
      // Others changed other fields; and never again over the same version.
      if (outcome.current && outcome.current.version !== version) return save(value, outcome.current.version);
      setError(outcome.issues[0]?.message);
    } catch (failure) {
      setError((failure as Error).message);
    }
  };
  return { save, error, conflict, saving: update.isPending, clearConflict: () => setConflict(undefined) };
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
