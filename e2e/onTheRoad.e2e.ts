import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch, PHONE, shot, type Visitor } from './support/browser.ts';
import { enterAs, type Persona } from './support/demo.ts';
import { expectGone, expectShown } from './support/page.ts';
import { create, found } from './support/records.ts';

/** What a manager and an administrator need of it away from their desks: a phone, a thumb, a minute. */
const TALL_ENOUGH = 36;
const ACCOUNT = '鹿鸣仪表有限公司';
const NEWCOMER = { name: '方知远', email: '' };

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

/** A tap on what is there to be tapped: tall enough for a thumb, and the page no wider than the phone. */
async function tap(what: Locator): Promise<void> {
  const one = what.first();
  await expectShown(one);
  await one.scrollIntoViewIfNeeded();
  const box = (await one.boundingBox())!;
  expect(Math.round(box.height), `height of ${await one.innerText()}`).toBeGreaterThanOrEqual(TALL_ENOUGH);
  await one.tap();
}

async function fits(page: Page, name: string): Promise<void> {
  await shot(page, `road-${name}`);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), name).toBe(0);
}

async function onThePhone(persona: Persona): Promise<Visitor> {
  const visitor = await enterAs(browser, persona, { size: PHONE });
  await visitor.page.emulateMedia({ reducedMotion: 'reduce' });
  return visitor;
}

const bar = (page: Page, name: string) =>
  page
    .getByRole('navigation', { name: '主导航' })
    .getByText(name, { exact: true })
    .locator('xpath=ancestor-or-self::*[self::a or self::button]');

describe('a manager', () => {
  let manager: Visitor;
  let page: Page;
  beforeAll(async () => {
    manager = await onThePhone('manager');
    page = manager.page;
    const account = await create(manager.context, 'account', { name: ACCOUNT });
    const deal = { account, amount: '560000', expectedCloseDate: '2027-03-31', productLine: 'integration' };
    await create(manager.context, 'opportunity', { ...deal, name: '鹿鸣 装配线' });
  });
  afterAll(async () => {
    expect(manager.complaints, 'the console stays silent').toEqual([]);
    await manager.context.close();
  });

  test('sees what the team has on, and opens a stalled deal from there', async () => {
    await page.goto('/today');
    await page.getByRole('radiogroup', { name: '看谁的' }).getByText('团队').tap();
    await expectShown(page.getByRole('columnheader', { name: '停滞' }));
    await fits(page, 'team');
    const stalled = page
      .getByRole('main')
      .locator('section')
      .filter({ has: page.getByRole('heading', { name: '停滞商机' }) });
    // The whole row opens it.
    await tap(stalled.getByRole('listitem'));
    await expectShown(page.getByRole('dialog').getByRole('heading', { name: '动态' }));
    await fits(page, 'deal');
    await tap(page.getByRole('dialog').getByRole('button', { name: '关闭' }));
    await expectGone(page.getByRole('dialog'));
  });

  test('finds a customer’s deal, notes a call and moves it on', async () => {
    await page.goto('/today');
    await tap(page.getByRole('banner').getByRole('button', { name: /^搜索/ }));
    await page.getByRole('combobox', { name: '搜索记录和页面' }).fill('鹿鸣 装配线');
    await tap(page.getByRole('option', { name: /鹿鸣 装配线/ }));
    await expectShown(page.getByRole('heading', { name: '鹿鸣 装配线' }));
    await tap(page.getByRole('button', { name: '记跟进' }));
    await page
      .getByRole('textbox', { name: '内容' })
      .or(page.locator('#composer, textarea'))
      .first()
      .fill('客户同意下周看方案');
    await fits(page, 'note');
    await tap(page.getByRole('button', { name: '保存', exact: true }));
    await expectShown(page.getByText('跟进已保存'));
    await expectShown(page.getByRole('listitem').filter({ hasText: '客户同意下周看方案' }));
    const notes = await found(manager.context, 'activity', {
      field: 'content',
      op: 'contains',
      value: '客户同意下周看方案',
    });
    expect(notes).not.toEqual([]);
  });

  test('looks at the funnel, and at the deals behind a number', async () => {
    await page.goto('/today');
    await tap(bar(page, '更多'));
    await tap(page.getByRole('menuitem', { name: '驾驶舱' }));
    await expectShown(page.getByRole('region', { name: '关键指标' }).getByRole('button', { name: /^在途金额/ }));
    await fits(page, 'cockpit');
    await page
      .getByRole('button', { name: /· 在途 [1-9]/ })
      .first()
      .tap();
    const behind = page.getByRole('dialog', { name: '数字背后的记录' });
    await expectShown(behind.getByText(/^[\d,]+ 个商机$/));
    await fits(page, 'behind');
    await tap(behind.getByRole('button', { name: '关闭' }));
    await expectGone(behind);
  });
});

describe('an administrator', () => {
  let admin: Visitor;
  let page: Page;
  beforeAll(async () => {
    admin = await onThePhone('administrator');
    page = admin.page;
  });
  afterAll(async () => {
    expect(admin.complaints, 'the console stays silent').toEqual([]);
    await admin.context.close();
  });

  test('lets somebody in', async () => {
    // Another one with each try: who is invited already is not invited again.
    NEWCOMER.email = `fang.${Date.now()}@on-the-road.example`;
    await page.goto('/today');
    await tap(bar(page, '更多'));
    await tap(page.getByRole('menuitem', { name: '人员与部门' }));
    await tap(page.getByRole('button', { name: '邀请' }));
    const invite = page.getByRole('dialog', { name: '邀请同事' });
    await invite.getByRole('textbox').fill(`${NEWCOMER.name}，${NEWCOMER.email}`);
    await fits(page, 'invite');
    await tap(invite.getByRole('button', { name: '生成邀请链接' }));
    const links = page.getByRole('dialog', { name: '1 个邀请链接' });
    await expectShown(links.getByText(NEWCOMER.email));
    await fits(page, 'link');
    await tap(links.getByRole('button', { name: '关闭' }).last());
  });

  test('takes the invitation back; the log says so', async () => {
    await page.goto('/people');
    await page.getByPlaceholder('姓名、拼音、邮箱').fill(NEWCOMER.email);
    await page
      .getByRole('main')
      .getByRole('button', { name: new RegExp(NEWCOMER.name) })
      .first()
      .tap();
    const person = page.getByRole('dialog', { name: NEWCOMER.name });
    await expectShown(person);
    await fits(page, 'person');
    await tap(person.getByRole('button', { name: '更多' }));
    await tap(page.getByRole('menuitem', { name: '收回邀请' }));
    await expectShown(page.getByText('邀请已收回，原链接不能再用'));
    await fits(page, 'locked-out');
    await page.goto('/people?tab=log');
    await expectShown(page.getByRole('row').filter({ hasText: NEWCOMER.name }).first());
    await fits(page, 'log');
  });
});
