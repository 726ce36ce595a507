import type { Random } from './random.ts';

/** UUIDv7 (RFC 9562) of a record that came to be at `at`, its random part drawn from the seed. */
export function seededId(random: Random, at: number): string {
  const time = Math.trunc(at).toString(16).padStart(12, '0');
  const word = () =>
    Math.floor(random.next() * 0x1_0000_0000)
      .toString(16)
      .padStart(8, '0');
  const a = word();
  const b = word();
  const c = word();
  const variant = (8 + (Number.parseInt(b.charAt(0), 16) & 3)).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${a.slice(0, 3)}-${variant}${b.slice(1, 4)}-${b.slice(4)}${c}`;
}
