import { type RawSearch, textParam } from '../../../browser/searchParams.ts';

/** Which entry of the library is open; neither: all of them. */
export type LibrarySearch = { stage?: string | undefined; gate?: string | undefined };

export const librarySearch = (raw: RawSearch): LibrarySearch => ({
  stage: textParam(raw.stage),
  gate: textParam(raw.gate),
});
