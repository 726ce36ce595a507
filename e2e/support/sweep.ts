import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DESKTOP, faintText, launch, PHONE, seriousFindings, shot, type Visitor, visit } from './browser.ts';
import { post } from './company.ts';
import { demoCompany, enterAs } from './demo.ts';
import { draftOfTemplate } from './funnelDraft.ts';
import { expectShown } from './page.ts';
import { RARE_SIGHTS } from './rareSights.ts';
import { create, me } from './records.ts';
import { EVERY_PAGE, type Sight } from './sights.ts';

const WAYS_IN = /\$([a-zA-Z]+)/g;
const GATED = '无障碍检查商机';

/** Looks at every page in one size: what stands there, axe in light and dark, nothing wider than the window, a silent console. */
export function sweep(device: 'desktop' | 'phone'): void {
  let browser: Browser;
  let visitor: Visitor;
  let guest: Visitor;
  const known: Record<string, string> = {};
  beforeAll(async () => {
    browser = await launch();
    const size = device === 'phone' ? PHONE : DESKTOP;
    visitor = await enterAs(browser, 'administrator', { size });
    guest = await visit(browser, (await demoCompany()).address, { size });
    for (const { page } of [visitor, guest]) await page.emulateMedia({ reducedMotion: 'reduce' });
    const account = await create(visitor.context, 'account', { name: `${GATED}客户` });
    const deal = { account, amount: '860000', expectedCloseDate: '2027-03-31', productLine: 'integration' };
    known.gated = `${GATED}${device}`;
    await create(visitor.context, 'opportunity', { ...deal, name: known.gated });
    known.draft = String(await draftOfTemplate(visitor.context));
    const rep = await enterAs(browser, 'rep');
    known.person = (await me(rep.context)).id;
    await rep.context.close();
  });
  afterAll(() => browser.close());

  const shown = [...EVERY_PAGE, ...RARE_SIGHTS].filter(({ only }) => only === undefined || only === device);
  test.each(shown)('$name', async ({ name, path, seen, open, answers = {}, guest: signedOut }: Sight) => {
    const { page, complaints } = signedOut ? guest : visitor;
    await page.unrouteAll();
    for (const [address, json] of Object.entries(answers)) {
      await page.route(
        ({ pathname }) => pathname === address,
        (route) => route.fulfill({ json }),
      );
    }
    await page.goto(await filled(path));
    if (open) {
      await page.getByRole('main').waitFor();
      await open(page);
    }
    if (seen) await expectShown(seen(page));
    await settled(page);
    await shot(page, `page-${name}-${device}`);
    const light = await seriousFindings(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.locator('html[data-theme=dark]').waitFor();
    await settled(page);
    const dark = await faintText(page);
    await page.emulateMedia({ colorScheme: 'light' });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect({ light, dark, over, complaints: complaints.splice(0) }).toEqual({
      light: [],
      dark: [],
      over: 0,
      complaints: [],
    });
  });

  /** The path with ids in the place of its `$names`: of a person, or of some record of that object. */
  async function filled(path: string): Promise<string> {
    for (const [, name = ''] of path.matchAll(WAYS_IN)) known[name] ??= await someRecord(name);
    return path.replaceAll(WAYS_IN, (_, name: string) => encodeURIComponent(known[name] ?? ''));
  }

  async function someRecord(object: string): Promise<string> {
    const query = { limit: 1, sort: [{ field: 'createdAt', descending: false }] };
    const answer = await post<{ records: { id: string }[] }>(visitor.context, `/api/records/${object}/query`, query);
    const [first] = answer.records;
    if (!first) throw new Error(`The demo has no ${object}`);
    return first.id;
  }
}

/** Opening drawers and fading menus have come to rest: what is half transparent has no contrast to measure. */
const settled = (page: Page): Promise<unknown> =>
  page.waitForFunction(() =>
    document
      .getAnimations()
      .every(({ playState, effect }) => playState !== 'running' || effect?.getTiming().iterations === Infinity),
  );
