import type { Condition } from '#domain/records/condition.ts';
import { choiceParam, type RawSearch, textParam } from '../../browser/searchParams.ts';
import { isCondition } from '../../parts/conditions/isCondition.ts';

export const LIST_VIEWS = ['mine', 'bin'] as const;
export type ListView = (typeof LIST_VIEWS)[number];

/**
 * What a list's address says. `sort` is field keys with `-` before those that descend: `-amount,name`; `filter` is a
 * condition as JSON, so that any page can link to the records behind a figure; `cols` is the layout of the columns
 * where it is not the reader's own; `v` names the saved view that the page stands on.
 */
export type ListSearch = {
  q?: string | undefined;
  sort?: string | undefined;
  filter?: Condition | undefined;
  view?: ListView | undefined;
  cols?: string | undefined;
  v?: string | undefined;
  /** Only what this import wrote. */
  batch?: number | undefined;
};

const MOST_COLUMNS_TEXT = 4000;

export function listSearch(raw: RawSearch): ListSearch {
  return {
    q: textParam(raw.q),
    sort: textParam(raw.sort),
    filter: isCondition(raw.filter) ? raw.filter : undefined,
    view: choiceParam(raw.view, LIST_VIEWS),
    cols: typeof raw.cols === 'string' && raw.cols.length <= MOST_COLUMNS_TEXT ? raw.cols : undefined,
    v: textParam(raw.v),
    batch: Number.isSafeInteger(Number(raw.batch ?? Number.NaN)) ? Number(raw.batch) : undefined,
  };
}
