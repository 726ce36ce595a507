/** Rows a page of a run holds. */
export const RUN_PAGE = 100;
/** Rows that are made room for where a run turns out to have more before it than its place says. */
const ROOM = 1000;

/**
 * A part of a list whose pages hang together: every page begins where its neighbour ends. Page 0 begins behind a cursor;
 * those behind it are 1, 2, …, those before it -1, -2, …
 */
export type Run = {
  /** Of which list. */
  of: string;
  /** Place of the first row of page 0 in the list; of a run that was entered far down it is a guess. */
  origin: number;
  /** Behind what pages 0, 1, 2 … begin; '' is the beginning of the list. */
  after: readonly string[];
  /** Before what pages -1, -2 … end. */
  before: readonly string[];
  /** Rows of the last page, and of the foremost, once it is known that the list ends and begins with them. */
  lastSize?: number | undefined;
  firstSize?: number | undefined;
  /** How far guesses were set right so far, in rows. */
  moved: number;
  /** Another part of the list was shown before. */
  isEntered: boolean;
};

export const runFrom = (of: string, { cursor = '', origin = 0, moved = 0, isEntered = false } = {}): Run => ({
  of,
  origin,
  after: [cursor],
  before: [],
  moved,
  isEntered,
  ...(cursor === '' ? { firstSize: 0 } : {}),
});

export type Answered = { page: number; next: string | null; previous: string | null; size: number };

const firstPage = (run: Run): number => -run.before.length;
const lastPage = (run: Run): number => run.after.length - 1;

export const pageOf = (run: Run, row: number): number => Math.floor((row - run.origin) / RUN_PAGE);

/** What a page is asked for with. */
export function placeOfPage(run: Run, page: number): { cursor?: string; before?: string } {
  if (page < 0) return { before: run.before[-page - 1] ?? '' };
  return run.after[page] ? { cursor: run.after[page] } : {};
}

/** Where a row stands in its page. A page that the list begins with may be short: it ends where the next begins. */
export function rowInPage(run: Run, row: number, size: number): number {
  const page = pageOf(run, row);
  return row - run.origin - page * RUN_PAGE - (page < 0 ? RUN_PAGE - size : 0);
}

/** The pages between two rows that can be asked for by now. */
export function pagesBetween(run: Run, from: number, to: number): number[] {
  const inside = (page: number) => Math.min(Math.max(page, firstPage(run)), lastPage(run));
  const first = inside(pageOf(run, from));
  return Array.from({ length: inside(pageOf(run, to)) - first + 1 }, (_, step) => first + step);
}

/** How many pages lie between what is known and the rows; 0 for what is known. */
export function pagesAway(run: Run, from: number, to: number): number {
  return Math.max(0, pageOf(run, from) - lastPage(run), firstPage(run) - pageOf(run, to));
}

/** Rows ahead of the run's first and up to its last one; undefined as long as it is not known where the list begins or ends. */
export function startOf(run: Run): number | undefined {
  if (run.firstSize === undefined) return undefined;
  return run.before.length === 0 ? run.origin : run.origin - (run.before.length - 1) * RUN_PAGE - run.firstSize;
}
export function endOf(run: Run): number | undefined {
  return run.lastSize === undefined ? undefined : run.origin + lastPage(run) * RUN_PAGE + run.lastSize;
}
/** Rows that there are at least. */
export const knownEnd = (run: Run): number =>
  endOf(run) ?? run.origin + lastPage(run) * RUN_PAGE + (lastPage(run) > 0 ? RUN_PAGE : 0);

/** A page has told what its neighbours are asked for with. Where that is new, what was known beyond them holds no longer. */
export function withAnswer(run: Run, { page, next, previous, size }: Answered): Run {
  if (page > lastPage(run) || page < firstPage(run)) return run;
  const behind = page < 0 ? run : withNext(run, page, next, size);
  const whole = page > 0 ? behind : withPrevious(behind, page, previous, size);
  return settled(whole);
}

function withNext(run: Run, page: number, next: string | null, size: number): Run {
  const upTo = run.after.slice(0, page + 1);
  if (next === null) {
    return lastPage(run) === page && run.lastSize === size ? run : { ...run, after: upTo, lastSize: size };
  }
  return run.after[page + 1] === next ? run : { ...run, after: [...upTo, next], lastSize: undefined };
}

function withPrevious(run: Run, page: number, previous: string | null, size: number): Run {
  const upTo = run.before.slice(0, -page);
  if (previous === null) {
    return firstPage(run) === page && run.firstSize !== undefined ? run : { ...run, before: upTo, firstSize: size };
  }
  return run.before[-page] === previous ? run : { ...run, before: [...upTo, previous], firstSize: undefined };
}

/** Once the list's beginning is in sight it is row 0; and what lies before a run never lies before row 0. */
function settled(run: Run): Run {
  const start = startOf(run);
  const by = start === undefined ? roomFor(run) : -start;
  return by === 0 ? run : { ...run, origin: run.origin + by, moved: run.moved + by };
}

const roomFor = (run: Run): number => (run.origin + firstPage(run) * RUN_PAGE < 0 ? ROOM : 0);
