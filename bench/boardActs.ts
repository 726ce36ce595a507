import type { Page } from 'playwright-core';

/** The open stages of the standard funnel. */
export const STAGES = ['qualify', 'need', 'solution', 'negotiation', 'contract'];

export type Act = {
  name: string;
  before?: (page: Page, index: number) => Promise<void>;
  run: (page: Page, index: number) => Promise<void>;
  /** What is there once the act has done its work, where that comes after the next picture: with what the server reads. */
  brings?: string;
};
const search = (page: Page) => page.getByPlaceholder('客户或名称');
export const cards = (page: Page, stage: string) => page.locator(`[data-column="${stage}"] [data-card]`);
const gate = (page: Page) => page.getByRole('complementary', { name: /^推进到/ });

async function divide(page: Page, by: string): Promise<void> {
  await page.getByRole('button', { name: /^分道/ }).click();
  await page.getByRole('button', { name: by, exact: true }).last().click();
  await page.waitForTimeout(800);
}

async function clearSearch(page: Page): Promise<void> {
  await search(page).fill('');
  await page.waitForFunction(() => !new URLSearchParams(location.search).has('q'));
  await cards(page, 'need').first().waitFor();
}

async function closeGate(page: Page): Promise<void> {
  if (!(await gate(page).isVisible())) return;
  await gate(page).getByRole('button', { name: '取消' }).click();
  await gate(page).waitFor({ state: 'hidden' });
}

async function lift(page: Page): Promise<void> {
  const none = page.getByRole('button', { name: '取消选择' });
  if (await none.isVisible()) await none.click();
  const box = await cards(page, 'need').nth(1).boundingBox();
  if (!box) throw new Error('no card to lift');
  await page.mouse.move(box.x + 60, box.y + 12);
  await page.mouse.down();
  await page.mouse.move(box.x + 90, box.y + 20, { steps: 3 });
}

async function over(page: Page, stage: string): Promise<void> {
  const box = await page.locator(`[data-column="${stage}"]`).boundingBox();
  if (box) await page.mouse.move(box.x + box.width / 2, box.y + 300, { steps: 6 });
}

/** What a reader does to the board, in order; what one leaves behind the next begins with. */
export const ACTS: readonly Act[] = [
  {
    name: 'type a letter into the search',
    before: clearSearch,
    run: async (page) => {
      await search(page).press('1');
      await page.waitForTimeout(600);
    },
  },
  {
    name: 'arrow key to another card',
    before: async (page) => {
      await clearSearch(page);
      await cards(page, 'need').first().focus();
    },
    run: async (page, index) => page.keyboard.press(index % 2 ? 'ArrowDown' : 'ArrowRight'),
  },
  {
    name: 'select a card',
    run: async (page, index) =>
      cards(page, 'need')
        .nth(index % 4)
        .click({ modifiers: ['Control'] }),
  },
  {
    name: 'select a whole column',
    run: async (page) => page.locator('[data-column="solution"]').getByRole('button', { name: '全选' }).click(),
  },
  {
    name: 'open the gate panel by key',
    before: closeGate,
    run: async (page, index) => {
      await cards(page, 'qualify')
        .nth(index % 3)
        .press('Shift+ArrowRight');
      await gate(page).waitFor();
    },
  },
  {
    name: 'close the gate panel',
    before: async (page) => {
      if (await gate(page).isVisible()) return;
      await cards(page, 'qualify').first().press('Shift+ArrowRight');
      await gate(page).waitFor();
    },
    run: closeGate,
  },
  { name: 'lift a card', before: closeGate, run: lift },
  { name: 'carry a card over the columns', run: async (page, index) => over(page, STAGES[1 + (index % 4)]!) },
  {
    name: 'put a card down',
    run: async (page) => {
      await page.keyboard.press('Escape');
      await page.mouse.up();
    },
  },
  {
    name: 'drop a card into the next column',
    before: async (page) => {
      await lift(page);
      await over(page, 'solution');
    },
    run: async (page) => {
      await page.mouse.up();
      await page.waitForTimeout(400);
    },
  },
  {
    name: 'scroll a column',
    before: closeGate,
    run: async (page) => {
      await cards(page, 'negotiation').first().hover();
      await page.mouse.wheel(0, 600);
      await page.waitForTimeout(120);
    },
  },
  {
    name: 'divide by owner',
    before: closeGate,
    run: (page) => divide(page, '负责人'),
    brings: '[data-lane] [data-card]',
  },
  { name: 'undivide', run: (page) => divide(page, '不分'), brings: 'section[data-column] [data-card]' },
];
