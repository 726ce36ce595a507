import type { Placement } from '../model/placements.ts';

export type PlacementChange = { put: readonly Placement[] } | { remove: readonly string[] } | 'forget';

/** Where the reader has put cards, after one more act. */
export function changePlacements(placements: readonly Placement[], change: PlacementChange): readonly Placement[] {
  if (change === 'forget') {
    const kept = placements.filter(({ state }) => state !== 'arrived');
    return kept.length === placements.length ? placements : kept;
  }
  const put = 'put' in change ? change.put : [];
  const ids = new Set('put' in change ? put.map(({ card }) => card.id) : change.remove);
  const others = placements.filter(({ card }) => !ids.has(card.id));
  if (others.length === placements.length && put.length === 0) return placements;
  // One card asks at a time; the one before goes back.
  const staying = put.some(({ state }) => state === 'asking')
    ? others.filter(({ state }) => state !== 'asking')
    : others;
  return [...staying, ...put];
}
