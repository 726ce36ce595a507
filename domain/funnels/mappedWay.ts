import type { MoveKind } from './types.ts';

/** A stay, the oldest first; `versionId`: of the version that the record stood by when it began. */
export type MappedStay = { stageKey: string; entryKind: MoveKind; versionId: number };

/**
 * The stage that a record stood in before the mappings of some versions took it on; undefined where it does not stand any
 * more where one of them has put it. A publish that was taken back has put it back: a mapped stay of a version that another one
 * replaced takes back what was mapped by all that came after it. `replaced`: what each version replaced as the live one.
 */
export function stageBeforeMapping(
  stays: readonly MappedStay[],
  versions: readonly number[],
  replaced: ReadonlyMap<number, number | null>,
): string | undefined {
  const isBefore = (early: number, late: number): boolean => {
    const former = replaced.get(late) ?? null;
    return former !== null && (former === early || isBefore(early, former));
  };
  const begun = stays.findLastIndex(({ entryKind }) => entryKind !== 'mapped');
  const way: MappedStay[] = [];
  for (const stay of stays.slice(Math.max(begun, 0))) {
    let isBack = false;
    while (way.length > 0 && isBefore(stay.versionId, way.at(-1)!.versionId)) {
      way.pop();
      isBack = true;
    }
    // Where it came back to another stage than it was taken from, it is there that it has begun anew.
    if (isBack && way.at(-1)?.stageKey !== stay.stageKey) way.length = 0;
    if (!isBack || way.length === 0) way.push(stay);
  }
  const isTheirs = ({ versionId }: MappedStay) => versions.includes(versionId);
  const last = way.at(-1);
  return last && isTheirs(last) ? way.findLast((stay) => !isTheirs(stay))?.stageKey : undefined;
}
