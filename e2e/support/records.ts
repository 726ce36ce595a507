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
