import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useRef, useState } from 'react';
import { getImportFile } from '../../../api/imports.ts';
import { type Draft, EMPTY_DRAFT, withKept } from './draft.ts';

const PLACE = 'loudou.import';
type Address = { upload?: unknown; step?: unknown };
export type ChangeDraft = (next: Partial<Draft> | ((before: Draft) => Partial<Draft>)) => void;

/**
 * The draft of this tab; it survives a reload and a look at another page. The address says which file stands at which
 * step, so that the browser's back goes a step back; a file that only the address knows is fetched.
 */
export function useDraft() {
  const [stored, setStored] = useState<Draft>(read);
  const { upload, step: asked }: Address = useSearch({ strict: false });
  const navigate = useNavigate();
  const latest = useRef(stored);
  const keep = useCallback((next: Partial<Draft>) => {
    latest.current = withKept({ ...latest.current, ...next });
    sessionStorage.setItem(PLACE, JSON.stringify(latest.current));
    setStored(latest.current);
  }, []);
  const change: ChangeDraft = useCallback(
    (next) => {
      const changes = typeof next === 'function' ? next(latest.current) : next;
      keep(changes);
      if (changes.step === undefined) return;
      const { step, current } = latest.current;
      const search = step === 'files' ? {} : { upload: current, step };
      void navigate({ to: '.', search: () => search });
    },
    [keep, navigate],
  );
  useMissingFile(typeof upload === 'string' ? upload : undefined, latest, keep);
  const isThere = stored.plan !== undefined && stored.current === upload;
  const step: Draft['step'] = isThere && (asked === 'mapping' || asked === 'check') ? asked : 'files';
  return { draft: { ...stored, step }, change };
}

/** The address may name a file of another tab, or one that was left for another file. */
function useMissingFile(
  upload: string | undefined,
  latest: { current: Draft },
  keep: (next: Partial<Draft>) => void,
): void {
  useEffect(() => {
    const { files, current } = latest.current;
    if (upload === undefined || current === upload) return;
    const known = files.find(({ id }) => id === upload);
    if (known?.kept) keep({ current: upload, plan: known.kept.plan, history: known.kept.history });
    if (known) return;
    const add = ({ id, name, size }: Draft['files'][number]) => {
      if (latest.current.files.some((file) => file.id === id)) return;
      keep({ files: [...latest.current.files, { id, name, size }] });
    };
    // Gone, or somebody else's: the step with the files stands there as if nothing had been asked.
    void getImportFile(upload).then(add, () => {});
  }, [upload, latest, keep]);
}

export const readDraft = (): Draft => read();

function read(): Draft {
  try {
    return { ...EMPTY_DRAFT, ...(JSON.parse(sessionStorage.getItem(PLACE) ?? '{}') as Partial<Draft>) };
  } catch {
    return EMPTY_DRAFT;
  }
}
