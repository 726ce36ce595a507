import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { DESKTOP, launch, PHONE, visit } from './support/browser.ts';
import { ROOT, startServer } from './support/server.ts';

/** Makes the pictures of the README from the demo company: `node e2e/screenshots.ts`. */
const FOLDER = join(ROOT, 'docs', 'images');

async function openFirstCard(page: Page): Promise<void> {
  await page.goto('/board');
  await page.waitForLoadState('networkidle');
}

async function openDeal(page: Page): Promise<void> {
  await page.goto('/o/opportunity');
  await page.waitForLoadState('networkidle');
  const { id } = await page.evaluate(async () => {
    const session = await (await fetch('/api/session')).json();
    const answer = await fetch('/api/records/opportunity/query', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-csrf-token': session.csrf },
      body: JSON.stringify({
        limit: 1,
        columns: ['name'],
        sort: [{ field: 'amount', descending: true }],
        filter: {
          all: [
            { field: 'stageKind', op: 'eq', value: 'open' },
            { field: 'decisionMaker', op: 'notEmpty' },
          ],
        },
      }),
    });
    return (await answer.json()).records[0] as { id: string };
  });
  await page.goto(`/o/opportunity/${id}`);
  await page.waitForLoadState('networkidle');
}

const PICTURES = [
  { name: 'board', look: { size: DESKTOP }, persona: 'manager', open: openFirstCard },
  { name: 'deal', look: { size: DESKTOP }, persona: 'manager', open: openDeal },
  {
    name: 'cockpit',
    look: { size: DESKTOP },
    persona: 'executive',
    open: (page: Page) => openAndRest(page, '/cockpit'),
  },
  {
    name: 'cockpit-dark-en',
    look: { size: DESKTOP, theme: 'dark', language: 'en' },
    persona: 'executive',
    open: (page: Page) => openAndRest(page, '/cockpit'),
  },
  { name: 'board-phone', look: { size: PHONE }, persona: 'rep', open: openFirstCard },
] as const;

async function openAndRest(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.waitForLoadState('networkidle');
}

mkdirSync(FOLDER, { recursive: true });
const [server, browser] = await Promise.all([startServer(), launch()]);
try {
  for (const { name, look, persona, open } of PICTURES) {
    const { page, context } = await visit(browser, server.address, look);
    await context.request.post('/api/demo/sign-in', { data: { persona } });
    await open(page);
    await page.screenshot({ path: join(FOLDER, `${name}.png`) });
    await context.close();
  }
} finally {
  await browser.close();
  await server.stop();
}
