import { useCallback, useState } from 'react';
import { type Draft, EMPTY_DRAFT } from './draft.ts';

const PLACE = 'loudou.import';

/** The draft of this tab; it survives a reload and a look at another page. */
export function useDraft() {
  const [draft, setDraft] = useState<Draft>(read);
  const change = useCallback((next: Partial<Draft> | ((before: Draft) => Partial<Draft>)) => {
    setDraft((before) => {
      const after = { ...before, ...(typeof next === 'function' ? next(before) : next) };
      sessionStorage.setItem(PLACE, JSON.stringify(after));
      return after;
    });
  }, []);
  return { draft, change };
}

export const readDraft = (): Draft => read();

function read(): Draft {
  try {
    return { ...EMPTY_DRAFT, ...(JSON.parse(sessionStorage.getItem(PLACE) ?? '{}') as Partial<Draft>) };
  } catch {
    return EMPTY_DRAFT;
  }
}
