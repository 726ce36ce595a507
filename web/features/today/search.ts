import { TODAY_SCOPES } from '#contract/choices.ts';
import type { TodayScope } from '../../api/today.ts';
import { choiceParam, type RawSearch } from '../../browser/searchParams.ts';

/** What the page's address says: whose day. */
export type TodaySearch = { scope?: TodayScope | undefined };

export function todaySearch(raw: RawSearch): TodaySearch {
  return { scope: choiceParam(raw.scope, TODAY_SCOPES) };
}
