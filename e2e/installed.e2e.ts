import { spawn } from 'node:child_process';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, PHONE, shot, type Visitor, visit } from './support/browser.ts';
import { ADMIN, setUp } from './support/company.ts';
import { expectShown } from './support/page.ts';
import { create } from './support/records.ts';
import { end, ROOT, type RunningServer, startServer, untilListening } from './support/server.ts';

/** Installed as an app: its name and icons, what stands there without a server, and what is left when one signs out. */
const CUSTOMER = '澜桥精密';

let browser: Browser;
let server: RunningServer;
let visitor: Visitor;
let page: Page;
let customer: string;
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(['--blank']), launch()]);
  visitor = await visit(browser, server.address, { installed: true, size: PHONE });
  page = visitor.page;
  await setUp(visitor.context, '海棠机电');
  customer = await create(visitor.context, 'account', { name: CUSTOMER });
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

test.each([
  ['zh-CN', '漏斗 Loudou', '看板'],
  ['zh-TW', '漏斗 Loudou', '看板'],
  ['en', 'Loudou', 'Board'],
] as const)('can be installed in %s', async (language, name, shortcut) => {
  const other = await visit(browser, server.address, { language, installed: true });
  await other.page.goto('/sign-in');
  await other.page.locator('input[type=password]').waitFor();
  const href = await other.page.locator('link[rel=manifest]').getAttribute('href');
  const manifest = await (await other.context.request.get(href!)).json();
  expect(manifest).toMatchObject({ name, lang: language, display: 'standalone', start_url: '/today', scope: '/' });
  expect(manifest.shortcuts[1].name).toBe(shortcut);
  expect(manifest.icons.map(({ purpose = 'any' }) => purpose)).toContain('maskable');
  for (const { src, sizes } of manifest.icons) {
    const png = await (await other.context.request.get(src)).body();
    expect(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`, src).toBe(sizes);
  }
  const devtools = await other.context.newCDPSession(other.page);
  const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
  // The test's browser is a private one, which installs nothing.
  expect(installabilityErrors.map(({ errorId }) => errorId)).toEqual(['in-incognito']);
  await other.context.close();
});

test('without a server it says so, shows nothing that was read before, and goes on by itself', async () => {
  await page.goto(`/o/account/${customer}`);
  await expectShown(page.getByRole('heading', { name: CUSTOMER }));
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await end(server.process);
  await page.goto('/o/account');
  await expectShown(page.getByRole('heading', { name: '暂时连不上漏斗' }));
  expect(await page.getByRole('heading').allInnerTexts()).toEqual(['暂时连不上漏斗']);
  await shot(page, 'installed-offline');
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.getByRole('button', { name: '再试一次' }).click();
  await expectShown(page.getByRole('heading', { name: '暂时连不上漏斗' }));
  await page.emulateMedia({ colorScheme: 'light' });

  const { port } = new URL(server.address);
  const again = spawn(process.execPath, ['server/main.ts', 'serve', '--port', port, '--data', server.dataDir], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  server.process = again;
  server.stop = () => end(again);
  await untilListening(again);
  await page.getByRole('link', { name: CUSTOMER }).first().waitFor({ timeout: 30_000 });
});

test('keeps no page and no file of a release, so that the next one takes its place', async () => {
  const kept = await page.evaluate(async () => {
    const all = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
    return all.flat().map(({ url }) => new URL(url).pathname);
  });
  expect(kept.length).toBeGreaterThan(0);
  expect(kept.filter((path) => !path.startsWith('/offline/') && path !== '/favicon.svg')).toEqual([]);
});

test('a page whose files a new release replaced loads the new ones', async () => {
  const other = await visit(browser, server.address);
  await other.context.request.post('/api/session', { data: { email: ADMIN.email, password: ADMIN.password } });
  await other.page.goto('/today');
  const gone: string[] = [];
  const replaced = '**/assets/CockpitPage-*.js';
  await other.page.route(replaced, async (route) => {
    if (gone.push(route.request().url()) > 1) return route.continue();
    await route.fulfill({ status: 404, contentType: 'application/json', body: '{}' });
  });
  await other.page.getByRole('link', { name: '驾驶舱' }).first().click();
  await expectShown(other.page.getByRole('region', { name: '关键指标' }));
  expect(gone.length, 'asked for once more').toBeGreaterThan(1);
  await other.context.close();
});

test('whoever signs out leaves nothing of what they read', async () => {
  const leaving = await visit(browser, server.address);
  const { page, context, complaints } = leaving;
  await context.request.post('/api/session', { data: { email: ADMIN.email, password: ADMIN.password } });
  await page.goto(`/o/account/${customer}`);
  await expectShown(page.getByRole('heading', { name: CUSTOMER }));
  const kept = () =>
    page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, window.indexedDB && null]));
  await expect.poll(kept).toContain(CUSTOMER);
  await page.getByRole('button', { name: ADMIN.name }).first().click();
  await page.getByRole('menuitem', { name: '退出登录' }).click();
  await page.locator('input[type=password]').waitFor();
  expect(await kept()).not.toContain(CUSTOMER);
  // Those of the pages that were offline name the requests that failed.
  const earlier = visitor.complaints.filter((text) => !/ERR_|status of 503/.test(text));
  expect([...complaints, ...earlier]).toEqual([]);
  await context.close();
});
