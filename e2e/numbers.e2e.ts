import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, type Visitor } from './support/browser.ts';
import { post } from './support/company.ts';
import { enterAs } from './support/demo.ts';
import { expectGone, expectShown, nameOf } from './support/page.ts';
import { settled, watchFetching } from './support/reading.ts';
import { me, valuesOf } from './support/records.ts';

/** Every number opens exactly what it counts, for whoever reads it; and a link shows each reader what is theirs to see. */
let browser: Browser;
let executive: Visitor;
let rep: Visitor;
beforeAll(async () => {
  browser = await launch();
  [executive, rep] = await Promise.all([enterAs(browser, 'executive'), enterAs(browser, 'rep')]);
  for (const { page } of [executive, rep]) watchFetching(page);
});
afterAll(async () => {
  const complaints = [...executive.complaints, ...rep.complaints];
  await browser.close();
  expect(complaints, 'the console stays silent').toEqual([]);
});

const COUNT = / ([\d,]+)$/;
/** Names of counts that a page of figures shows; a median counts stays, which its list says. */
const COUNTED = /· (在途|输单|仍在|无效|到达|赢单|线索|市场认可|客户|推进到\S+) [1-9][\d,]*$/;

/** Opens some of the page's counts, spread over all of it, and compares each with the list behind it. */
async function compare(page: Page, path: string, howMany: number): Promise<void> {
  await page.goto(path);
  const main = page.getByRole('main');
  await expectShown(main.getByRole('rowheader'));
  await expectShown(main.getByRole('button', { name: /^合计 · / }));
  const counts = main.getByRole('button', { name: COUNTED });
  // A panel that comes later stands before others: until all are there, the count in a place is not always the same one.
  await settled(page);
  await expect.poll(() => counts.count()).toBeGreaterThan(howMany);
  const all = await counts.count();
  const behind = page.getByRole('dialog', { name: '数字背后的记录' });
  for (let at = 0; at < all; at += Math.ceil(all / howMany)) {
    const name = await nameOf(counts.nth(at));
    await counts.nth(at).click();
    await expectShown(behind.getByText(new RegExp(`^${COUNT.exec(name)![1]} (个商机|条线索)$`)));
    await behind.getByRole('button', { name: '关闭' }).click();
    await expectGone(behind);
  }
}

test('of the cockpit, now, at a past day, and by owner', async () => {
  await compare(executive.page, '/cockpit', 8);
  await compare(executive.page, '/cockpit?asOf=2026-06-30', 4);
  await compare(executive.page, '/cockpit?rows=owner&columns=outcome', 5);
});

test('of a rep’s own cockpit', () => compare(rep.page, '/cockpit', 8));

test.each([
  ['the team’s', () => executive.page, '/today?scope=team'],
  ['a rep’s', () => rep.page, '/today'],
])('of %s Today', async (_whose, whichPage, path) => {
  const page = whichPage();
  for (const kpi of ['本月内应签', '未定下一步']) {
    await page.goto(path);
    const square: Locator = page
      .getByRole('main')
      .locator('div')
      .filter({ hasText: new RegExp(`^${kpi}`) })
      .last();
    await expectShown(square.getByRole('link'));
    const words = await square.innerText();
    const count = /([\d,]+) ?个/.exec(words)?.[1] ?? (await nameOf(square.getByRole('link')));
    await square.getByRole('link').click();
    await expectShown(page.getByText(`${count} 条`, { exact: true }));
  }
});

test('a link of the executive shows a rep the same question, with their own records alone', async () => {
  const path = '/cockpit?rows=owner&columns=outcome&asOf=2026-06-30';
  const total = async ({ page }: Visitor) => {
    await page.goto(path);
    const all = page.getByRole('button', { name: /^新建 · 全部 [\d,]+$/ });
    await expectShown(all);
    return Number(COUNT.exec(await nameOf(all))![1]!.replaceAll(',', ''));
  };
  const [everybodys, own] = [await total(executive), await total(rep)];
  expect(own).toBeGreaterThan(0);
  expect(own).toBeLessThan(everybodys / 10);
  await rep.page.getByRole('button', { name: /^新建 · 全部 / }).click();
  const behind = rep.page.getByRole('dialog', { name: '数字背后的记录' });
  await expectShown(behind.getByText(`${own} 个商机`, { exact: true }));

  // What the rep is shown is the rep's own, or of a record team that the rep belongs to: each by each, as the executive reads it.
  const { id } = await me(rep.context);
  const ask = { query: { measure: 'createdCount', asOf: '2026-06-30' }, cell: { part: 'count' }, limit: 100 };
  const { records } = await post<{ records: { id: string }[] }>(rep.context, '/api/measures/records', ask);
  expect(records.length).toBeGreaterThan(0);
  for (const record of records) {
    const { owner, team } = await valuesOf(executive.context, 'opportunity', record.id);
    expect([owner, ...((team ?? []) as unknown[])]).toContain(id);
  }
});
