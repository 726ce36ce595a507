/** `lockedUntil` in the past also says when the last wrong try, or the lock after it, ended. */
export type Attempts = { failedCount: number; lockedUntil: Date | null };

export const TRIES = 8;
const MINUTE = 60_000;
const WINDOW = 15 * MINUTE;
const LONG_WINDOW = 24 * 60 * MINUTE;
const LONGEST_LOCK = 24 * 60 * MINUTE;

/**
 * Counts a wrong password. Eight within 15 minutes of each other lock the sign-in for 15 minutes, each further one for
 * twice as long, up to a day. A quiet quarter of an hour (after a lock: a quiet day) begins anew.
 */
export function afterWrongPassword(before: Attempts, now: Date): Attempts {
  const quiet = before.lockedUntil ? now.getTime() - before.lockedUntil.getTime() : Number.POSITIVE_INFINITY;
  const window = before.failedCount >= TRIES ? LONG_WINDOW : WINDOW;
  const failedCount = quiet > window ? 1 : before.failedCount + 1;
  const lock = failedCount < TRIES ? 0 : Math.min(WINDOW * 2 ** Math.min(failedCount - TRIES, 20), LONGEST_LOCK);
  return { failedCount, lockedUntil: new Date(now.getTime() + lock) };
}

/** Minutes, rounded up, for which the sign-in stays locked; 0 when it is open. */
export function minutesLocked(attempts: Attempts, now: Date): number {
  if (!attempts.lockedUntil || attempts.failedCount < TRIES) return 0;
  return Math.max(0, Math.ceil((attempts.lockedUntil.getTime() - now.getTime()) / MINUTE));
}
