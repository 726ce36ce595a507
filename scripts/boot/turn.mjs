import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from './paths.mjs';
import { say } from './say.mjs';

const file = join(root, '.cache', 'installing.pid');
const TOO_OLD_MS = 30 * 60_000;

/**
 * Waits until no other install works on this folder: one from another terminal, or one whose starter was killed and which goes on alone.
 * Returns whether it had to wait, since then the other may have done the work.
 */
export async function waitForOthers() {
  if (!isHeld()) return false;
  say('等待另一个正在进行的安装 …', 'Waiting for another install that is under way …');
  while (isHeld()) await sleep(300);
  return true;
}

/** Notes which process installs. The program that installs is named rather than this one, since it outlives us. */
export function takeTurn(pid) {
  mkdirSync(join(root, '.cache'), { recursive: true });
  writeFileSync(file, String(pid));
}

export function endTurn() {
  rmSync(file, { force: true });
}

function isHeld() {
  const since = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (since < Date.now() - TOO_OLD_MS) return false;
  const pid = Number(readFileSync(file, 'utf8'));
  if (!pid) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== 'EPERM') return false;
  }
  try {
    // The number may belong to another program by now.
    return /npm|boot\.mjs/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
  } catch {
    return process.platform !== 'linux';
  }
}
