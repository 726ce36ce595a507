import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';

/** Which record lies open as a drawer, as the address says it: `?open=opportunity:<id>`. */
export type OpenRecord = { object: string; id: string };

const OPEN = /^([a-z][a-zA-Z0-9]*(?:__c)?):([0-9a-f-]{36})$/;

export function parseOpen(text: unknown): OpenRecord | undefined {
  const match = typeof text === 'string' ? OPEN.exec(text) : null;
  return match ? { object: match[1] as string, id: match[2] as string } : undefined;
}

export const openText = (object: string, id: string): string => `${object}:${id}`;

/** Opens a record as a drawer over the page that is shown, or closes it (no argument). */
export function useOpenRecord(): (record?: OpenRecord) => void {
  const navigate = useNavigate();
  return useCallback(
    (record) => {
      void navigate({
        to: '.',
        search: (previous: Record<string, unknown>) => ({
          ...previous,
          open: record ? openText(record.object, record.id) : undefined,
          // A form that the record was opened from, to look whether it is the same, is still there afterwards.
          create: record || typeof previous.create !== 'string' ? undefined : previous.create,
        }),
      });
    },
    [navigate],
  );
}

/** A reference of the new record that is known already: it belongs to what it was asked for from. */
export type Belongs = { field: string; value: string };
const CREATE = /^([a-z][a-zA-Z0-9]*(?:__c)?)(?::([a-zA-Z0-9_]+):([0-9a-f-]{36}))?$/;

/** `contact`, or `contact:account:<id>`. */
export function parseCreate(text: unknown): { object: string; belongs?: Belongs } | undefined {
  const match = typeof text === 'string' ? CREATE.exec(text) : null;
  if (!match) return undefined;
  const [, object, field, value] = match;
  return { object: object as string, ...(field && value ? { belongs: { field, value } } : {}) };
}

/** Opens the form for a new record of an object over the page that is shown, or closes it (no argument). */
export function useCreateRecord(): (object?: string, belongs?: Belongs) => void {
  const navigate = useNavigate();
  return useCallback(
    (object, belongs) => {
      const create = object && belongs ? `${object}:${belongs.field}:${belongs.value}` : object;
      void navigate({ to: '.', search: (previous: Record<string, unknown>) => ({ ...previous, create }) });
    },
    [navigate],
  );
}
