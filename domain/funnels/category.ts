import type { FieldValue } from '../objects/types.ts';
import type { Stage } from './types.ts';

export const isClosed = (stage: Pick<Stage, 'kind'>): boolean => stage.kind !== 'open';

/**
 * The forecast category of a record after a move. An end decides it; in open stages it follows the stage until
 * somebody has set another one than the stage's (or says so in the same act), which then stays.
 */
export function nextCategory(
  record: { current: FieldValue; chosen?: FieldValue | undefined },
  from: Stage | undefined,
  to: Stage,
): FieldValue {
  if (isClosed(to)) return to.category;
  if (record.chosen) return record.chosen;
  const follows = record.current === null || !from || isClosed(from) || record.current === from.category;
  return follows ? to.category : record.current;
}
