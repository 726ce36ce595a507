export type Candidate<T> = { value: T; spellings: readonly string[] };

/** One begins with the other: 'telecommunications' and 'Telecom'. */
const BEGINNING = 0.8;
const LEAST_BEGINNING = 4;
/** Below this likeness a suggestion would rather mislead. */
const LEAST = 0.72;

/** What a text that nothing is called was probably meant to be; undefined when nothing is close. */
export function suggestMatch<T>(text: string, candidates: readonly Candidate<T>[]): T | undefined {
  const wanted = bare(text);
  if (wanted === '') return undefined;
  let best: { value: T; likeness: number } | undefined;
  for (const { value, spellings } of candidates) {
    for (const spelling of spellings) {
      const likeness = likenessOf(wanted, bare(spelling), best?.likeness ?? LEAST);
      if (likeness >= LEAST && (!best || likeness > best.likeness)) best = { value, likeness };
    }
    if (best?.likeness === 1) break;
  }
  return best?.value;
}

/** Letters and digits only: 'GTX Pro', 'gtx-pro' and 'ＧＴＸPro' are one. */
export const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** 1 for the same, 0 for nothing in common: edits against the longer of both. `least`: what is of interest at all. */
function likenessOf(a: string, b: string, least: number): number {
  if (a === b) return 1;
  const longest = Math.max(a.length, b.length);
  const shortest = Math.min(a.length, b.length);
  if (shortest >= LEAST_BEGINNING && (a.startsWith(b) || b.startsWith(a))) return BEGINNING;
  if (shortest === 0 || shortest / longest < least) return 0;
  const edits = editDistance(a, b);
  // Chinese names share long endings (…精密制造有限公司): two signs apart is another company.
  return edits > 1 && /\p{Script=Han}/u.test(a) ? 0 : 1 - edits / longest;
}

/** Levenshtein's distance: letters put in, taken out or changed. */
export function editDistance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const line = [row];
    for (let column = 1; column <= b.length; column++) {
      const changed = above[column - 1]! + (a[row - 1] === b[column - 1] ? 0 : 1);
      line.push(Math.min(changed, above[column]! + 1, line[column - 1]! + 1));
    }
    above = line;
  }
  return above[b.length]!;
}
