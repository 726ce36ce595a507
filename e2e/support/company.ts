import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Browser, BrowserContext } from 'playwright-core';
import { type Look, launch, type Visitor, visit } from './browser.ts';
import { ROOT, type RunningServer, startServer } from './server.ts';

export const ADMIN = { name: '管理员', email: 'admin@journey.example', password: 'a-long-enough-password-7' };
const run = promisify(execFile);

/** Sets a blank installation up over the API; the context is signed in as its administrator afterwards. */
export async function setUp(context: BrowserContext, company: string, timeZone = 'Asia/Shanghai'): Promise<void> {
  const data = { company, locale: 'zh-CN', timeZone, currency: 'CNY', admin: ADMIN };
  const answer = await context.request.post('/api/setup', { data });
  if (!answer.ok()) throw new Error(await answer.text());
}

/** A company that has nothing yet, on a server of its own; the visitor's context is signed in as its administrator. */
export type BlankCompany = {
  server: RunningServer;
  browser: Browser;
  visitor: Visitor;
  close(): Promise<void>;
};

export async function blankCompany(
  name: string,
  { timeZone, ...look }: Look & { timeZone?: string } = {},
): Promise<BlankCompany> {
  const [server, browser] = await Promise.all([startServer(['--blank']), launch()]);
  const close = async () => {
    await browser.close();
    await server.stop();
  };
  const visitor = await visit(browser, server.address, look);
  await setUp(visitor.context, name, timeZone);
  return { server, browser, visitor, close };
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

const PASSWORD = 'a-long-enough-password-9';
export const loginOf = (key: string) =>
  key === 'admin'
    ? { email: ADMIN.email, password: ADMIN.password }
    : { email: `${key}@journey.example`, password: PASSWORD };

/** People who can sign in as `key`; answers their ids. */
export async function hire(
  context: BrowserContext,
  people: readonly { key: string; name: string; role: string; departmentId: string }[],
): Promise<string[]> {
  const users = people.map(({ key, name, role, departmentId }) => ({
    ...{ name, roles: [role], departmentId, ...loginOf(key) },
  }));
  const { outcomes } = await post<{ outcomes: { id: string }[] }>(context, '/api/users', { users });
  return outcomes.map(({ id }) => id);
}

/** One of the company's people, in a browser of their own. */
export async function enter(browser: Browser, address: string, key: string, look: Look = {}): Promise<Visitor> {
  const visitor = await visit(browser, address, look);
  const answer = await visitor.context.request.post('/api/session', { data: loginOf(key) });
  if (!answer.ok()) throw new Error(await answer.text());
  return visitor;
}
