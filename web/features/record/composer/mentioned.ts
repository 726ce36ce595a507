export type Colleague = { id: string; name: string };

/** The colleagues that a text still names with an @; who was taken out of it is not told. */
export function mentionedIn(text: string, picked: readonly Colleague[]): string[] {
  // Longer names first, so that @陈明 is not found in @陈明远.
  const ordered = [...picked].sort((a, b) => b.name.length - a.name.length);
  let rest = text;
  const found = new Set<string>();
  for (const { id, name } of ordered) {
    const sign = `@${name}`;
    if (!rest.includes(sign)) continue;
    found.add(id);
    rest = rest.replaceAll(sign, ' ');
  }
  return picked.map(({ id }) => id).filter((id, index, all) => found.has(id) && all.indexOf(id) === index);
}
