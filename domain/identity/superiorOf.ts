type Department = { id: string; parentId: string | null; headId: string | null };
type Person = { id: string; departmentId: string | null; active: boolean };

/** Head of the nearest department, from the person's own upwards, that somebody else leads who is still here. */
export function superiorOf(
  person: string,
  { departments, people }: { departments: ReadonlyMap<string, Department>; people: ReadonlyMap<string, Person> },
): string | undefined {
  const passed = new Set<string>();
  let at = people.get(person)?.departmentId ?? null;
  // Ends even if the data held a circle.
  while (at !== null && !passed.has(at)) {
    passed.add(at);
    const { headId = null, parentId = null } = departments.get(at) ?? {};
    if (headId !== null && headId !== person && people.get(headId)?.active) return headId;
    at = parentId;
  }
  return undefined;
}
