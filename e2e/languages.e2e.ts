import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Locale } from '#domain/kernel/localized.ts';
import { launch, shot, type Visitor, visit } from './support/browser.ts';
import { demoCompany } from './support/demo.ts';
import { expectShown } from './support/page.ts';
import { goThrough, placesOf } from './support/places.ts';
import { CompanyWords, findings, readPage, settled, watchFetching } from './support/reading.ts';
import { startServer } from './support/server.ts';

/** 简体, 繁體 and English: every page says everything in the reader's language, but for what the company itself wrote. */
let address: string;
let browser: Browser;
beforeAll(async () => {
  [{ address }, browser] = await Promise.all([demoCompany(), launch()]);
});
afterAll(() => browser.close());

/** Looks at pages, and gathers what no reader of the language should see there. */
class Reader {
  readonly foreign: string[] = [];
  readonly seen = new Set<string>();
  readonly page: Page;
  readonly #company = new CompanyWords();
  readonly #heard: Promise<void>[] = [];
  readonly #language: Locale;

  constructor({ page }: Visitor, language: Locale) {
    this.page = page;
    this.#language = language;
    page.on('response', (response) => void this.#heard.push(this.#company.hear(response)));
    watchFetching(page);
  }

  async look(where: string): Promise<void> {
    await settled(this.page);
    await Promise.all(this.#heard.splice(0));
    const fresh = (await readPage(this.page)).filter((text) => !this.seen.has(text));
    for (const text of fresh) this.seen.add(text);
    this.foreign.push(...findings(fresh, this.#language, this.#company).map((text) => `${where}: ${text}`));
  }
}

const LANGUAGES = [
  { language: 'zh-TW', switchTo: '切換到深色', fault: '電子郵件或密碼不正確' },
  { language: 'en', switchTo: 'Switch to dark', fault: 'The e-mail address or the password is not right' },
  { language: 'zh-CN', switchTo: '切换到深色', fault: '邮箱或密码不正确' },
] as const;

describe.concurrent.each(LANGUAGES)('in $language', ({ language, switchTo, fault }) => {
  test('no page shows a key or a foreign word', { timeout: 300_000 }, async () => {
    const visitor = await visit(browser, address, { language });
    const { page, context, complaints } = visitor;
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const reader = new Reader(visitor, language);

    await page.goto('/sign-in');
    await expectShown(page.getByRole('button', { name: switchTo }));
    await page.locator('input[type=email]').fill('nobody@nowhere.example');
    await page.locator('input[type=password]').fill('not the password');
    await page.keyboard.press('Enter');
    await expectShown(page.getByText(fault));
    await reader.look('/sign-in');

    const answer = await context.request.post('/api/demo/sign-in', { data: { persona: 'administrator' } });
    expect(answer.status()).toBe(200);
    const places = await placesOf(visitor);
    // 简体 is what the others are measured by; there a look at each page finds keys and holes.
    const wanted = language === 'zh-CN' ? places.map(({ path }) => ({ path })) : places;
    await goThrough(page, wanted, (where) => reader.look(where));
    await lookAround(reader);

    expect(reader.foreign).toEqual([]);
    expect(reader.seen.size).toBeGreaterThan(2000);
    expect(complaints).toEqual([]);
    await context.close();
  });
});

/** What opens over every page: search, keys, bell, person. */
async function lookAround(reader: Reader): Promise<void> {
  const { page } = reader;
  await page.goto('/help');
  await reader.look('/help');
  await page.keyboard.press('Control+k');
  await expectShown(page.getByRole('dialog').getByRole('combobox'));
  await reader.look('search');
  await page.keyboard.type('xxyyzz');
  await reader.look('search without a result');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await settled(page);
  await page.keyboard.press('?');
  await expectShown(page.getByRole('dialog'));
  await reader.look('keys');
  await page.keyboard.press('Escape');
  await settled(page);
  const openers = page.locator('header, nav').locator('[aria-haspopup]:visible');
  for (let index = 0; index < (await openers.count()); index++) {
    await openers.nth(index).click();
    await reader.look(`opener ${index + 1} around the page`);
    await page.keyboard.press('Escape');
  }
}

describe('before anybody has chosen', () => {
  test.each([
    ['zh-TW', 'zh-TW', '登入'],
    ['zh-HK', 'zh-TW', '登入'],
    ['zh-CN', 'zh-CN', '登录'],
    ['en-GB', 'en', 'Sign in'],
    ['fr-FR', 'en', 'Sign in'],
  ])('a browser in %s is greeted in %s', async (browserLanguage, language, signIn) => {
    const context = await browser.newContext({ baseURL: address, locale: browserLanguage });
    const page = await context.newPage();
    // Before the app itself runs, for screen readers and fonts.
    const firstPaint = page.waitForEvent('domcontentloaded').then(() => page.locator('html').getAttribute('lang'));
    await page.goto('/sign-in');
    expect(await firstPaint).toBe(language);
    await expectShown(page.getByRole('button', { name: signIn, exact: true }));
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
    await context.close();
  });

  test('the door names each language in its own words and stays in the one chosen', async () => {
    const context = await browser.newContext({ baseURL: address, locale: 'en-US' });
    const page = await context.newPage();
    await page.goto('/sign-in');
    await page.getByRole('button', { name: 'Language' }).click();
    for (const name of ['简体中文', 'English']) await expectShown(page.getByRole('menuitem', { name }));
    await page.getByRole('menuitem', { name: '繁體中文' }).click();
    await expectShown(page.getByRole('button', { name: '登入', exact: true }));
    await page.reload();
    await expectShown(page.getByRole('button', { name: '登入', exact: true }));
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-TW');
    await shot(page, 'sign-in-zh-TW');
    await context.close();
  });
});

test('a new company is set up in any language', async () => {
  const blank = await startServer(['--blank']);
  for (const language of ['zh-TW', 'en'] as const) {
    const visitor = await visit(browser, blank.address, { language });
    const reader = new Reader(visitor, language);
    await visitor.page.goto('/setup');
    await expectShown(visitor.page.locator('input[type=password]'));
    await reader.look('/setup');
    await visitor.page.locator('form button[type=submit]').click();
    await reader.look('/setup, nothing filled in');
    expect(reader.foreign).toEqual([]);
    await visitor.context.close();
  }
  await blank.stop();
});
