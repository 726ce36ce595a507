import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Random, randomOf } from '#server/testing/random.ts';
import { type ColumnState, card, column, readColumns } from './support/board.ts';
import { launch, shot, type Visitor, visit } from './support/browser.ts';
import { ADMIN, post, setUp } from './support/company.ts';
import { askDatabase } from './support/database.ts';
import { expectShown } from './support/page.ts';
import { create } from './support/records.ts';
import { type RunningServer, startServer } from './support/server.ts';

/**
 * Two people on one board, each in a browser of their own, make a hundred moves at the same time: by drag and by key,
 * some refused by a gate, some undone, some both at the same card. What is chosen comes from a seed; how the two meet
 * does not. Afterwards both pages show what stands in the database.
 */
const SEED = 7;
const MOVES = 100;
const OPEN = ['qualify', 'need', 'solution', 'negotiation', 'contract'] as const;
/** How many deals begin where. The first column is longer than what a board loads at once. */
const BEGIN = { qualify: 34, need: 14, solution: 9, negotiation: 6, contract: 3 } as const;
const COLLEAGUE = { name: '同事', email: 'colleague@journey.example', password: 'another-long-password-8' };
const HALF_A_NAME = '还没打完的名';

let server: RunningServer;
let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());
// A company for each try: one that failed leaves a board that no other could begin on.
beforeEach(async () => {
  server = await startServer(['--blank']);
});
afterEach(() => server?.stop());

test('two people make a hundred moves on one board, and both end with what the database holds', async () => {
  const [one, two] = await twoPeople();
  await makeDeals(one);
  for (const { page } of [one, two]) {
    await page.goto('/board?funnel=standard&collapsed=-');
    await expectShown(column(page, 'contract').getByText('交易'));
  }
  // One has scrolled to a card in a column where only the other works; the other has half written a name.
  const list = column(one.page, 'qualify').getByRole('list');
  await list.hover({ position: { x: 80, y: 200 } });
  await one.page.mouse.wheel(0, 700);
  await expect.poll(() => list.evaluate((element) => element.parentElement?.scrollTop)).toBeGreaterThan(600);
  // The upper one: what leaves from between it and the edge is in sight, and then what is below closes the gap.
  const quiet = (await cardInSight(one.page, 'qualify', 0)) ?? '';
  const settled = await topOf(one.page, quiet);
  await two.page.getByRole('button', { name: '在需求确认新建' }).click();
  const name = column(two.page, 'need').getByLabel('商机名称');
  await name.fill(HALF_A_NAME);

  const made = { moves: 0 };
  for (const { page } of [one, two])
    page.on('response', (answer) => {
      if (/\/api\/moves(\/undo)?$/.test(answer.url())) made.moves += 1;
    });
  await Promise.all([
    work(one.page, randomOf(SEED), OPEN.slice(1), quiet, made),
    work(two.page, randomOf(SEED + 1), OPEN, quiet, made),
  ]);
  for (const { page } of [one, two]) await closeGate(page);

  await expect.poll(() => topOf(one.page, quiet), { timeout: 5_000 }).toBeCloseTo(settled, -1);
  expect(await name.inputValue()).toBe(HALF_A_NAME);
  const stored = await storedColumns();
  for (const [who, { page }] of [['one', one] as const, ['two', two] as const])
    await expect.poll(() => readColumns(page), { timeout: 8_000, message: `the board of ${who}` }).toEqual(stored);
  await shot(two.page, 'two-boards');
  expect(made.moves).toBeGreaterThanOrEqual(MOVES);
  expect(await movesInHistory()).toBeGreaterThan(MOVES / 3);
  expect([...one.complaints, ...two.complaints]).toEqual([]);
}, 300_000);

async function twoPeople(): Promise<[Visitor, Visitor]> {
  const size = { width: 1760, height: 1000 };
  const one = await visit(browser, server.address, { size });
  await setUp(one.context, '两块看板');
  await post(one.context, '/api/users', { users: [{ ...COLLEAGUE, roles: ['administrator'] }] });
  const two = await visit(browser, server.address, { size });
  const { email, password } = COLLEAGUE;
  expect((await two.context.request.post('/api/session', { data: { email, password } })).ok()).toBe(true);
  expect(ADMIN.email).not.toBe(email);
  return [one, two];
}

/** Deals for every column; every third lacks what a later gate asks. */
async function makeDeals({ context }: Visitor): Promise<void> {
  const account = await create(context, 'account', { name: '沃岭机电有限公司' });
  const decisionMaker = await create(context, 'contact', { name: '季文博', account });
  const stages = OPEN.flatMap((stage) => Array.from({ length: BEGIN[stage] }, () => stage));
  const records = stages.map((stage, index) => ({
    values: {
      name: `交易 ${String(index + 1).padStart(3, '0')}`,
      account,
      amount: String(10_000 + index * 137),
      expectedCloseDate: '2027-03-31',
      ...(index % 3 === 0 && ['qualify', 'need'].includes(stage) ? {} : { need: '两条产线要统一排产' }),
      decisionMaker,
      budget: '900000',
      ...(index % 4 === 0 && stage !== 'contract' ? {} : { paymentTerms: '三七付款', budgetConfirmed: true }),
    },
  }));
  const { outcomes } = await post<{ outcomes: { id: string }[] }>(context, '/api/records/opportunity', { records });
  const moves = outcomes.flatMap(({ id }, index) => (stages[index] === 'qualify' ? [] : [{ id, to: stages[index] }]));
  const moved = await post<{ outcomes: { ok: boolean }[] }>(context, '/api/moves', { object: 'opportunity', moves });
  expect(moved.outcomes.filter(({ ok }) => !ok)).toEqual([]);
}

const topOf = async (page: Page, id: string): Promise<number> => (await card(page, id).boundingBox())?.y ?? -1;

/** Moves cards of some columns until both have made enough moves between them; what the seed says, as far as one can. */
async function work(page: Page, random: Random, stages: readonly string[], quiet: string, made: { moves: number }) {
  while (made.moves < MOVES) {
    const from = random.pick(stages);
    const [way, place, answer] = [random.next(), random.next(), random.next()];
    const ahead = random.next() < 0.7;
    const id = await cardInSight(page, from, place, quiet);
    if (id === undefined) continue;
    const to = stages[stages.indexOf(from) + (ahead ? 1 : -1)];
    if (to === undefined) continue;
    const answered = answerOf(page, '/api/moves');
    const tried = way < 0.4 ? await dragTo(page, id, to) : await pressOn(page, id, ahead ? ']' : '[');
    if (!tried) continue;
    await answered;
    if (await page.getByRole('complementary', { name: /^(推进到|退回到)/ }).isVisible()) await answerGate(page, answer);
    else if (answer < 0.3) await undo(page);
  }
}

/** A card that one sees whole in a column, but not the one that is to stay. */
function cardInSight(page: Page, stage: string, place: number, quiet = ''): Promise<string | undefined> {
  return column(page, stage).evaluate(
    (section, [at, kept]) => {
      const area = section.querySelector('ul')?.parentElement?.getBoundingClientRect();
      const cards = [...section.querySelectorAll<HTMLElement>('[data-card]')].filter((each) => {
        const { top, bottom } = each.getBoundingClientRect();
        return area && top >= area.top && bottom <= area.bottom && each.dataset.card !== kept;
      });
      return cards[Math.floor((at as number) * cards.length)]?.dataset.card;
    },
    [place, quiet] as const,
  );
}

async function pressOn(page: Page, id: string, key: string): Promise<boolean> {
  const isThere = await card(page, id)
    .evaluate(
      (element) => {
        element.focus({ preventScroll: true });
        return document.activeElement === element;
      },
      undefined,
      { timeout: 1_000 },
    )
    .catch(() => false);
  if (isThere) await page.keyboard.press(key);
  return isThere;
}

async function dragTo(page: Page, id: string, to: string): Promise<boolean> {
  const start = await card(page, id)
    .boundingBox({ timeout: 1_000 })
    .catch(() => null);
  const end = await column(page, to).boundingBox();
  if (!start || !end) return false;
  await page.mouse.move(start.x + 60, start.y + 12);
  await page.mouse.down();
  await page.mouse.move(start.x + 80, start.y + 20, { steps: 2 });
  await page.mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 4 });
  await page.mouse.up();
  return true;
}

/** Resolves when the server has answered; nobody waits long, since a colleague may have taken the card away. */
const answerOf = (page: Page, path: string) =>
  page.waitForResponse((answer) => answer.url().endsWith(path), { timeout: 1_500 }).catch(() => undefined);

/** Fills the need in where that is what is asked for, or leaves it. */
async function answerGate(page: Page, answer: number): Promise<void> {
  const need = page.getByRole('complementary').getByLabel('需求', { exact: true });
  if (answer < 0.5 || !(await need.isVisible())) return closeGate(page);
  await need.fill('已补上');
  const done = page.getByRole('button', { name: '补齐后推进' });
  const answered = answerOf(page, '/api/moves');
  await done.click({ timeout: 2_000 }).catch(() => undefined);
  await answered;
  await closeGate(page);
}

async function closeGate(page: Page): Promise<void> {
  const cancel = page.getByRole('complementary', { name: /^(推进到|退回到)/ }).getByRole('button', { name: '取消' });
  if (await cancel.isVisible()) await cancel.click({ timeout: 2_000 }).catch(() => undefined);
}

async function undo(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: /^撤销/ }).last();
  if (!(await button.isVisible())) return;
  const answered = answerOf(page, '/api/moves/undo');
  await button.click({ timeout: 1_000 }).catch(() => undefined);
  await answered;
}

/** What a board of this funnel is to show: everything open, and what was won in this quarter. */
async function storedColumns(): Promise<ColumnState[]> {
  const stored = await askDatabase<{ stage: string; count: number; amount: number; ids: string[] }>(
    server,
    (ws) => `select stage_key as stage, count(*)::int as count, sum(amount)::float8 as amount,
        array_agg(id::text order by id::text) as ids
      from ${ws}.opportunity where deleted_at is null and funnel_key = 'standard' group by stage_key`,
  );
  return [...OPEN, 'won'].map(
    (stage) => stored.find((each) => each.stage === stage) ?? { stage, count: 0, amount: 0, ids: [] },
  );
}

async function movesInHistory(): Promise<number> {
  const [row] = await askDatabase<{ moves: number }>(
    server,
    (ws) => `select count(*)::int as moves from ${ws}.event where kind = 5`,
  );
  return row?.moves ?? 0;
}
