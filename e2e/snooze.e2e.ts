import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { card } from './support/board.ts';
import { launch, PHONE, shot, type Visitor } from './support/browser.ts';
import { post } from './support/company.ts';
import { enterAs } from './support/demo.ts';
import { expectGone, expectShown } from './support/page.ts';

/** A deal that stands too long for a good reason is left alone for a while, and comes back by itself or by hand. */
const REASON = '对方年底封账，元旦后再谈';

let browser: Browser;
let rep: Visitor;
let page: Page;
let name: string;
let id: string;
beforeAll(async () => {
  browser = await launch();
  rep = await enterAs(browser, 'rep');
  page = rep.page;
});
afterAll(async () => {
  const { complaints } = rep;
  await browser.close();
  expect(complaints, 'the console stays silent').toEqual([]);
});

const panel = (): Locator => page.locator('section').filter({ has: page.getByRole('heading', { name: '停滞商机' }) });
const row = (): Locator => panel().getByRole('listitem').filter({ hasText: name });

async function say(): Promise<void> {
  const dialog = page.getByRole('dialog', { name: '暂停提醒' });
  const confirm = dialog.getByRole('button', { name: '暂停提醒' });
  await expectShown(dialog);
  expect(await confirm.isDisabled(), 'not without a reason').toBe(true);
  await dialog.getByRole('button', { name: '两周后' }).click();
  await dialog.getByLabel('原因').fill(REASON);
  await shot(page, 'snooze-dialog');
  await confirm.click();
  await expectGone(dialog);
}

test('Today: a stalled deal is snoozed with a reason and leaves the list', async () => {
  await page.goto('/today');
  const first = panel().getByRole('listitem').first();
  await expectShown(first);
  name = await first.getByRole('button').first().innerText();
  await shot(page, 'snooze-today');
  await row().getByRole('button', { name: '暂停提醒' }).click();
  await say();
  await expectGone(row());
});

test('the record says until when and why, in its head and in its history; one takes it back there', async () => {
  const filter = {
    all: [
      { field: 'name', op: 'eq', value: name },
      { field: 'snoozedUntil', op: 'notEmpty' },
    ],
  };
  const { records } = await post<{ records: { id: string }[] }>(rep.context, '/api/records/opportunity/query', {
    filter,
  });
  id = records[0]!.id;
  await page.goto(`/o/opportunity/${id}`);
  const head = page.locator('header').filter({ has: page.getByRole('heading', { level: 1 }) });
  await expectShown(head.getByText('暂停至'));
  expect(
    await head.getByText('暂停至').locator('xpath=ancestor-or-self::*[@title]').first().getAttribute('title'),
  ).toContain(REASON);
  await expectShown(page.getByText(REASON));
  await shot(page, 'snooze-record');
  await page.getByRole('button', { name: '更多操作' }).click();
  await page.getByRole('menuitem', { name: '恢复提醒' }).click();
  await expectGone(head.getByText('暂停至'));
});

test('the board: from the menu of a card, which says so; the list of stalled ones leaves it out', async () => {
  await page.goto('/board?view=stalled');
  await expectShown(card(page, id));
  await shot(page, 'snooze-board-before');
  await card(page, id).press('m');
  await page.getByRole('menuitem', { name: '暂停提醒' }).click();
  await say();
  await expectGone(card(page, id));
  await page.goto('/board?view=mine');
  await expectShown(card(page, id).getByText('暂停至'));
  await shot(page, 'snooze-board');
  await card(page, id).press('m');
  await page.getByRole('menuitem', { name: '恢复提醒' }).click();
  await expectGone(card(page, id).getByText('暂停至'));
});

test('on a phone the same from Today', async () => {
  await page.setViewportSize(PHONE);
  await page.goto('/today');
  await expectShown(row());
  await shot(page, 'snooze-phone');
  await row().getByRole('button', { name: '暂停提醒' }).click();
  await expectShown(page.getByRole('dialog', { name: '暂停提醒' }));
  await shot(page, 'snooze-phone-dialog');
  await page
    .getByRole('button', { name: '取 消' })
    .or(page.getByRole('button', { name: '取消' }))
    .click();
  await expectShown(row());
});
