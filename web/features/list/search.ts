import { type RawSearch, textParam } from '../../browser/searchParams.ts';

/** What a list's address says. */
export type ListSearch = { q?: string; sort?: string; filter?: string };

export function listSearch(raw: RawSearch): ListSearch {
  return { q: textParam(raw.q), sort: textParam(raw.sort), filter: textParam(raw.filter) };
}
