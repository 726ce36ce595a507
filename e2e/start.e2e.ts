import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { end, ROOT, untilListening } from './support/server.ts';

/**
 * What somebody does who just cloned the project, in a folder with a blank and Chinese characters in its name: install,
 * start, be cut off the hard way, start again. Skipped where the project is no git checkout or npm cannot be reached.
 */
const isCheckout = existsSync(join(ROOT, '.git'));
const place = mkdtempSync(join(tmpdir(), '漏斗 试用-'));
const clone = join(place, 'loudou');

beforeAll(() => {
  if (isCheckout) execFileSync('git', ['clone', '--quiet', '--depth', '1', `file://${ROOT}`, clone]);
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

function npmStart() {
  // In a group of its own: npm, its shell and the server are ended together.
  const child = spawn('npm', ['start', '--', '--blank', '--port', '0'], { cwd: clone, detached: true, stdio: 'pipe' });
  return { child, endAll: (signal: NodeJS.Signals) => process.kill(-child.pid!, signal) };
}

test.skipIf(!isCheckout)('npm start from a fresh clone, and again after kill -9', { timeout: 400_000 }, async () => {
  const first = npmStart();
  const { address } = await untilListening(first.child);
  expect(await (await fetch(`${address}/api/setup`)).json()).toMatchObject({ needed: true });
  const admin = { name: '管理员', email: 'admin@clone.example', password: 'a-long-enough-password-7' };
  const answer = await fetch(`${address}/api/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ company: '克隆公司', locale: 'zh-CN', timeZone: 'Asia/Shanghai', currency: 'CNY', admin }),
  });
  expect(answer.status).toBe(200);

  first.endAll('SIGKILL');
  const second = npmStart();
  const again = await untilListening(second.child);
  const signedIn = await fetch(`${again.address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: admin.email, password: admin.password }),
  });
  expect(await signedIn.json()).toMatchObject({ workspace: { name: '克隆公司' } });
  second.endAll('SIGTERM');
  await end(second.child);
});
