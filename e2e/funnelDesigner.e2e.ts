import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, PHONE, seriousFindings, shot, type Visitor, visit } from './support/browser.ts';
import { post, setUp } from './support/company.ts';
import {
  askToPublish,
  confirmPublish,
  dragOnto,
  isSaved,
  newEntryGate,
  rollBack,
  selectStage,
  splitByAmount,
  stageNames,
  tile,
} from './support/designer.ts';
import { expectGone, expectShown, pick } from './support/page.ts';
import { create, valuesOf } from './support/records.ts';
import { type RunningServer, startServer } from './support/server.ts';

/** From an empty company: a gate is drawn and published, holds, and the funnel is rebuilt under the deals in it. */
let server: RunningServer;
let browser: Browser;
let admin: Visitor;
let page: Page;
let deals: { small: string; large: string; signing: string };
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(['--blank']), launch()]);
  admin = await visit(browser, server.address);
  page = admin.page;
  await setUp(admin.context, '晨曦智能装备');
  await admin.context.addInitScript(() => localStorage.setItem('loudou.tour', 'seen'));
});
afterAll(async () => {
  const complaints = admin?.complaints ?? [];
  await browser?.close();
  await server?.stop();
  expect(complaints, 'the console stays silent').toEqual([]);
});

const see = (name: string) => shot(page, `designer-${name}`);
const dialog = (name: string | RegExp): Locator => page.getByRole('dialog', { name });
/** What is read out while a stage is moved by keys. */
const expectSaid = (text: string) =>
  page.locator('[id^=DndLiveRegion]').filter({ hasText: text }).waitFor({ state: 'attached' });
/** A key that comes before the picked-up stage listens is not heard, so it is pressed until the place is read out. */
async function stepUntilSaid(text: string): Promise<void> {
  const said = page.locator('[id^=DndLiveRegion]').filter({ hasText: text });
  for (let presses = 0; presses < 5 && (await said.count()) === 0; presses += 1) {
    await page.keyboard.press('ArrowRight');
    await said.waitFor({ state: 'attached', timeout: 2000 }).catch(() => {});
  }
  await expectSaid(text);
}
type Outcome = { ok: boolean; issues?: { code: string; field?: string }[] };
const move = async (id: string, to: string) =>
  (await post<{ outcomes: Outcome[] }>(admin.context, '/api/moves', { object: 'opportunity', moves: [{ id, to }] }))
    .outcomes[0];
async function publish(): Promise<void> {
  await askToPublish(page, 'designer-dialog');
  await confirmPublish(page);
}

test('from the settings to a draft of the standard funnel', async () => {
  await page.goto('/settings/general');
  await page
    .getByRole('navigation', { name: '设置' })
    .getByRole('link', { name: /漏斗设计/ })
    .click();
  await page
    .getByRole('main')
    .getByRole('link', { name: /标准销售漏斗/ })
    .click();
  await expectShown(page.getByText('与决策人谈定价格和主要条款'));
  await page.getByRole('button', { name: '新建草稿' }).click();
  await expectShown(tile(page, '商务谈判'));
  expect(await stageNames(page)).toEqual(['初步接洽', '需求确认', '方案呈现', '商务谈判', '合同签署']);
  await see('1-draft');
  expect(await seriousFindings(page)).toEqual([]);
});

test('a quotation, confirmed by somebody else and newer than the amount, is asked at the entry of a stage', async () => {
  await selectStage(page, '商务谈判');
  const form = await newEntryGate(page, '文件');
  expect(await form.getByRole('button', { name: '确定' }).isDisabled()).toBe(true);
  await pick(page, form.getByRole('combobox', { name: '文件字段' }), '报价单');
  await pick(page, form.getByRole('combobox', { name: '上传后不能再改动' }), '金额');
  await see('2-gate-form');
  await form.getByRole('button', { name: '确定' }).click();
  const sentence = '已上传报价单，且晚于金额的最近改动，并由另一人核验通过';
  await expectShown(page.getByRole('button', { name: sentence, exact: true }));
  await isSaved(page);
  await expectShown(page.getByText('“商务谈判”：条件'));
  await see('3-gate');
  await page.reload();
  await selectStage(page, '商务谈判');
  await expectShown(page.getByRole('button', { name: sentence, exact: true }));
});

test('the draft is tried on a real deal, published, and refuses it', async () => {
  const account = await create(admin.context, 'account', { name: '晨星电子有限公司' });
  const decisionMaker = await create(admin.context, 'contact', { name: '王强', account });
  const whole = {
    account,
    decisionMaker,
    amount: '200000',
    expectedCloseDate: '2027-12-31',
    need: '产线改造',
    budget: '210000',
    paymentTerms: '3-6-1',
    budgetConfirmed: true,
  };
  const make = (name: string, stage: string, amount: string) =>
    create(admin.context, 'opportunity', { ...whole, name, stage, amount });
  deals = {
    small: await make('小线改造', 'need', '90000'),
    large: await make('大线改造', 'need', '900000'),
    signing: await make('待签线体', 'contract', '500000'),
  };
  const presented = await make('一号产线', 'solution', '200000');
  expect(await move(presented, 'negotiation')).toMatchObject({ ok: true });
  expect(await move(presented, 'solution')).toMatchObject({ ok: true });

  await pick(page, page.getByRole('combobox', { name: '选一条记录' }), '一号产线');
  await expectShown(page.getByText('不能推进，1 项不满足'));
  await see('4-trial');
  await publish();
  await expectShown(page.getByText('现行 v2'));
  await see('5-live');
  const refused = await move(presented, 'negotiation');
  expect(refused).toMatchObject({ ok: false, issues: [{ code: 'gate_document_absent', field: 'quotation' }] });
});

test('a stage is split by a rule, another dragged onto its neighbour, one moved by keys; all of it can be undone', async () => {
  await page.getByRole('button', { name: '新建草稿' }).click();
  const split = await splitByAmount(page, '需求确认', '需求评审', '500000');
  await see('6-split');
  await split.getByRole('button', { name: '拆分' }).click();
  await expectGone(split);
  expect((await stageNames(page)).map((name) => name.trim())).toEqual([
    '初步接洽',
    '需求确认',
    '需求评审 新',
    '方案呈现',
    '商务谈判',
    '合同签署',
  ]);

  await dragOnto(page, '合同签署', '商务谈判');
  await see('7-merge');
  await dialog('把“合同签署”并入“商务谈判”？').getByRole('button', { name: '合并' }).click();
  expect(await stageNames(page)).toHaveLength(5);
  await page.getByRole('button', { name: '撤销' }).click();
  expect(await stageNames(page)).toHaveLength(6);
  await page.getByRole('button', { name: '重做' }).click();
  expect(await stageNames(page)).toHaveLength(5);

  const first = tile(page, '初步接洽').getByRole('button').first();
  await first.focus();
  await page.keyboard.press('Space');
  await expectSaid('已拿起“初步接洽”');
  await stepUntilSaid('合并到“需求确认”');
  await stepUntilSaid('第 3 位');
  await page.keyboard.press('Space');
  await expect.poll(async () => (await stageNames(page))[1]?.trim()).toBe('初步接洽');
  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(async () => (await stageNames(page))[0]?.trim()).toBe('初步接洽');
  await isSaved(page);
  await expectShown(page.getByText('“需求确认”拆分为：需求确认、需求评审'));
  await expectShown(page.getByText('商务谈判、合同签署合并为“商务谈判”'));
  await see('8-rebuilt');
});

test('what it means for the deals is seen, and published; each stands where it was said', async () => {
  await page.getByText('版本对比', { exact: true }).first().click();
  await expectShown(page.getByRole('columnheader', { name: 'v2 现行' }));
  await see('9-compare');
  expect(await seriousFindings(page)).toEqual([]);
  await publish();
  await expectShown(page.getByText('现行 v3'));
  const stageOf = async (id: string) => (await valuesOf(admin.context, 'opportunity', id)).stage;
  expect(await stageOf(deals.small)).toBe('need');
  expect(await stageOf(deals.large)).toBe('stage');
  expect(await stageOf(deals.signing)).toBe('negotiation');
  await rollBack(page);
  expect(await stageOf(deals.large)).toBe('need');
});

test('a draft that somebody else has saved meanwhile is settled: both where they differ, and whose where they meet', async () => {
  await page.getByRole('button', { name: '新建草稿' }).click();
  await expectShown(tile(page, '商务谈判'));
  const other = await admin.context.newPage();
  const name = (of: Page) => of.getByRole('textbox', { name: '名称', exact: true });
  const elsewhere = async (text: string) => {
    await other.goto(page.url());
    const sent = other.waitForResponse((answer) => answer.request().method() === 'PUT');
    await name(other).fill(text);
    await sent;
    // A page behind another is drawn seldom.
    await page.bringToFront();
  };
  const settle = async () => {
    await page.getByRole('button', { name: '查看并决定' }).click();
    await expectShown(dialog('这份草稿在别处也被改了').getByRole('radio'));
    return dialog('这份草稿在别处也被改了');
  };
  await elsewhere('首次接触');
  await selectStage(page, '商务谈判');
  await name(page).fill('价格谈判');
  await expectShown(page.getByText('别人刚保存了这份草稿，您之后的改动还没有保存。'));
  const both = await settle();
  await expectShown(both.getByRole('region', { name: /您在另一个窗口的改动/ }).getByText('“首次接触”：名称'));
  await expectShown(both.getByRole('region', { name: '您在这里的改动' }).getByText('“价格谈判”：名称'));
  await see('10-conflict');
  expect(await seriousFindings(page)).toEqual([]);
  await both.getByRole('button', { name: '保存' }).click();
  await isSaved(page);
  expect(await stageNames(page)).toEqual(['首次接触', '需求确认', '方案呈现', '价格谈判', '合同签署']);

  await selectStage(page, '首次接触');
  await elsewhere('初见');
  await name(page).fill('初次拜访');
  const one = await settle();
  await expectShown(one.getByText('两边都改了：“初次拜访”。这里以谁的为准？'));
  await one.getByText('对方的', { exact: true }).click();
  await one.getByRole('button', { name: '保存' }).click();
  await expect.poll(() => name(page).inputValue()).toBe('初见');
  await isSaved(page);
  await page.getByRole('button', { name: '撤销' }).click();
  await expect.poll(() => name(page).inputValue()).toBe('初次拜访');
  await isSaved(page);
  await other.close();
});

test('on a phone everything is there, one below the other', async () => {
  await page.setViewportSize(PHONE);
  await page.goto('/funnels/standard');
  await expectShown(tile(page, '价格谈判'));
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
  await tile(page, '价格谈判').getByRole('button', { name: '“价格谈判”的操作' }).click();
  await page.getByRole('menuitem', { name: '前移一位' }).click();
  await expect.poll(async () => (await stageNames(page))[2]?.trim()).toBe('价格谈判');
  await see('11-phone');
  expect(await seriousFindings(page)).toEqual([]);
});
