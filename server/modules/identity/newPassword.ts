import { createRequire } from 'node:module';
import type * as Lists from '@zxcvbn-ts/language-common';
import { PASSWORD_LENGTH, passwordIssue } from '#domain/identity/index.ts';
import { type Issue, issue } from '#domain/kernel/issue.ts';

const require = createRequire(import.meta.url);
/** So many digits and signs around a known password do not make it another one. */
const MOST_AROUND = 6;

let known: ReadonlySet<string> | undefined;

/** Almost 50 000 passwords of breaches, the commonest ones; read when the first new password comes. */
function knownPasswords(): ReadonlySet<string> {
  if (known) return known;
  const { dictionary } = require('@zxcvbn-ts/language-common') as typeof Lists;
  known = new Set(dictionary['passwords-common']);
  return known;
}

/** What is wrong with a new password, also by what breaches have told. Nothing on the net is asked. */
export function newPasswordIssue(password: string, email = '', field = 'password'): Issue | undefined {
  const plain = passwordIssue(password, email, field);
  if (plain) return plain;
  return isKnown(password.toLowerCase()) ? issue('weak_password', field, { min: PASSWORD_LENGTH.min }) : undefined;
}

function isKnown(password: string): boolean {
  if (knownPasswords().has(password)) return true;
  const core = password.replace(/^[\d\W_]+|[\d\W_]+$/g, '');
  return password.length - core.length <= MOST_AROUND && knownPasswords().has(core);
}
