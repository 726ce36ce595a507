import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DESKTOP, launch, PHONE, seriousFindings, shot, type Visitor, visit } from './support/browser.ts';
import { type RunningServer, startServer } from './support/server.ts';

/** A newcomer's first look at the demo company: the one-time link, every page, every size, language and theme. */
let server: RunningServer;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launch()]);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

const PAGES = [
  { name: 'board', path: '/board' },
  { name: 'deals', path: '/o/opportunity' },
  { name: 'leads', path: '/o/lead' },
  { name: 'accounts', path: '/o/account' },
  { name: 'cockpit', path: '/cockpit' },
] as const;

async function enterAs(persona: string, look: Parameters<typeof visit>[2]): Promise<Visitor> {
  const visitor = await visit(browser, server.address, look);
  const answer = await visitor.context.request.post('/api/demo/sign-in', { data: { persona } });
  expect(answer.status()).toBe(200);
  return visitor;
}

test('the printed link signs the administrator in, once', async () => {
  const link = /(http:\S+\/sign-in\?token=\S+)/.exec(server.output())?.[1] ?? '';
  const { page, context, complaints } = await visit(browser, server.address);
  await page.goto(link);
  await page.waitForURL(/\/board/);
  await shot(page, 'first-page');
  expect(complaints).toEqual([]);
  await context.clearCookies();
  await page.goto(link);
  await page.getByRole('alert').first().waitFor();
  expect(page.url()).toContain('/sign-in');
});

describe.each([
  { size: DESKTOP, language: 'zh-CN', theme: 'light', persona: 'manager' },
  { size: DESKTOP, language: 'en', theme: 'dark', persona: 'executive' },
  { size: PHONE, language: 'zh-CN', theme: 'dark', persona: 'rep' },
  { size: PHONE, language: 'en', theme: 'light', persona: 'manager' },
] as const)('$persona, $size.width px, $language, $theme', (look) => {
  test.each(PAGES)('$name', async ({ name, path }) => {
    const { page, context, complaints } = await enterAs(look.persona, look);
    await page.goto(path);
    await page.getByRole('main').waitFor();
    await page.waitForLoadState('networkidle');
    await shot(page, `${name}-${look.size.width}-${look.language}-${look.theme}`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    expect(await seriousFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
