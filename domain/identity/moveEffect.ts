import type { DepartmentNode } from './departmentTree.ts';

/** A department and all above it, nearest first. Ends even if the data held a cycle. */
export function departmentsAbove(tree: readonly DepartmentNode[], id: string | null): string[] {
  const byId = new Map(tree.map((node) => [node.id, node]));
  const chain = new Set<string>();
  for (let at = id; at !== null && !chain.has(at) && byId.has(at); at = byId.get(at)!.parentId) chain.add(at);
  return [...chain];
}

/**
 * What a move of a department changes for those who see "their department and all below": the departments whose
 * people see what hangs under `id` only after it, and those who see it only before.
 */
export function moveEffect(
  tree: readonly DepartmentNode[],
  id: string,
  parentId: string | null,
): { gain: string[]; lose: string[] } {
  const before = departmentsAbove(tree, tree.find((node) => node.id === id)?.parentId ?? null);
  const after = departmentsAbove(tree, parentId);
  return {
    gain: after.filter((one) => !before.includes(one)),
    lose: before.filter((one) => !after.includes(one)),
  };
}
