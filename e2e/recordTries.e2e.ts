import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DESKTOP, launch, PHONE, type Visitor } from './support/browser.ts';
import { post } from './support/company.ts';
import { enterAs } from './support/demo.ts';
import { choose, expectGone, expectShown } from './support/page.ts';
import { create, found, me, valuesOf } from './support/records.ts';
import { ROOT } from './support/server.ts';

/** What one does with a record beside selling: joining others to it, files, its past, giving it away. */
const PHOTO = {
  name: '铭牌.png',
  mimeType: 'image/png',
  buffer: readFileSync(join(ROOT, 'docs', 'images', 'board.png')),
};
const TOUCHES = 220;

let browser: Browser;
let rep: Visitor;
let page: Page;
let account: string;
const NAME = '砚池精工有限公司';
const GIVEN = `赠砚精工有限公司 ${Date.now()}`;

beforeAll(async () => {
  browser = await launch();
  rep = await enterAs(browser, 'rep', { size: DESKTOP });
  page = rep.page;
  account = await create(rep.context, 'account', { name: NAME });
  const at = (index: number) => new Date(Date.now() - (index + 1) * 5 * 3_600_000).toISOString();
  const touch = (_: unknown, index: number) => ({
    values: { kind: 'call', content: `第${index + 1}次`, at: at(index), account },
  });
  await post(rep.context, '/api/records/activity', { records: Array.from({ length: TOUCHES }, touch) });
});
afterAll(async () => {
  const { complaints } = rep;
  await browser.close();
  expect(complaints, 'the console stays silent').toEqual([]);
});

const dialog = (name: string | RegExp): Locator => page.getByRole('dialog', { name });
const panel = (title: string): Locator =>
  page.locator('section').filter({ has: page.getByRole('heading', { name: title }) });

test('an existing contact is linked with a word on where it is taken from, unlinked, and had back', async () => {
  const other = await create(rep.context, 'account', { name: '别处机电有限公司' });
  const contact = await create(rep.context, 'contact', { name: '顾砚池', account: other, mobile: '13900001111' });
  const accountOf = async () => (await valuesOf(rep.context, 'contact', contact)).account;
  await page.goto(`/o/account/${account}`);
  await panel('联系人').getByRole('button', { name: '关联已有' }).click();
  const linking = dialog('关联已有的联系人');
  await choose(page, linking.getByRole('combobox'), '顾砚池');
  await expectShown(linking.getByText('客户现为“别处机电有限公司”，关联后改到这里。'));
  await linking.getByRole('button', { name: '关联已有' }).click();
  await expect.poll(accountOf).toBe(account);
  await page.getByRole('button', { name: '取消关联 顾砚池' }).click();
  await expect.poll(accountOf).toBeNull();
  await page.getByRole('button', { name: /^撤销/ }).click();
  await expect.poll(accountOf).toBe(account);
});

test('a form: what exists already is named, Enter in a date takes the date and sends nothing', async () => {
  await page.goto('/help?create=account');
  await dialog('新建客户').getByLabel('客户名称').fill(NAME);
  await dialog('新建客户').getByLabel('客户名称').press('Tab');
  await expectShown(dialog('新建客户').getByRole('status').getByRole('link', { name: NAME }));

  const name = `写周报 ${Date.now()}`;
  const tasks = () => found(rep.context, 'task', { field: 'name', op: 'eq', value: name });
  await page.goto('/help?create=task');
  const form = dialog('新建任务');
  await form.getByRole('textbox', { name: /^任务/ }).fill(name);
  const day = form.getByLabel('截止日期');
  await day.fill('2027-04-01');
  await day.press('Enter');
  await expectGone(page.locator('.ant-picker-dropdown'));
  await expectShown(form);
  expect(await day.inputValue()).toBe('2027-04-01');
  expect(await tasks()).toEqual([]);
  // With the calendar closed it is a field as any other.
  await day.press('Enter');
  await expectGone(form);
  expect(await tasks()).toMatchObject([{ dueDate: '2027-04-01' }]);
});

test('a task is ticked off where it is read: on its page, over a list, on the phone', async () => {
  const id = await create(rep.context, 'task', { name: '寄样册' });
  const state = async () => {
    const { done, doneAt } = await valuesOf(rep.context, 'task', id);
    return [done, doneAt !== null];
  };
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  await page.goto(`/o/task/${id}`);
  await press('完成');
  await expect.poll(state).toEqual([true, true]);
  await page.getByRole('button', { name: /^撤销/ }).click();
  await expect.poll(state).toEqual([false, false]);
  await page.goto(`/o/task?open=task:${id}`);
  await press('完成');
  await expect.poll(state).toEqual([true, true]);
  await page.setViewportSize(PHONE);
  await press('重新打开');
  await expect.poll(state).toEqual([false, false]);
  await dialog('任务').getByRole('button', { name: '关闭' }).click();
  // What narrows the list takes one line of the phone.
  const line = await page.getByRole('button', { name: '添加条件' }).locator('..').boundingBox();
  expect(line?.height).toBeLessThan(50);
  await page.setViewportSize(DESKTOP);
});

describe.each([
  { device: 'desktop', size: DESKTOP },
  { device: 'phone', size: PHONE },
])('on a $device', ({ size }) => {
  test('a long past comes as one scrolls, in order, without a jump', async () => {
    await page.setViewportSize(size);
    await page.goto(`/o/account/${account}`);
    const texts = () => page.getByText(/^第\d+次$/).allTextContents();
    await expect.poll(async () => (await texts()).length, { timeout: 15_000 }).toBeGreaterThan(30);
    expect((await texts()).length).toBeLessThan(TOUCHES);
    const seen = page.getByText('第20次', { exact: true });
    await seen.scrollIntoViewIfNeeded();
    const before = await seen.boundingBox();
    for (let tries = 0; tries < 60 && (await texts()).length < TOUCHES; tries++) {
      await page.mouse.move(size.width - 60, size.height / 2);
      await page.mouse.wheel(0, 3000);
      await page.waitForTimeout(50);
    }
    expect(await texts()).toEqual(Array.from({ length: TOUCHES }, (_, index) => `第${index + 1}次`));
    await seen.scrollIntoViewIfNeeded();
    expect((await seen.boundingBox())?.x).toBe(before?.x);
    await page.getByText('变更', { exact: true }).first().click();
    await expectGone(page.getByText('第1次', { exact: true }));
  });
});

test('on the phone a photo is taken, looked at, and taken off again', async () => {
  const own = await create(rep.context, 'account', { name: '照片机电有限公司' });
  const files = async () => (await valuesOf(rep.context, 'account', own)).files ?? [];
  await page.setViewportSize(PHONE);
  await page.goto(`/o/account/${own}`);
  await page.locator('input[type=file]').first().setInputFiles([PHOTO]);
  // What is still on its way cannot be looked at.
  await expect.poll(files).toHaveLength(1);
  await page.getByRole('button', { name: PHOTO.name }).first().click();
  const look = dialog(PHOTO.name);
  await expectShown(look.getByRole('img', { name: PHOTO.name }));
  await look.getByRole('button', { name: '移除' }).click();
  await expect.poll(files).toEqual([]);
  await page.getByRole('button', { name: /^撤销/ }).click();
  await expect.poll(files).toHaveLength(1);
  // The follow-up asks for the camera itself.
  await page.getByRole('button', { name: '记跟进' }).click();
  await expect.poll(() => page.locator('input[capture=environment][accept="image/*"]').count()).toBe(1);
});

test('given away, with a word and what belongs to it, it is out of sight', async () => {
  await page.setViewportSize(DESKTOP);
  const given = await create(rep.context, 'account', { name: GIVEN });
  const contact = await create(rep.context, 'contact', { name: '顾赠砚', account: given, mobile: '13900002222' });
  const deal = {
    name: '砚池一期',
    account: given,
    amount: '100',
    expectedCloseDate: '2027-01-31',
    productLine: 'integration',
  };
  const opportunity = await create(rep.context, 'opportunity', deal);
  await create(rep.context, 'task', { name: '问砚池', opportunity });
  const boss = await enterAs(browser, 'manager');
  const { id, name } = await me(boss.context);
  await page.goto(`/o/account/${given}`);
  await page.getByRole('button', { name: '更多操作' }).click();
  await page.getByRole('menuitem', { name: '转交' }).click();
  const giving = dialog('转交');
  await choose(page, giving.getByRole('combobox'), name);
  await giving.getByRole('checkbox', { name: '1 条联系人' }).uncheck();
  await giving.getByRole('textbox', { name: '备注（选填）' }).fill('下周起休假');
  await giving.getByRole('button', { name: '转交', exact: true }).click();
  await expectShown(page.getByText(`已转交“${GIVEN}”，一并转交 2 条`));
  await expectShown(page.getByText('没有找到'));
  const owners = async (object: string, field: string, value: string) =>
    (await found(boss.context, object, { field, op: 'eq', value })).map(({ owner }) => owner);
  expect(await owners('opportunity', 'name', deal.name)).toEqual([id]);
  expect(await owners('task', 'name', '问砚池')).toEqual([id]);
  expect((await valuesOf(boss.context, 'contact', contact)).owner).toBe((await me(rep.context)).id);
  const past = await boss.context.request.get(`/api/records/account/${given}/history?field=owner`);
  const { entries } = (await past.json()) as { entries: unknown[] };
  expect(entries[0]).toMatchObject({ note: '下周起休假', changes: [{ after: id }] });
  await boss.context.close();
});
