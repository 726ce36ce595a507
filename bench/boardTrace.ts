import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright-core';
import { launch, visit } from '../e2e/support/browser.ts';
import { post, setUp } from '../e2e/support/company.ts';
import { create } from '../e2e/support/records.ts';
import { startServer } from '../e2e/support/server.ts';

/**
 * How long the board keeps a reader waiting with 12 000 deals on it: drives Chromium under a trace and reads, for every
 * act, the time from the input to the next picture (Event Timing) and the longest piece of work of the page's main
 * thread, by the clock and by the processor. Writes bench/board-trace.md. Run: node bench/boardTrace.ts [--deals 12000]
 */
const { values: options } = parseArgs({ options: { deals: { type: 'string', default: '12000' }, times: { type: 'string', default: '20' } } });
const DEALS = Number(options.deals);
const TIMES = Number(options.times);
const STAGES = ['qualify', 'need', 'solution', 'negotiation', 'contract'];

type Act = { name: string; before?: (page: Page, index: number) => Promise<void>; run: (page: Page, index: number) => Promise<void> };
const search = (page: Page) => page.getByPlaceholder('客户或名称');
const cards = (page: Page, stage: string) => page.locator(`[data-column="${stage}"] [data-card]`);
const gate = (page: Page) => page.getByRole('complementary', { name: /^推进到/ });

async function closeGate(page: Page): Promise<void> {
  if (!(await gate(page).isVisible())) return;
  await gate(page).getByRole('button', { name: '取消' }).click();
  await gate(page).waitFor({ state: 'hidden' });
}

async function lift(page: Page): Promise<void> {
  const box = await cards(page, 'qualify').nth(1).boundingBox();
  if (!box) throw new Error('no card to lift');
  await page.mouse.move(box.x + 60, box.y + 12);
  await page.mouse.down();
  await page.mouse.move(box.x + 90, box.y + 20, { steps: 3 });
}

async function over(page: Page, stage: string): Promise<void> {
  const box = await page.locator(`[data-column="${stage}"]`).boundingBox();
  if (box) await page.mouse.move(box.x + box.width / 2, box.y + 300, { steps: 6 });
}

const ACTS: readonly Act[] = [
  { name: 'type a letter into the search', run: async (page, index) => (index % 6 === 5 ? search(page).fill('') : search(page).press('abcdef'[index % 6]!)) },
  { name: 'arrow key to another card', before: async (page) => cards(page, 'need').first().focus(), run: async (page, index) => page.keyboard.press(index % 2 ? 'ArrowDown' : 'ArrowRight') },
  { name: 'select a card', run: async (page, index) => cards(page, 'need').nth(index % 4).click({ modifiers: ['Control'] }) },
  { name: 'select a whole column', run: async (page) => page.locator('[data-column="solution"]').getByRole('button', { name: '全选' }).click() },
  { name: 'open the gate panel by key', before: closeGate, run: async (page, index) => {
    await cards(page, 'qualify').nth(index % 3).press('Shift+ArrowRight');
    await gate(page).waitFor();
  } },
  { name: 'close the gate panel', before: async (page) => {
    if (await gate(page).isVisible()) return;
    await cards(page, 'qualify').first().press('Shift+ArrowRight');
    await gate(page).waitFor();
  }, run: closeGate },
  { name: 'lift a card', before: closeGate, run: lift },
  { name: 'carry a card over the columns', run: async (page, index) => over(page, STAGES[1 + (index % 4)]!) },
  { name: 'put a card down', run: async (page) => { await page.keyboard.press('Escape'); await page.mouse.up(); } },
  { name: 'drop a card into the next column', before: async (page) => { await lift(page); await over(page, 'need'); }, run: async (page) => {
    await page.mouse.up();
    await page.waitForTimeout(400);
  } },
  { name: 'scroll a column', before: closeGate, run: async (page) => {
    await cards(page, 'negotiation').first().hover();
    await page.mouse.wheel(0, 600);
    await page.waitForTimeout(120);
  } },
  { name: 'divide by owner, and back', run: async (page, index) => {
    await page.getByRole('button', { name: /^泳道/ }).click();
    await page.getByRole('button', { name: index % 2 ? '不分' : '负责人', exact: true }).last().click();
    await page.waitForTimeout(500);
  } },
];
/** Acts that belong together are done in turn, round after round. */
const TOGETHER = [['lift a card', 'carry a card over the columns', 'put a card down']];

type Reading = { event: number; task: number; work: number };
