import { spawnSync } from 'node:child_process';
import { type Account, runAs } from './account.ts';

/** Whether that user can read and enter a folder. Asked of the system itself, so access lists and mounts count too. */
export function canReach(folder: string, account: Account | null): boolean {
  if (!account) return true;
  const test = spawnSync('/bin/sh', ['-c', 'test -r "$1" && test -x "$1"', 'sh', folder], {
    ...runAs(account),
    cwd: '/',
  });
  return test.status === 0;
}

/** Whether that user could get to a folder made inside this one. */
export function canPass(folder: string, account: Account | null): boolean {
  if (!account) return true;
  return spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', folder], { ...runAs(account), cwd: '/' }).status === 0;
}
