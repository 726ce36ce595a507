import type { PersonShare, Share } from '#domain/funnels/replay/replayTally.ts';

export type DepartmentShare = Share & { department: string | null; people: PersonShare[] };

/** People below the departments that their records stood in, those with most held up first. */
export function departmentTotals(people: readonly PersonShare[]): DepartmentShare[] {
  const groups = Map.groupBy(people, ({ department }) => department);
  return [...groups]
    .map(([department, members]) => ({
      department,
      people: members.toSorted(byHeldUp),
      moves: sum(members, 'moves'),
      refused: sum(members, 'refused'),
      delayed: sum(members, 'delayed'),
      flagged: sum(members, 'flagged'),
    }))
    .sort(byHeldUp);
}

const sum = (shares: readonly Share[], key: keyof Share): number => shares.reduce((all, share) => all + share[key], 0);

const byHeldUp = (a: Share, b: Share): number =>
  b.refused + b.delayed - a.refused - a.delayed || b.flagged - a.flagged || b.moves - a.moves;
