/** JSON with the keys of objects in one order, so that equal trees are equal text. What is undefined is left out. */
export function canonical(tree: unknown): string {
  return JSON.stringify(tree, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
