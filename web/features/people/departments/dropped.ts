import type { DepartmentBody } from '../../../api/organisation.ts';

export type Place = 'before' | 'into' | 'after';

/** On a row one drops into it; between two only near their edges. */
export function placeIn({ top, height }: { top: number; height: number }, y: number): Place {
  const share = (y - top) / height;
  if (share < 0.2) return 'before';
  return share > 0.8 ? 'after' : 'into';
}

type Placed = Pick<DepartmentBody, 'id' | 'parentId' | 'position'>;

/** Where a dropped department goes: into another, or beside it. `index` counts the others of that level. */
export function dropped(
  departments: readonly Placed[],
  id: string,
  target: string,
  place: Place,
): { parentId: string | null; index?: number } {
  if (place === 'into') return { parentId: target };
  const parentId = departments.find((one) => one.id === target)?.parentId ?? null;
  const beside = departments
    .filter((one) => one.parentId === parentId && one.id !== id)
    .sort((a, b) => a.position - b.position);
  const at = beside.findIndex((one) => one.id === target);
  return { parentId, index: place === 'before' ? at : at + 1 };
}
