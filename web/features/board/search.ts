import { choiceParam, type RawSearch, textParam } from '../../browser/searchParams.ts';

/** Quick looks at the board: everything open, my own, what should close this quarter, what stays too long. */
export const BOARD_VIEWS = ['open', 'mine', 'thisQuarter', 'stalled'] as const;
export type BoardView = (typeof BOARD_VIEWS)[number];

/** What the board's address says. */
export type BoardSearch = { funnel?: string; view?: BoardView; department?: string; owner?: string; q?: string };

export function boardSearch(raw: RawSearch): BoardSearch {
  return {
    funnel: textParam(raw.funnel),
    view: choiceParam(raw.view, BOARD_VIEWS),
    department: textParam(raw.department),
    owner: textParam(raw.owner),
    q: textParam(raw.q),
  };
}
