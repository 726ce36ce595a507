import type { Condition } from '#domain/records/condition.ts';
import { choiceParam, listParam, type RawSearch, textParam } from '../../browser/searchParams.ts';
import { isCondition } from '../../parts/conditions/isCondition.ts';

/** Quick looks at the board: everything open, my own, what should close this quarter, what stays too long. */
export const BOARD_VIEWS = ['open', 'mine', 'thisQuarter', 'stalled'] as const;
export type BoardView = (typeof BOARD_VIEWS)[number];

/** What the board's address says. */
export type BoardSearch = {
  funnel?: string | undefined;
  view?: BoardView | undefined;
  department?: string | undefined;
  owner?: string | undefined;
  q?: string | undefined;
  filter?: Condition | undefined;
  /** The field that divides the board into lanes. */
  lanes?: string | undefined;
  /** Folded stages, `a,b`; `-` for none. */
  collapsed?: string | undefined;
  /** The saved view that the rest came from, as a name only. */
  v?: string | undefined;
};

export function boardSearch(raw: RawSearch): BoardSearch {
  return {
    funnel: textParam(raw.funnel),
    view: choiceParam(raw.view, BOARD_VIEWS),
    department: textParam(raw.department),
    owner: textParam(raw.owner),
    q: textParam(raw.q),
    filter: isCondition(raw.filter) ? raw.filter : undefined,
    lanes: textParam(raw.lanes),
    collapsed: listParam(raw.collapsed)?.join(','),
    v: textParam(raw.v),
  };
}

/** What a saved view keeps: everything but its own name. */
export function settingsOf({ v: _, ...settings }: BoardSearch): Record<string, unknown> {
  return JSON.parse(JSON.stringify(settings)) as Record<string, unknown>;
}
