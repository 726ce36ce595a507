const HAN = /\p{Script=Han}/u;

/**
 * What an avatar shows: of a Chinese name the last characters (the given name, which tells colleagues apart),
 * of others the first letters of the first and last word.
 */
export function initials(name: string, room: 1 | 2 = 1): string {
  const trimmed = name.trim();
  if (!trimmed) return '?';
  const characters = [...trimmed];
  if (HAN.test(characters.at(-1) as string)) {
    return characters.slice(characters.length > 2 ? -room : -1).join('');
  }
  const words = trimmed.split(/\s+/);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters.map((word) => [...(word as string)][0]?.toUpperCase()).join('');
}
