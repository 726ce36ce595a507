import type { FieldDefinition } from '../objects/types.ts';

const LANE_TYPES: ReadonlySet<string> = new Set(['select', 'user', 'reference', 'boolean']);

/** Whether a board can be divided by a field: one value a record, and a list of them that a page can show. */
export function canBeLane({ key, type }: Pick<FieldDefinition, 'key' | 'type'>): boolean {
  return LANE_TYPES.has(type) && !UNFIT.has(key);
}

/** The board's own axis and what follows from it. */
const UNFIT: ReadonlySet<string> = new Set(['stage', 'stageKind', 'funnel']);

/** Lanes that one answer carries at most; the largest come first. */
export const MOST_LANES = 300;
