import { choiceParam, type RawSearch, textParam } from '../../browser/searchParams.ts';

/** `files`: not approvals, but documents to be looked at. */
export const BOXES = ['waiting', 'files', 'asked', 'done'] as const;

/** `request`: the one that a notification is about; it stands first, whichever view it belongs to. */
export type ApprovalsSearch = { box?: (typeof BOXES)[number] | undefined; request?: string | undefined };

export function approvalsSearch(raw: RawSearch): ApprovalsSearch {
  return { box: choiceParam(raw.box, BOXES), request: textParam(raw.request) };
}
