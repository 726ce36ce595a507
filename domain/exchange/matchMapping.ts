import { normaliseHeader } from './proposeMapping.ts';

/** A mapping that was saved: the headers that it speaks of. */
export type SavedHeaders = { headers: readonly string[] };

/**
 * The saved mapping that fits a file: all of its headers stand there, spelled alike but for case and signs. Of several
 * the one that covers most of the file wins, and of equals the first (give the newest first).
 */
export function matchMapping<T extends SavedHeaders>(headers: readonly string[], saved: readonly T[]): T | undefined {
  const here = new Set(headers.map(normaliseHeader));
  let best: { mapping: T; covered: number } | undefined;
  for (const mapping of saved) {
    const asked = new Set(mapping.headers.map(normaliseHeader));
    if (asked.size === 0 || [...asked].some((header) => !here.has(header))) continue;
    if (!best || asked.size > best.covered) best = { mapping, covered: asked.size };
  }
  return best?.mapping;
}

/** The columns of a saved mapping under the headers as the file spells them now; headers that are gone are left out. */
export function respell<T>(columns: Readonly<Record<string, T>>, headers: readonly string[]): Record<string, T> {
  const bySpelling = new Map<string, string>();
  for (const header of headers) {
    const word = normaliseHeader(header);
    if (!bySpelling.has(word)) bySpelling.set(word, header);
  }
  return Object.fromEntries(
    Object.entries(columns).flatMap(([header, target]) => {
      const now = headers.includes(header) ? header : bySpelling.get(normaliseHeader(header));
      return now === undefined ? [] : [[now, target] as const];
    }),
  );
}
