import { type Attempts, afterWrongPassword } from '#domain/identity/index.ts';
import { hashOfSecret } from './secrets.ts';

const MOST = 10_000;
const attempts = new Map<string, Attempts>();
const keyOf = (email: string) => hashOfSecret(email.toLowerCase()).toString('base64');

/**
 * Tries with e-mail addresses that nobody has, counted in this process like those of real users: else the lock-out
 * would tell which addresses exist.
 */
export const strangerAttempts = (email: string): Attempts =>
  attempts.get(keyOf(email)) ?? { failedCount: 0, lockedUntil: null };

export function countStranger(email: string, now: Date): void {
  const key = keyOf(email);
  const next = afterWrongPassword(strangerAttempts(email), now);
  attempts.delete(key);
  attempts.set(key, next);
  if (attempts.size > MOST) attempts.delete(attempts.keys().next().value!);
}
