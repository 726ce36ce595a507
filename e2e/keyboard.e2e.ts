import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, type Visitor } from './support/browser.ts';
import { enterAs } from './support/demo.ts';
import { currentStage, expectGone, expectShown } from './support/page.ts';
import { goThrough, placesOf } from './support/places.ts';
import { settled, watchFetching } from './support/reading.ts';
import { create } from './support/records.ts';

/** Every page without a mouse: Tab goes on and comes back, one sees where one is, Enter opens, Escape closes. */
const STEPS = 25;

let browser: Browser;
let visitor: Visitor;
let page: Page;
beforeAll(async () => {
  browser = await launch();
  visitor = await enterAs(browser, 'administrator');
  page = visitor.page;
});
afterAll(async () => {
  const { complaints } = visitor;
  await browser.close();
  expect(complaints, 'the console stays silent').toEqual([]);
});

/** What has the focus, and whether it can be seen there: on it, on what frames it, or on the label that stands for it. */
const focused = () =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return undefined;
    const around = [element, element.nextElementSibling, element.parentElement, element.parentElement?.parentElement];
    const drawn = around.some((one) => {
      if (!one) return false;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
      return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
    });
    const text = element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 30);
    return { name: `${element.tagName.toLowerCase()} ${text || element.id}`, drawn };
  });

/** Tab from the top of the page: every stop is another one and can be seen; Shift+Tab leads back. */
async function walk(path: string, ready: Locator): Promise<void> {
  await page.goto(path);
  await expectShown(ready);
  await page.keyboard.press('Tab');
  expect((await focused())?.name).toBe('a 跳到正文');
  await page.keyboard.press('Enter');
  const stops: string[] = [];
  const unseen: string[] = [];
  for (let step = 0; step < STEPS; step++) {
    await page.keyboard.press('Tab');
    const stop = await focused();
    stops.push(stop?.name ?? 'body');
    if (stop && !stop.drawn) unseen.push(stop.name);
  }
  expect(unseen, 'focus that cannot be seen').toEqual([]);
  expect(new Set(stops).size, `stops: ${stops.join(' | ')}`).toBeGreaterThan(5);
  await page.keyboard.press('Shift+Tab');
  expect((await focused())?.name, 'the way back').toBe(stops.at(-2));
}

/** Presses Enter on it, waits for what opens, closes it with Escape: first a list of choices in it, then itself. */
async function openAndClose(what: Locator, opened: Locator): Promise<void> {
  await what.focus();
  await page.keyboard.press('Enter');
  await expectShown(opened);
  await expect.poll(async () => (await focused()) !== undefined).toBe(true);
  await leaveByEscape(opened);
}

/** A list of choices in it closes first, and while that folds away it takes the key. */
async function leaveByEscape(from: Locator): Promise<void> {
  for (let times = 0; times < 3 && (await from.first().isVisible()); times++) {
    await page.keyboard.press('Escape');
    const hidden = from.first().waitFor({ state: 'hidden', timeout: 1500 });
    await hidden.catch(() => undefined);
  }
  await expectGone(from);
}

const main = () => page.getByRole('main');
const record = () => page.getByRole('dialog', { name: '商机', exact: true });

test('board', async () => {
  await walk('/board?funnel=integration', main().getByRole('listitem'));
  const card = main().getByRole('listitem').getByRole('button').first();
  await card.focus();
  await page.keyboard.press('m');
  await expectShown(page.getByRole('menuitem', { name: '需求调研' }));
  await page.keyboard.press('Escape');
  await expectGone(page.getByRole('menuitem', { name: '需求调研' }));
  await openAndClose(card, record());
});

test('list', async () => {
  await walk('/o/opportunity', main().getByRole('rowheader'));
  await openAndClose(main().getByRole('rowheader').getByRole('link').first(), record());
  await main().getByRole('button', { name: '添加条件' }).focus();
  await page.keyboard.press('Enter');
  await expectShown(page.getByRole('combobox', { name: '字段', expanded: true }));
  await leaveByEscape(page.getByRole('combobox', { name: '字段' }));
  await expect.poll(async () => (await focused())?.name).toBe('button 添加条件');
});

test('record', async () => {
  await page.goto('/o/opportunity?sort=-amount');
  const first = main().getByRole('rowheader').getByRole('link').first();
  const address = (await first.getAttribute('href'))!;
  const id = /[0-9a-f-]{36}/.exec(decodeURIComponent(address))![0];
  await walk(`/o/opportunity/${id}`, page.getByRole('heading', { name: '动态' }));
  const edit = main().getByRole('button', { name: '修改商机名称' });
  await openAndClose(edit, main().getByRole('form', { name: '商机名称' }));
  expect((await focused())?.name, 'focus comes back to the field').toBe('button 修改商机名称');
});

test('cockpit', async () => {
  await walk('/cockpit', main().getByRole('rowheader'));
  await openAndClose(
    main().getByRole('button', { name: /^在途金额 / }),
    page.getByRole('dialog', { name: '数字背后的记录' }),
  );
});

test('import', async () => {
  await walk('/import', main().getByRole('button', { name: '导入文件' }));
  await main().getByRole('button', { name: '导入文件' }).first().focus();
  await page.keyboard.press('Enter');
  await expectShown(main().getByText('把文件拖到这里，或点击选择'));
});

test('people', async () => {
  await walk('/people', main().getByRole('row').nth(1));
  const person = main()
    .getByRole('row')
    .nth(1)
    .getByRole('button')
    .or(main().getByRole('row').nth(1).getByRole('link'));
  await openAndClose(person.first(), page.getByRole('dialog').filter({ hasText: '最近登录' }));
});

test('settings', async () => {
  await walk('/settings/display', main().getByRole('heading', { level: 2 }));
  await main()
    .getByRole('link', { name: /^个人资料/ })
    .focus();
  await page.keyboard.press('Enter');
  await expectShown(main().getByRole('textbox', { name: '姓名' }));
});

test('today', async () => {
  await walk('/today?scope=team', main().getByRole('heading', { name: '停滞商机' }));
  const deal = main()
    .locator('section')
    .filter({ hasText: '停滞商机' })
    .getByRole('listitem')
    .getByRole('button')
    .first();
  await openAndClose(deal, page.getByRole('dialog').getByRole('heading', { name: '动态' }));
});

test.each([
  ['/notifications', '通知'],
  ['/help', '帮助'],
  ['/people?tab=roles', '人员与部门'],
  ['/people?tab=log', '人员与部门'],
  ['/settings/terms', '设置'],
  ['/settings/calendar', '设置'],
  ['/settings/currencies', '设置'],
  ['/import/new', '导入文件'],
])('%s', async (path, title) => {
  await walk(path, page.getByRole('heading', { name: title, level: 1 }));
});

test('nothing that one can click is out of reach of Tab', { timeout: 240_000 }, async () => {
  watchFetching(page);
  const places = (await placesOf(visitor)).map(({ path }) => ({ path }));
  const mouseOnly: string[] = [];
  await goThrough(page, places, async (where) => {
    await settled(page);
    const found = await page.evaluate(() => {
      const reach = 'a[href], button, input, select, textarea, summary, label, [tabindex], [contenteditable=true]';
      return (
        [...document.querySelectorAll<HTMLElement>('body *')]
          .filter((one) => getComputedStyle(one).cursor === 'pointer' && one.checkVisibility())
          // Of what lies within each other, the outermost that shows a hand.
          .filter(({ parentElement }) => !parentElement || getComputedStyle(parentElement).cursor !== 'pointer')
          .filter(
            (one) => !one.closest(reach) && !one.querySelector(reach) && !one.closest('[inert], [aria-hidden=true]'),
          )
          .map((one) => `${one.tagName.toLowerCase()}.${one.className} ${one.textContent?.trim().slice(0, 30)}`)
      );
    });
    mouseOnly.push(...found.slice(0, 3).map((one) => `${where}: ${one}`));
  });
  expect(mouseOnly).toEqual([]);
});

test('every page of the navigation', async () => {
  await page.goto('/help');
  const rail = page.getByRole('navigation', { name: '主导航' });
  const links = rail.getByRole('link');
  await expectShown(links);
  for (let index = 0; index < (await links.count()); index++) {
    const address = (await links.nth(index).getAttribute('href'))!;
    const there = (url: URL) => url.pathname === address || address === '/';
    // A page takes the focus once it stands: a key pressed just then is its own, and is pressed again.
    for (let times = 0; times < 3 && !there(new URL(page.url())); times++) {
      await links.nth(index).press('Enter');
      await page.waitForURL(there, { timeout: 8000 }).catch(() => undefined);
    }
    expect(there(new URL(page.url())), address).toBe(true);
    await expectShown(page.getByRole('heading', { level: 1 }));
  }
  await rail.getByRole('button', { name: '更多' }).focus();
  await page.keyboard.press('Enter');
  await expectShown(page.getByRole('menuitem', { name: '帮助' }));
  await page.keyboard.press('Escape');
});

test('a deal is made and moved on by keys alone', async () => {
  const account = await create(visitor.context, 'account', { name: '键盘试验客户' });
  expect(account).toBeTruthy();
  await page.goto('/help');
  await expectShown(page.getByRole('heading', { name: '帮助' }));
  await page.keyboard.press('Control+k');
  await expectShown(page.getByRole('combobox', { name: '搜索记录和页面' }));
  await page.keyboard.type('新建商机');
  await expectShown(page.getByRole('option', { name: /新建商机/ }));
  await page.keyboard.press('Enter');
  const form = page.getByRole('dialog', { name: '新建商机' });
  await expectShown(form);
  await expect
    .poll(async () => form.getByLabel('商机名称').evaluate((one) => one === document.activeElement))
    .toBe(true);
  await page.keyboard.type('只用键盘的商机');
  await page.keyboard.press('Tab');
  await page.keyboard.type('键盘试验客户');
  await expectShown(page.getByTitle('键盘试验客户', { exact: true }));
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.type('120000');
  await page.keyboard.press('Tab');
  await page.keyboard.type('2027-03-31');
  await page.keyboard.press('Tab');
  await form.getByRole('button', { name: '保存' }).press('Enter');
  await expectGone(form);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('只用键盘的商机');
  await expectShown(page.getByRole('option', { name: /只用键盘的商机/ }));
  await page.keyboard.press('Enter');
  await expectShown(page.getByRole('heading', { name: '只用键盘的商机' }));
  await expectShown(currentStage(page));
});

test('search and keys over any page', async () => {
  await page.goto('/help');
  await expectShown(page.getByRole('heading', { name: '帮助' }));
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('combobox', { name: '搜索记录和页面' });
  await expectShown(palette);
  await page.keyboard.press('Escape');
  await expectGone(palette);
  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: '键盘快捷键' });
  await expectShown(keys);
  await page.keyboard.press('Escape');
  await expectGone(keys);
});
