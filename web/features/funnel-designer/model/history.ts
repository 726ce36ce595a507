/** What was drawn, step by step. Steps of one kind in a row (`tag`: typing in one field) are one step. */
export type History<T> = { past: T[]; now: T; future: T[]; tag?: string };

const MOST = 100;

export const begin = <T>(now: T): History<T> => ({ past: [], now, future: [] });

export function step<T>(history: History<T>, next: T, tag?: string): History<T> {
  if (next === history.now) return history;
  const goesOn = tag !== undefined && tag === history.tag;
  const past = goesOn ? history.past : [...history.past, history.now].slice(-MOST);
  return { past, now: next, future: [], ...(tag === undefined ? {} : { tag }) };
}

export function undo<T>({ past, now, future }: History<T>): History<T> {
  const before = past.at(-1);
  return before === undefined
    ? { past, now, future }
    : { past: past.slice(0, -1), now: before, future: [now, ...future] };
}

export function redo<T>({ past, now, future }: History<T>): History<T> {
  const [next, ...rest] = future;
  return next === undefined ? { past, now, future } : { past: [...past, now], now: next, future: rest };
}
