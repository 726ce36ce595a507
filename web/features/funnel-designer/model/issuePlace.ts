import type { Design } from './design.ts';

/** Where in the panel something is wrong: the stage and the part of it, or the transitions, or the row as a whole. */
export type IssuePlace = { stage?: string; part: string; index?: number };

/** `stages.2.gates.0.key` → the third stage, its gates, the first of them. */
export function placeOfIssue(field: string | undefined, { stages }: Pick<Design, 'stages'>): IssuePlace {
  const [room, number, part = 'names', index] = (field ?? '').split('.');
  if (room !== 'stages' || number === undefined) return { part: room || 'stages' };
  const stage = stages[Number(number)]?.key;
  return {
    ...(stage ? { stage } : {}),
    part,
    ...(index !== undefined && /^\d+$/.test(index) ? { index: Number(index) } : {}),
  };
}
