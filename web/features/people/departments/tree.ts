import type { DepartmentBody } from '../../../api/organisation.ts';
import type { PeoplePage } from '../../../api/people.ts';

export type Branch = { key: string; value: string; title: string; children: Branch[] };

/** The open departments that the reader is shown: a manager sees the part with their own people, hung up by its top. */
export function shownTree(departments: readonly DepartmentBody[], page: PeoplePage | undefined): DepartmentBody[] {
  const open = departments.filter((one) => one.active);
  if (!page) return [];
  if (page.reach !== 'below') return open;
  const own = new Set(Object.keys(page.perDepartment));
  return open
    .filter((one) => own.has(one.id))
    .map((one) => (one.parentId && own.has(one.parentId) ? one : { ...one, parentId: null }));
}

/** The departments under one as nodes, in their order. */
export function branch(departments: readonly DepartmentBody[], parentId: string | null): Branch[] {
  return departments
    .filter((one) => one.parentId === parentId)
    .sort((a, b) => a.position - b.position)
    .map(({ id, name }) => ({ key: id, value: id, title: name, children: branch(departments, id) }));
}

/** Active people of a department and all below it. */
export function peopleUnder(
  departments: readonly DepartmentBody[],
  perDepartment: Record<string, number>,
  id: string,
): number {
  const below = departments.filter((one) => one.parentId === id);
  return below.reduce((sum, one) => sum + peopleUnder(departments, perDepartment, one.id), perDepartment[id] ?? 0);
}
