import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BlankCompany, blankCompany } from './support/company.ts';
import { askDatabase } from './support/database.ts';
import { expectShown } from './support/page.ts';

/**
 * Sixty thousand deals in a table that the browser may draw a sixth of: as a million in one that it draws all of. Deal
 * number n has the amount n, so that what one sees says where it stands in the database's order.
 */
const DEALS = 60_000;
const TALLEST = 400_000;

let company: BlankCompany;
let page: Page;
beforeAll(async () => {
  company = await blankCompany('六万条商机');
  page = company.visitor.page;
  await askDatabase(company.server, manyDeals);
  await askDatabase(company.server, (ws) => `analyze ${ws}.opportunity`);
  await company.visitor.context.addInitScript((px) => localStorage.setItem('loudou.tallest', String(px)), TALLEST);
});
afterAll(async () => {
  await company?.close();
  expect(company.visitor.complaints, 'the console stays silent').toEqual([]);
});

const manyDeals = (ws: string) => `
  insert into ${ws}.opportunity (id, owner_id, access, created_by, updated_by, created_at, funnel_key, stage_key, stage_kind, stage_since,
    name, amount)
  select gen_random_uuid(), u.id, array[u.token], u.id, u.id, now() - n * interval '1 minute', 'standard', 'qualify', 'open', now(),
    '商机 ' || n, n
  from generate_series(1, ${DEALS}) n, ${ws}.users u order by md5(n::text)`;

type Seen = { deals: number[]; rows: number[]; waiting: number };

/** The deals in sight from top to bottom, and the numbers that their rows say they have. */
const seen = (): Promise<Seen> =>
  page.evaluate(() => {
    const scroller = document.querySelector('table')!.parentElement!.getBoundingClientRect();
    const rows = [...document.querySelectorAll('tbody tr')].filter((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return bottom > scroller.top + 36 && top < scroller.bottom;
    });
    const there = rows.filter((row) => row.hasAttribute('aria-rowindex'));
    return {
      deals: there.map((row) => Number(/商机 (\d+)/.exec(row.textContent ?? '')?.[1])),
      rows: there.map((row) => Number(row.getAttribute('aria-rowindex')) - 1),
      waiting: rows.length - there.length,
    };
  });

/** Waits until all rows in sight are there, and checks that they follow each other in the database's order. */
async function inOrder(): Promise<Seen> {
  await expect.poll(async () => (await seen()).waiting, { timeout: 15_000 }).toBe(0);
  const now = await seen();
  const [first = 0] = now.deals;
  const [row = 0] = now.rows;
  expect(now.deals.length).toBeGreaterThan(10);
  expect(now.deals).toEqual(now.deals.map((_, index) => first + index));
  expect(now.rows).toEqual(now.rows.map((_, index) => row + index));
  return now;
}

const scrollTo = (share: number) =>
  page.evaluate((part) => {
    const scroller = document.querySelector('table')!.parentElement!;
    scroller.scrollTop = (scroller.scrollHeight - scroller.clientHeight) * part;
  }, share);

/** Turns the wheel step by step, each less than a third of what one sees, and answers every deal that came into sight. */
async function wheel(by: number, steps: number): Promise<number[]> {
  const all = new Set<number>();
  for (let step = 0; step < steps; step++) {
    const before = (await seen()).rows[0];
    await page.mouse.wheel(0, by);
    await expect.poll(async () => (await seen()).rows[0]).not.toBe(before);
    for (const deal of (await inOrder()).deals) all.add(deal);
  }
  return [...all].sort((a, b) => a - b);
}
const withoutGap = (deals: readonly number[]) => deals.map((_, index) => (deals[0] ?? 0) + index);
const focusedCell = () => page.evaluate(() => (document.activeElement as HTMLElement).dataset.cell);

test('the bar goes anywhere, wheel and keys go by rows, and no row is missing or stands twice', async () => {
  await page.goto('/o/opportunity?sort=amount');
  await expectShown(page.getByText('60,000 条'));
  const drawn = await page.evaluate(() => document.querySelector('table')!.scrollHeight);
  expect(drawn, 'no taller than the browser may draw').toBeLessThan(TALLEST + 100);
  expect((await inOrder()).deals[0]).toBe(1);
  await page.mouse.move(700, 500);
  const down = await wheel(220, 25);
  expect(down).toEqual(withoutGap(down));
  expect((await inOrder()).rows[0], 'near the beginning rows have their true numbers').toBe((await seen()).deals[0]);

  await scrollTo(0.5);
  const middle = await inOrder();
  expect(Math.abs(middle.deals[0]! - DEALS / 2), `in the middle stands ${middle.deals[0]}`).toBeLessThan(DEALS * 0.06);
  const further = await wheel(220, 30);
  expect(further).toEqual(withoutGap(further));
  expect(further[0]).toBeLessThanOrEqual(middle.deals.at(-1)!);
  const back = await wheel(-220, 50);
  expect(back).toEqual(withoutGap(back));
  expect(back[0]).toBeLessThan(middle.deals[0]!);
  expect(back.at(-1)).toBeGreaterThan(middle.deals[0]!);

  await scrollTo(1);
  expect((await inOrder()).deals.at(-1)).toBe(DEALS);
  const up = await wheel(-220, 12);
  expect(up).toEqual(withoutGap(up));
});

test('Home, End and pages by key, with and without a cell that has the focus', async () => {
  await page.goto('/o/opportunity?sort=amount');
  await inOrder();
  await page.locator('table').locator('..').focus();
  await page.keyboard.press('End');
  await expect.poll(async () => (await seen()).deals.at(-1), { timeout: 15_000 }).toBe(DEALS);
  await inOrder();
  await page.keyboard.press('Home');
  await expect.poll(async () => (await seen()).deals[0], { timeout: 15_000 }).toBe(1);

  await page.locator('[data-cell="2:1"]').click();
  await page.keyboard.press('PageDown');
  const [row] = (await focusedCell())!.split(':').map(Number);
  expect(row).toBeGreaterThan(12);
  await inOrder();
  await page.keyboard.press('End');
  expect((await focusedCell())!.startsWith(`${row}:`)).toBe(true);
  await page.keyboard.press('Control+End');
  await expect.poll(focusedCell, { timeout: 15_000 }).toMatch(new RegExp(`^${DEALS - 1}:`));
  expect((await inOrder()).deals.at(-1)).toBe(DEALS);
  await page.keyboard.press('PageUp');
  await page.keyboard.press('ArrowUp');
  await inOrder();
  await page.keyboard.press('Control+Home');
  await expect.poll(focusedCell, { timeout: 15_000 }).toBe('0:0');
  expect((await inOrder()).deals[0]).toBe(1);
});
