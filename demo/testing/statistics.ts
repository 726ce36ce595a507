import { DAY } from '../calendar.ts';
import type { DemoStaged, Instant } from '../types.ts';

export const mean = (values: readonly number[]): number => values.reduce((sum, each) => sum + each, 0) / values.length;

export type Share = { part: number; whole: number };

/** z of a two-proportion test: negative where `now` is below `before`. */
export function twoProportions(now: Share, before: Share): number {
  const pooled = (now.part + before.part) / (now.whole + before.whole);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / now.whole + 1 / before.whole));
  return error === 0 ? 0 : (now.part / now.whole - before.part / before.whole) / error;
}

/**
 * Of the records that first entered `stage` in [from, to): the share that came further within `age` days, so that young
 * and old ones compare. `order` are the open stages and the won one.
 */
export function advanced(
  records: readonly DemoStaged[],
  order: readonly string[],
  stage: string,
  window: { from: Instant; to: Instant; age: number },
): Share {
  const place = order.indexOf(stage);
  let part = 0;
  let whole = 0;
  for (const { moves } of records) {
    const entered = moves.find((move) => move.stage === stage);
    if (!entered || entered.at < window.from || entered.at >= window.to) continue;
    whole += 1;
    const until = entered.at + window.age * DAY;
    if (moves.some((move) => order.indexOf(move.stage) > place && move.at > entered.at && move.at <= until)) part += 1;
  }
  return { part, whole };
}
