import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch, shot } from './support/browser.ts';
import { demoCompany } from './support/demo.ts';
import { LANGUAGES, LanguageSweep } from './support/languageSweep.ts';
import { expectShown } from './support/page.ts';
import { goThrough, placesOf } from './support/places.ts';
import { CompanyWords, findings, settled } from './support/reading.ts';
import { startServer } from './support/server.ts';

/** 简体, 繁體 and English: every page says everything in the reader's language, but for what the company itself wrote. */
let address: string;
let browser: Browser;
beforeAll(async () => {
  [{ address }, browser] = await Promise.all([demoCompany(), launch()]);
});
afterAll(() => browser.close());

/** A sweep that gathers what no reader of a language should see. */
async function gather(at: string): Promise<{ sweep: LanguageSweep; foreign: string[] }> {
  const company = new CompanyWords();
  const foreign: string[] = [];
  const sweep = await LanguageSweep.open(browser, at, async (language, fresh, where) => {
    await company.heard();
    foreign.push(...findings(fresh, language, company).map((text) => `${language} ${where}: ${text}`));
  });
  sweep.page.on('response', (response) => company.hear(response));
  return { sweep, foreign };
}

const DOOR = {
  'zh-CN': { switchTo: '切换到深色', fault: '邮箱或密码不正确' },
  'zh-TW': { switchTo: '切換到深色', fault: '電子郵件或密碼不正確' },
  en: { switchTo: 'Switch to dark', fault: 'The e-mail address or the password is not right' },
} as const;

test('no page shows a key or a foreign word, in any language', { timeout: 300_000 }, async () => {
  const { sweep, foreign } = await gather(address);
  const { page, context, complaints } = sweep.visitor;
  await page.goto('/sign-in');
  for (const language of LANGUAGES) {
    await sweep.switchTo(language);
    await expectShown(page.getByRole('button', { name: DOOR[language].switchTo }));
    await page.locator('input[type=email]').fill('nobody@nowhere.example');
    await page.locator('input[type=password]').fill('not the password');
    await page.keyboard.press('Enter');
    await expectShown(page.getByText(DOOR[language].fault));
    await sweep.read(language, '/sign-in');
  }

  const answer = await context.request.post('/api/demo/sign-in', { data: { persona: 'administrator' } });
  expect(answer.status()).toBe(200);
  await goThrough(page, await placesOf(sweep.visitor), (where) => sweep.look(where));
  await lookAround(sweep);

  expect(foreign).toEqual([]);
  for (const language of LANGUAGES) expect(sweep.seen[language].size, language).toBeGreaterThan(2000);
  expect(complaints).toEqual([]);
  await context.close();
});

/** What opens over every page: search, keys, bell, person. */
async function lookAround(sweep: LanguageSweep): Promise<void> {
  const { page } = sweep;
  await page.goto('/help');
  await sweep.look('/help');
  await page.keyboard.press('Control+k');
  await expectShown(page.getByRole('dialog').getByRole('combobox'));
  await sweep.look('search');
  await page.keyboard.type('xxyyzz');
  await sweep.look('search without a result');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await settled(page);
  await page.keyboard.press('?');
  await expectShown(page.getByRole('dialog'));
  await sweep.look('keys');
  await page.keyboard.press('Escape');
  await settled(page);
  const openers = page.locator('header, nav').locator('[aria-haspopup]:visible');
  for (let index = 0; index < (await openers.count()); index++) {
    await openers.nth(index).click();
    await sweep.look(`opener ${index + 1} around the page`);
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
  const { sweep, foreign } = await gather(blank.address);
  const { page } = sweep;
  await page.goto('/setup');
  await expectShown(page.locator('input[type=password]'));
  await sweep.look('/setup');
  await page.locator('form button[type=submit]').click();
  await sweep.look('/setup, nothing filled in');
  expect(foreign).toEqual([]);
  await sweep.visitor.context.close();
  await blank.stop();
});
