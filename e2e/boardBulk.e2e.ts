import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { card, column } from './support/board.ts';
import { launch, PHONE, type Visitor, visit } from './support/browser.ts';
import { ADMIN, post, setUp } from './support/company.ts';
import { askDatabase } from './support/database.ts';
import { expectGone, expectShown } from './support/page.ts';
import { create, me } from './support/records.ts';
import { type RunningServer, startServer } from './support/server.ts';

/** Many cards at once, lanes as places to drop cards, and a record made on the board; every step asked of the database. */
const REP = { name: '陈一诺', email: 'rep@journey.example', password: 'another-long-password-8' };
const DATE = { expectedCloseDate: '2027-03-31' };

let server: RunningServer;
let browser: Browser;
let visitor: Visitor;
let page: Page;
let account: string;
let owners: { admin: string; rep: string };
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(['--blank']), launch()]);
  visitor = await visit(browser, server.address, { size: { width: 1760, height: 1000 } });
  page = visitor.page;
  await setUp(visitor.context, '一次多个');
  const { id: departmentId } = await post<{ id: string }>(visitor.context, '/api/departments', { name: '华东' });
  await post(visitor.context, '/api/users', { users: [{ ...REP, roles: ['rep'], departmentId }] });
  const { users } = (await (await visitor.context.request.get('/api/users')).json()) as {
    users: { id: string; name: string }[];
  };
  owners = {
    admin: (await me(visitor.context)).id,
    rep: users.find(({ name }) => name === REP.name)?.id ?? '',
  };
  account = await create(visitor.context, 'account', { name: '沃岭机电有限公司' });
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  expect(visitor.complaints).toEqual([]);
});

type Stored = { name: string; stage: string; owner: string };
const stored = async (...ids: string[]): Promise<Stored[]> =>
  askDatabase<Stored>(
    server,
    (ws) => `select name, stage_key as stage, owner_id::text as owner from ${ws}.opportunity
      where id in (${ids.map((id) => `'${id}'`).join()}) order by array_position(array[${ids.map((id) => `'${id}'`).join()}]::uuid[], id)`,
  );
const stagesOf = async (...ids: string[]) => (await stored(...ids)).map(({ stage }) => stage);
const deal = (name: string, values: object = {}) =>
  create(visitor.context, 'opportunity', { name, account, amount: '10000', ...values });
const panel = (name: RegExp | string) => page.getByRole('complementary', { name });
const option = (words: string) => page.locator('.ant-select-item-option-content', { hasText: words }).last();
const undo = () => page.getByRole('button', { name: /^撤销/ }).last();

async function select(...ids: string[]): Promise<void> {
  for (const id of ids) await card(page, id).click({ modifiers: ['Control'] });
}

async function lift(one: Locator): Promise<void> {
  const box = await one.boundingBox();
  if (!box) throw new Error('no card to lift');
  await page.mouse.move(box.x + 60, box.y + 12);
  await page.mouse.down();
  await page.mouse.move(box.x + 90, box.y + 20, { steps: 3 });
}

async function carryTo(place: Locator): Promise<void> {
  await place.scrollIntoViewIfNeeded();
  const box = await place.boundingBox();
  if (!box) throw new Error('no place to drop on');
  await page.mouse.move(box.x + box.width / 2, box.y + Math.min(40, box.height / 2), { steps: 6 });
}

async function divideBy(field: string): Promise<void> {
  await page.getByRole('button', { name: /^分道/ }).click();
  await page.getByRole('button', { name: field, exact: true }).last().click();
}

test('several cards: said first, done, filled in, tried again, and all taken back', async () => {
  const ready = [await deal('甲一', DATE), await deal('甲二', DATE)];
  const dateless = await deal('乙一');
  const bare = await deal('乙二', { account: null });
  const there = await deal('丙一', DATE);
  await post(visitor.context, '/api/moves', { object: 'opportunity', moves: [{ id: there, to: 'need' }] });
  const all = [...ready, dateless, bare, there];
  const before = await stagesOf(...all);
  await page.goto('/board?funnel=standard&collapsed=-');
  await expectShown(card(page, bare));
  await select(...all);
  await page.getByRole('toolbar').getByRole('button', { name: '移到' }).click();
  await page.getByRole('menuitem', { name: '需求确认' }).click();

  const asked = panel('5 个：移到需求确认');
  await expectShown(asked.getByText('2 个会移过去'));
  await expectShown(asked.getByText('1 个已经在那里'));
  await expectShown(asked.getByText('2 个不能移过去'));
  await expectShown(asked.getByText('进入“需求确认”前需要填写预计成交日期').first());
  await expectShown(asked.getByRole('button', { name: '移动 2 个' }));
  await asked.getByLabel('预计成交日期').fill('2027-05-31');
  await asked.getByLabel('预计成交日期').press('Enter');
  await expectShown(asked.getByRole('button', { name: '填入并移动这 3 个' }));
  expect(await stagesOf(...all), 'nothing is done before it is confirmed').toEqual(before);
  await asked.getByRole('button', { name: '填入并移动这 3 个' }).click();

  const left = panel('1 个没有移过去');
  await expectShown(left.getByText('3 个已移过去'));
  expect(await stagesOf(...ready, dateless)).toEqual(['need', 'need', 'need']);
  expect(await stagesOf(bare)).toEqual(['qualify']);
  await left.getByLabel('客户', { exact: true }).fill('沃岭');
  await option('沃岭机电有限公司').click();
  await left.getByLabel('预计成交日期').fill('2027-05-31');
  await left.getByLabel('预计成交日期').press('Enter');
  await left.getByRole('button', { name: '填入并移动这 1 个' }).click();
  await expectGone(left);
  await expect.poll(() => stagesOf(...all)).toEqual(all.map(() => 'need'));

  await undo().click();
  await expectShown(page.getByText('已撤销 4 个'));
  expect(await stagesOf(...all)).toEqual(before);
  await expectShown(column(page, 'qualify').locator(`[data-card="${bare}"]`));
});

test('a selection that is dragged, and undo all in the panel', async () => {
  const ids = [await deal('丁一', DATE), await deal('丁二', DATE), await deal('丁三')];
  await page.goto('/board?funnel=standard&collapsed=-&q=丁');
  await expectShown(card(page, ids[2]!));
  await select(...ids);
  await lift(card(page, ids[0]!));
  await carryTo(column(page, 'need'));
  await expectShown(page.getByText('移到需求确认', { exact: true }));
  await page.mouse.up();
  await panel('3 个：移到需求确认').getByRole('button', { name: '移动 2 个' }).click();
  const left = panel('1 个没有移过去');
  await expectShown(left);
  expect(await stagesOf(...ids)).toEqual(['need', 'need', 'qualify']);
  await left.getByRole('button', { name: '全部撤销（2）' }).click();
  await expectShown(page.getByText('已撤销 2 个'));
  expect(await stagesOf(...ids)).toEqual(['qualify', 'qualify', 'qualify']);
});

test('a card dropped into another lane changes that field, with the stage or without, and undo brings both back', async () => {
  const [mine, theirs] = [await deal('戊一', DATE), await deal('戊二', { ...DATE, owner: owners.rep })];
  // A lane is there as long as a card is.
  await deal('戊三', DATE);
  await page.goto('/board?funnel=standard&collapsed=-&q=戊');
  await expectShown(card(page, theirs));
  await divideBy('负责人');
  const lane = page.locator(`[data-lane="${owners.rep}"]`);
  await expectShown(lane.locator(`[data-card="${theirs}"]`));

  await lift(card(page, mine));
  await carryTo(lane.locator('[data-column="qualify"]'));
  await expectShown(page.getByText(`负责人改为${REP.name}`, { exact: true }));
  await page.mouse.up();
  await expectShown(lane.locator(`[data-card="${mine}"]`));
  await expect.poll(() => stored(mine)).toEqual([{ name: '戊一', stage: 'qualify', owner: owners.rep }]);
  await undo().click();
  await expect.poll(() => stored(mine)).toEqual([{ name: '戊一', stage: 'qualify', owner: owners.admin }]);
  await expectShown(page.locator(`[data-lane="${owners.admin}"] [data-card="${mine}"]`));

  await lift(card(page, mine));
  await carryTo(lane.locator('[data-column="need"]'));
  await page.mouse.up();
  await expect.poll(() => stored(mine)).toEqual([{ name: '戊一', stage: 'need', owner: owners.rep }]);
  await expectShown(lane.locator(`[data-column="need"] [data-card="${mine}"]`));
  await undo().click();
  await expect.poll(() => stored(mine)).toEqual([{ name: '戊一', stage: 'qualify', owner: owners.admin }]);

  // By keyboard, lane by lane.
  await expectShown(page.locator(`[data-lane="${owners.admin}"] [data-column="qualify"] [data-card="${mine}"]`));
  await card(page, mine).press('Space');
  await expectShown(page.getByRole('region', { name: '结束' }));
  const isAbove = await lane.evaluate((element) => element.previousElementSibling?.hasAttribute('data-lane') ?? false);
  await page.keyboard.press(isAbove ? 'ArrowDown' : 'ArrowUp');
  await expectShown(page.getByText(`负责人改为${REP.name}`, { exact: true }));
  await page.keyboard.press('Space');
  await expect.poll(() => stored(mine)).toEqual([{ name: '戊一', stage: 'qualify', owner: owners.rep }]);

  // By the card's menu, at a desk and on a phone, where nothing is dragged.
  const ownerTo = async (name: string) => {
    await card(page, mine).locator('..').getByRole('button', { name: '移动 戊一' }).click();
    await page.getByRole('menuitem', { name, exact: true }).click();
  };
  await card(page, mine).hover();
  await ownerTo(ADMIN.name);
  await expect.poll(() => stored(mine)).toEqual([{ name: '戊一', stage: 'qualify', owner: owners.admin }]);
  const { width, height } = page.viewportSize()!;
  await page.setViewportSize(PHONE);
  await expectGone(page.locator('[data-lane]'));
  const group = (name: string) => page.getByRole('region', { name, exact: true });
  await expectShown(group(ADMIN.name));
  if (!(await card(page, mine).isVisible())) await group(ADMIN.name).getByRole('button').first().click();
  await ownerTo(REP.name);
  await expect.poll(() => stored(mine)).toEqual([{ name: '戊一', stage: 'qualify', owner: owners.rep }]);
  await page.setViewportSize({ width, height });
});

test('what cannot be dropped somewhere says why while it is dragged', async () => {
  const id = await deal('己一', DATE);
  const other = await deal('己二', { ...DATE, owner: owners.rep });
  await page.goto('/board?funnel=standard&collapsed=-&q=己&lanes=department');
  await expectShown(page.locator(`[data-lane] [data-card="${id}"]`));
  await expectShown(page.locator(`[data-lane] [data-card="${other}"]`));
  await lift(card(page, id));
  await carryTo(page.locator('[data-lane]', { has: card(page, other) }).locator('[data-column="qualify"]'));
  await expectShown(page.getByText('所属部门不能直接修改，只能在同一道里移动'));
  await page.mouse.up();
  expect(await stored(id)).toEqual([{ name: '己一', stage: 'qualify', owner: owners.admin }]);
});

test('a record with a new account is made on the board', async () => {
  await page.goto('/board?funnel=standard&collapsed=-');
  await page.getByRole('button', { name: '在初步接洽新建' }).click();
  const form = column(page, 'qualify').getByRole('form');
  await form.getByLabel('商机名称').fill('庚一');
  await form.getByLabel('客户', { exact: true }).fill('新桥泵业');
  await option('新建客户“新桥泵业”').click();
  await form.getByRole('button', { name: '建立' }).click();
  await expectShown(column(page, 'qualify').locator('[data-card]', { hasText: '新桥泵业' }));
  const made = await askDatabase<{ deal: string; account: string }>(
    server,
    (ws) => `select o.name as deal, a.name as account from ${ws}.opportunity o join ${ws}.account a on a.id = o.account
      where o.name = '庚一'`,
  );
  expect(made).toEqual([{ deal: '庚一', account: '新桥泵业' }]);
});

test("somebody's records open their funnel; who sees as another is offered no change", async () => {
  await post(visitor.context, '/api/session/see-as', { userId: owners.rep });
  try {
    await page.evaluate(() => localStorage.setItem('loudou.boardFunnel', 'leads'));
    await page.goto(`/board?owner=${owners.rep}`);
    await expectShown(page.getByText('戊二').first());
    expect(await page.getByRole('button', { name: /新建/ }).count()).toBe(0);
    expect(await page.getByRole('button', { name: /^(选中|移动) / }).count()).toBe(0);
  } finally {
    await visitor.context.request.delete('/api/session/see-as', {
      headers: {
        'x-csrf-token': ((await (await visitor.context.request.get('/api/session')).json()) as { csrf: string }).csrf,
      },
    });
  }
});
