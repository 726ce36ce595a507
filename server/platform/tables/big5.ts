/** Characters in common use stand first in Big5. */
const [FIRST, LAST_COMMON] = [0xa1, 0xc9];
/** Share of characters whose second byte is an ASCII letter's: two in five in Big5, next to none in 简体 GB. */
const LEAST_LOW = 0.12;
const LEAST_COMMON = 0.9;
const LEAST_PAIRS = 4;

/**
 * Whether text that may be GB18030 is rather Big5, in which Taiwan and Hong Kong wrote before UTF-8. Most bytes of one
 * are valid in the other; what tells them apart is where the second bytes of characters lie.
 */
export function looksBig5(start: Buffer): boolean {
  let [pairs, low, common] = [0, 0, 0];
  for (let at = 0; at + 1 < start.length; at++) {
    const first = start[at]!;
    if (first < 0x80) continue;
    const second = start[++at]!;
    pairs++;
    if (second >= 0x40 && second <= 0x7e) low++;
    if (first >= FIRST && first <= LAST_COMMON) common++;
  }
  return pairs >= LEAST_PAIRS && low >= pairs * LEAST_LOW && common >= pairs * LEAST_COMMON;
}
