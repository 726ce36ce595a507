import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { BrowserContext } from 'playwright-core';
import { ROOT, type RunningServer } from './server.ts';

export const ADMIN = { name: '管理员', email: 'admin@journey.example', password: 'a-long-enough-password-7' };
const run = promisify(execFile);

/** Sets a blank installation up over the API; the context is signed in as its administrator afterwards. */
export async function setUp(context: BrowserContext, company: string, timeZone = 'Asia/Shanghai'): Promise<void> {
  const data = { company, locale: 'zh-CN', timeZone, currency: 'CNY', admin: ADMIN };
  const answer = await context.request.post('/api/setup', { data });
  if (!answer.ok()) throw new Error(await answer.text());
}

/** `npm run loudou -- …` on a running server's data, answering its JSON. */
export async function loudou<T>(server: RunningServer, ...args: string[]): Promise<T> {
  const { stdout } = await run(process.execPath, ['server/cli.ts', ...args, '--json', '--data', server.dataDir], {
    cwd: ROOT,
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(stdout) as T;
}

/** A POST of the API in the name of whoever the context is. */
export async function post<T>(context: BrowserContext, path: string, data: unknown): Promise<T> {
  return JSON.parse(await write(context, 'POST', path, data)) as T;
}

/** Any other change, answering its text. */
export async function write(context: BrowserContext, method: string, path: string, data: unknown): Promise<string> {
  const session = (await (await context.request.get('/api/session')).json()) as { csrf: string };
  const answer = await context.request.fetch(path, { method, data, headers: { 'x-csrf-token': session.csrf } });
  if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`);
  return answer.text();
}
