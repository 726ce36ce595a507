import type { BrowserContext } from 'playwright-core';
import { post } from './company.ts';

type Values = Record<string, unknown>;
type Written = { outcomes: { ok: boolean; id: string; version: number }[] };

/** Creates a record over the API as whoever the context is, and answers its id. */
export async function create(context: BrowserContext, object: string, values: Values): Promise<string> {
  const { outcomes } = await post<Written>(context, `/api/records/${object}`, { records: [{ values }] });
  if (!outcomes[0]?.ok) throw new Error(JSON.stringify(outcomes));
  return outcomes[0].id;
}

export async function valuesOf(context: BrowserContext, object: string, id: string): Promise<Values> {
  const answer = await context.request.get(`/api/records/${object}/${id}`);
  return ((await answer.json()) as { record: { values: Values } }).record.values;
}

/** The values of the records that the condition holds for, all their fields. */
export async function found(context: BrowserContext, object: string, filter: object): Promise<Values[]> {
  const query = { filter, limit: 100 };
  const path = `/api/records/${object}/query`;
  const { records } = await post<{ records: { id: string; values: Values }[] }>(context, path, query);
  return records.map(({ values }) => values);
}

/** Who the context is signed in as. */
export async function me(context: BrowserContext): Promise<{ id: string; name: string }> {
  const answer = await context.request.get('/api/session');
  return ((await answer.json()) as { user: { id: string; name: string } }).user;
}
