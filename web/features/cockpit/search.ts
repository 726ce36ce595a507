import { dayParam, type RawSearch, textParam } from '../../browser/searchParams.ts';

/** What the cockpit's address says. */
export type CockpitSearch = { funnel?: string; department?: string; owner?: string; asOf?: string };

export function cockpitSearch(raw: RawSearch): CockpitSearch {
  return {
    funnel: textParam(raw.funnel),
    department: textParam(raw.department),
    owner: textParam(raw.owner),
    asOf: dayParam(raw.asOf),
  };
}
