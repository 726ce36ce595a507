import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { card } from './support/board.ts';
import { launch, visit } from './support/browser.ts';
import { setUp } from './support/company.ts';
import { create } from './support/records.ts';
import { type RunningServer, startServer } from './support/server.ts';

/** The board is open all day and on the road: what a first visit loads stays small. */
const MOST_KB = 400;

let server: RunningServer;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(['--blank']), launch()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

test(`the board sends at most ${MOST_KB} kB of JavaScript`, async () => {
  const { page, context } = await visit(browser, server.address);
  await setUp(context, '轻装');
  const deal = await create(context, 'opportunity', { name: '首单' });
  const scripts: Promise<{ name: string; size: number }>[] = [];
  page.on('response', (answer) => {
    const name = new URL(answer.url()).pathname;
    if (name.endsWith('.js')) scripts.push(answer.body().then((body) => ({ name, size: gzipSync(body).length })));
  });
  await page.goto('/board');
  await card(page, deal).waitFor();
  // What the first drawing of the cards asks for in turn.
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(() => requestIdleCallback(resolve))));
  const sent = (await Promise.all(scripts)).toSorted((a, b) => b.size - a.size);
  const total = sent.reduce((sum, { size }) => sum + size, 0);
  const largest = sent.slice(0, 12).map(({ name, size }) => `${name} ${Math.round(size / 1_000)}`);
  expect(total / 1_000, largest.join('\n')).toBeLessThanOrEqual(MOST_KB);
  expect(sent.length).toBeGreaterThan(10);
});
