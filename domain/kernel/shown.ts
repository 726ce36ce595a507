const LONGEST = 100;

/** A value that came from outside, for a message about it. `String` would call what an object brings along as `toString`. */
export function shown(value: unknown): string {
  const text = typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
  return [...text.slice(0, LONGEST * 2)].slice(0, LONGEST).join('');
}
