import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, seriousFindings, shot, type Visitor } from './support/browser.ts';
import { post, write } from './support/company.ts';
import { enterAs } from './support/demo.ts';
import { expectGone, expectShown } from './support/page.ts';
import { create, me } from './support/records.ts';

/**
 * A rule stops somebody; he says right there what does not fit. Who looks after the funnel sees what that gate costs, reads it,
 * answers, and lets one team try another version, who are told so.
 */
const SAID = '预计成交日期在这一步还定不下来';
const ANSWER = '下一版改到投标报价';

let browser: Browser;
let rep: Visitor;
let keeper: Visitor;
let manager: Visitor;
let deal: string;
let funnel: string;
beforeAll(async () => {
  browser = await launch();
  [rep, keeper, manager] = await Promise.all([
    enterAs(browser, 'rep'),
    enterAs(browser, 'administrator'),
    enterAs(browser, 'manager'),
  ]);
  const account = await create(rep.context, 'account', { name: '反馈测试客户' });
  deal = await create(rep.context, 'opportunity', { name: '反馈测试商机', account, amount: 380000 });
  const answer = await rep.context.request.get(`/api/journey/opportunity/${deal}`);
  funnel = ((await answer.json()) as { funnel: { key: string } }).funnel.key;
});
afterAll(async () => {
  const complaints = [rep, keeper, manager].flatMap((one) => one.complaints);
  await browser.close();
  expect(complaints, 'the console stays silent').toEqual([]);
});

test('where a rule is met, one says what is wrong with it', async () => {
  const { page } = rep;
  await page.goto(`/o/opportunity/${deal}`);
  const refused = { object: 'opportunity', moves: [{ id: deal, to: 'need' }] };
  expect(await post(rep.context, '/api/moves', refused)).toMatchObject({ outcomes: [{ ok: false }] });
  await page.getByRole('button', { name: '这条规则有问题？' }).click();
  const dialog = page.getByRole('dialog', { name: '这条规则有问题？' });
  await dialog.getByRole('radio', { name: '必填：预计成交日期' }).check();
  await dialog.getByLabel('哪里不合适？').fill(SAID);
  await shot(page, 'feedback-dialog');
  await dialog.getByRole('button', { name: '发送' }).click();
  await expectGone(dialog);
});

test('who looks after the funnel sees what the gate costs and what is said, and answers', async () => {
  const { page } = keeper;
  await page.goto(`/funnels/${funnel}/feedback`);
  const row = page.getByRole('row').filter({ hasText: '必填：预计成交日期' });
  await expectShown(row);
  expect(await row.innerText()).toMatch(/38/);
  const said = page.getByRole('listitem').filter({ hasText: SAID });
  await expectShown(said);
  await shot(page, 'feedback-page');
  expect(await seriousFindings(page)).toEqual([]);
  await said.getByLabel('答复').fill(ANSWER);
  await said.getByRole('button', { name: '标为已处理' }).click();
  await expectShown(said.getByText(ANSWER));
});

test('who said it finds the answer, and no figures', async () => {
  const { page } = rep;
  await page.goto('/notifications');
  await page
    .getByRole('button')
    .filter({ hasText: /答复了您对.+的意见/ })
    .filter({ hasText: ANSWER })
    .first()
    .click();
  await expectShown(page.getByRole('listitem').filter({ hasText: ANSWER }));
  expect(new URL(page.url()).pathname).toBe(`/funnels/${funnel}/feedback`);
  await expectShown(page.getByText('只给维护漏斗的同事看'));
  expect(await page.getByRole('table').count()).toBe(0);
});

test('a draft runs over the past before it holds: what it would have stopped, whose that was, how it ended', async () => {
  const { context, page } = keeper;
  const { draft, version } = await draftOf('equipment');
  const { transitions, mapping } = version;
  const stages = version.stages.map((stage) =>
    stage.key === 'proposal' ? { ...stage, requiredFields: [...stage.requiredFields, 'competitor'] } : stage,
  );
  const path = `/api/funnels/equipment/drafts/${draft.id}`;
  await write(context, 'PUT', path, { lockVersion: draft.lockVersion, stages, transitions, mapping });
  try {
    const address = `/funnels/equipment/replay?version=${draft.id}`;
    await page.goto(address);
    const headline = page.getByRole('status').filter({ hasText: /这一版会拦下 \d+ 次/ });
    await expectShown(headline);
    const stopped = /拦下 (\d+) 次/.exec(await headline.innerText())![1];
    const row = page.getByRole('row', { name: /必填：主要竞争对手/ });
    expect(await row.innerText()).toMatch(/拦下的 \d+ 个商机里，\d+ 个后来输单/);
    const totals = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: /区$/ }) });
    const ofTeams = (await totals.allInnerTexts()).map((text) => Number(text.split('\t')[2]) || 0);
    expect(
      ofTeams.reduce((sum, count) => sum + count, 0),
      'departments add up',
    ).toBe(Number(stopped));
    expect(await seriousFindings(page)).toEqual([]);
    await shot(page, 'replay');
    await row.getByRole('button').first().press('Enter');
    await expectShown(page.getByRole('dialog'));
    await rep.page.goto(address);
    await expectShown(rep.page.getByText('回放只给维护漏斗的同事用'));
  } finally {
    await write(context, 'DELETE', path, undefined);
  }
});

test('who tries a version is told so on the board, with what is different; the pilot stands beside the others', async () => {
  const { id: trying } = await me(manager.context);
  const { context, page } = keeper;
  const drafts = `/api/funnels/${funnel}/drafts`;
  const { draft, version } = await draftOf(funnel);
  const [first, ...others] = version.stages;
  const stages = [{ ...first, dwellDays: 3, dwellIn: 'working' }, ...others];
  const { transitions, mapping } = version;
  const saved = await write(context, 'PUT', `${drafts}/${draft.id}`, {
    ...{ lockVersion: draft.lockVersion, stages, transitions, mapping },
  });
  const { lockVersion } = JSON.parse(saved) as { lockVersion: number };
  await post(context, `${drafts}/${draft.id}/pilot`, { lockVersion, departments: [], people: [trying] });
  try {
    await manager.page.goto(`/board?funnel=${funnel}`);
    const note = manager.page.getByRole('note').filter({ hasText: '正在试用' });
    await expectShown(note);
    await note.getByRole('button', { name: '有什么不同' }).click();
    await manager.page.getByRole('dialog').getByText('停留上限').hover();
    await shot(manager.page, 'feedback-pilot');
    await page.goto(`/funnels/${funnel}/feedback`);
    await expectShown(page.getByRole('columnheader', { name: /^试点/ }));
    const refused = page.getByRole('row', { name: /^被拒绝的比例/ });
    expect(await refused.innerText(), 'a share of all attempts').not.toMatch(/\d,\d{3}%/);
    await shot(page, 'feedback-adoption');
    await looks(page);
  } finally {
    await write(context, 'DELETE', `/api/funnels/${funnel}/pilot`, undefined);
  }
});

/** A draft that is as the live version is. */
async function draftOf(key: string) {
  const { context } = keeper;
  const read = async (path: string) => (await context.request.get(`/api/funnels/${key}${path}`)).json();
  const { versions } = (await read('')) as { versions: { id: number; state: string }[] };
  const live = versions.find(({ state }) => state === 'live')!.id;
  const from = { from: { version: live } };
  const draft = await post<{ id: number; lockVersion: number }>(context, `/api/funnels/${key}/drafts`, from);
  const version = (await read(`/versions/${draft.id}`)) as {
    stages: { key: string; requiredFields: string[]; dwellDays?: number }[];
    transitions: object;
    mapping: object[];
  };
  return { draft, version };
}

/** The page in another language, in the dark and on a phone. */
async function looks(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 390, height: 844 });
  await expectShown(page.getByRole('columnheader', { name: /^试点/ }));
  await shot(page, 'feedback-phone');
}
