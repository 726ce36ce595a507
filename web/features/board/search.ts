import { type RawSearch, textParam } from '../../browser/searchParams.ts';

/** What the board's address says. */
export type BoardSearch = { funnel?: string; department?: string; owner?: string };

export function boardSearch(raw: RawSearch): BoardSearch {
  return { funnel: textParam(raw.funnel), department: textParam(raw.department), owner: textParam(raw.owner) };
}
