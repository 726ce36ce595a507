import { useState } from 'react';
import type { FieldValue } from '#domain/objects/types.ts';
import { useSession } from '../../../api/session.ts';
import { forget, recall, remember } from '../../../browser/remembered.ts';
import { useHere } from '../here.ts';
import type { Colleague } from './mentioned.ts';

export type StoredFile = { id: string; name: string };
export type Draft = {
  kind: string;
  content: string;
  minutes: FieldValue;
  nextStep: string;
  nextStepDate: FieldValue;
  asTask: boolean;
  picked: Colleague[];
  files: StoredFile[];
};

export const EMPTY_DRAFT: Draft = {
  kind: '',
  content: '',
  minutes: null,
  nextStep: '',
  nextStepDate: null,
  asTask: false,
  picked: [],
  files: [],
};

/** What was kept, as far as it can be read. */
export function readDraft(text: string | undefined): Draft {
  try {
    const kept: unknown = JSON.parse(text ?? '');
    return typeof kept === 'object' && kept !== null ? { ...EMPTY_DRAFT, ...kept } : EMPTY_DRAFT;
  } catch {
    return EMPTY_DRAFT;
  }
}

export const isBlank = ({ content, nextStep, nextStepDate, files, minutes }: Draft): boolean =>
  !content.trim() && !nextStep.trim() && !nextStepDate && !minutes && files.length === 0;

/** A follow-up as far as it is written: the browser keeps it per person and record, so that closing the drawer loses nothing. */
export function useDraft() {
  const { object, record } = useHere();
  const { user } = useSession();
  const key = `loudou.draft.${user.id}.${object.key}.${record.id}` as const;
  const [draft, setDraft] = useState(() => readDraft(recall(key)));
  const change = (part: Partial<Draft>) =>
    setDraft((before) => {
      const next = { ...before, ...part };
      if (isBlank(next)) forget(key);
      else remember(key, JSON.stringify(next));
      return next;
    });
  const clear = () => {
    forget(key);
    setDraft((before) => ({ ...EMPTY_DRAFT, kind: before.kind }));
  };
  return { draft, change, clear };
}
