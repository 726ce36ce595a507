import { PASSWORD_LENGTH, passwordIssue } from '#domain/identity/passwordPolicy.ts';

export type PasswordState = 'none' | 'short' | 'guessable' | 'good';

/** How a new password stands against the server's own rule. */
export function passwordState(password: string, email: string): PasswordState {
  if (password === '') return 'none';
  if ([...password].length < PASSWORD_LENGTH.min) return 'short';
  return passwordIssue(password, email) ? 'guessable' : 'good';
}

export const isPasswordGood = (password: string, email: string): boolean => passwordState(password, email) === 'good';
