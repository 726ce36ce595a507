import { useState } from 'react';
import { isApiError } from '../../../api/apiError.ts';

type Write<T> = { mutateAsync: (draft: T) => Promise<unknown>; isPending: boolean };

/** What a section holds between a change and its saving, and how the saving went. */
export function useDraft<T extends object>(saved: T, write: Write<T>) {
  const [draft, setDraft] = useState<T>();
  const [outcome, setOutcome] = useState<'saved' | { message: string; issues: Record<string, string> }>();
  const value = draft ?? saved;
  const dirty = JSON.stringify(value) !== JSON.stringify(saved);
  return {
    value,
    dirty,
    saving: write.isPending,
    saved: outcome === 'saved' && !dirty,
    failed: typeof outcome === 'object' ? outcome : undefined,
    change: (patch: Partial<T>) => {
      setOutcome(undefined);
      setDraft({ ...value, ...patch });
    },
    discard: () => {
      setOutcome(undefined);
      setDraft(undefined);
    },
    save: async () => {
      try {
        await write.mutateAsync(value);
        setOutcome('saved');
        setDraft(undefined);
      } catch (error) {
        if (!isApiError(error)) throw error;
        const issues = (error.issues ?? []).map((issue) => [issue.field ?? '', issue.message]);
        setOutcome({ message: error.message, issues: Object.fromEntries(issues) });
      }
    },
  };
}

export type Draft<T extends object> = ReturnType<typeof useDraft<T>>;
