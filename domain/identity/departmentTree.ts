export type DepartmentNode = { id: string; parentId: string | null };

/** Ids of a department and of every department under it. Ends even if the data held a cycle. */
export function departmentsBelow(tree: readonly DepartmentNode[], id: string): string[] {
  const children = Map.groupBy(tree, (node) => node.parentId);
  const below = new Set([id]);
  for (const above of below) for (const child of children.get(above) ?? []) below.add(child.id);
  return [...below];
}

/** Whether a department may hang under another without closing a circle. Null puts it at the top. */
export function mayHangUnder(tree: readonly DepartmentNode[], id: string, parentId: string | null): boolean {
  return parentId === null || !departmentsBelow(tree, id).includes(parentId);
}
