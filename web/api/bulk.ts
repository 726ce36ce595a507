import type { z } from 'zod';
import type { ListAnswer, OutcomeBody, outcomesSchema } from '#contract/records.ts';
import type { FieldValue } from '#domain/objects/types.ts';
import { api } from './client.ts';
import type { MoveCommand } from './funnels.ts';
import type { Change, ListQuery } from './records.ts';

type Outcomes = z.infer<typeof outcomesSchema>;
export type Progress = { done: number; total: number };
type Run = { signal: AbortSignal; onProgress: (progress: Progress) => void };

const WRITE_CHUNK = 200;
const READ_CHUNK = 500;
/** How many records one act may reach. */
export const MOST_SELECTED = 10_000;

/** Carries out an act chunk by chunk. Cancelled, it answers what was done until then. */
async function inChunks<In, Out>(
  items: readonly In[],
  size: number,
  act: (chunk: readonly In[]) => Promise<readonly Out[]>,
  { signal, onProgress }: Run,
): Promise<Out[]> {
  const results: Out[] = [];
  for (let start = 0; start < items.length && !signal.aborted; start += size) {
    results.push(...(await act(items.slice(start, start + size))));
    onProgress({ done: Math.min(start + size, items.length), total: items.length });
  }
  return results;
}

/** Ids of all records of a list, as far as one act may reach. */
export async function idsOfList(object: string, { filter, sort, deleted }: ListQuery, run: Run): Promise<string[]> {
  const ids: string[] = [];
  const query = { filter, sort, deleted, limit: READ_CHUNK, columns: [] };
  for (let cursor: string | null = ''; cursor !== null && ids.length < MOST_SELECTED; ) {
    const body: object = { ...query, ...(cursor ? { cursor } : {}) };
    const page: ListAnswer = await api.post(`/records/${object}/query`, body, { signal: run.signal });
    ids.push(...page.records.map(({ id }) => id));
    run.onProgress({ done: ids.length, total: MOST_SELECTED });
    cursor = page.nextCursor;
  }
  return ids.slice(0, MOST_SELECTED);
}

/** What a bulk change would do to one record. */
export type Preview = {
  id: string;
  version: number;
  title: FieldValue;
  before: FieldValue;
  /** Why it is refused; undefined where it will go through. */
  refused?: string | undefined;
};

/** Reads the records and asks the server what would become of each, without writing. */
export async function previewBulk(
  object: string,
  titleField: string,
  field: string,
  value: FieldValue,
  ids: readonly string[],
  run: Run,
): Promise<{ previews: Preview[]; references: ListAnswer['references'] }> {
  const references: ListAnswer['references'] = {};
  const { signal } = run;
  const previews = await inChunks(
    ids,
    WRITE_CHUNK,
    async (chunk) => {
      const columns = [...new Set([titleField, field])];
      const page = await api.post<ListAnswer>(
        `/records/${object}/query`,
        { ids: chunk, columns, limit: READ_CHUNK },
        { signal },
      );
      Object.assign(references, page.references);
      const records = page.records.map(({ id, version }) => ({ id, version, values: { [field]: value } }));
      if (records.length === 0) return [];
      const { outcomes } = await api.patch<Outcomes>(`/records/${object}`, { records, dryRun: true }, { signal });
      return page.records.map((record, index): Preview => {
        const outcome = outcomes[index] as OutcomeBody;
        const { id, version, values } = record;
        const refused = outcome.ok ? undefined : (outcome.issues[0]?.message ?? outcome.reason);
        return { id, version, title: values[titleField] ?? null, before: values[field] ?? null, refused };
      });
    },
    run,
  );
  return { previews, references };
}

export async function updateBulk(object: string, changes: readonly Change[], run: Run): Promise<OutcomeBody[]> {
  return inChunks(
    changes,
    WRITE_CHUNK,
    async (records) => (await api.patch<Outcomes>(`/records/${object}`, { records })).outcomes,
    run,
  );
}

export async function moveBulk(object: string, moves: readonly MoveCommand[], run: Run): Promise<OutcomeBody[]> {
  return inChunks(
    moves,
    WRITE_CHUNK,
    async (chunk) => (await api.post<Outcomes>('/moves', { object, moves: chunk })).outcomes,
    run,
  );
}

export async function undoMoveBulk(
  object: string,
  moves: readonly { id: string; version?: number }[],
  run: Run,
): Promise<OutcomeBody[]> {
  return inChunks(
    moves,
    WRITE_CHUNK,
    async (chunk) => (await api.post<Outcomes>('/moves/undo', { object, moves: chunk })).outcomes,
    run,
  );
}

/** Names of records, for saying which were refused. */
export async function titlesOf(
  object: string,
  titleField: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const page = await api.post<ListAnswer>(`/records/${object}/query`, {
    ids: ids.slice(0, READ_CHUNK),
    columns: [titleField],
    limit: READ_CHUNK,
  });
  return new Map(
    page.records.map(({ id, values }) => {
      const value = String(values[titleField] ?? '');
      return [id, page.references[value]?.title ?? value];
    }),
  );
}
