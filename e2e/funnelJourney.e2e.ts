import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { randomOf } from '#server/testing/random.ts';
import { card, column } from './support/board.ts';
import { type Look, launch, PHONE, seriousFindings, shot, type Visitor, visit } from './support/browser.ts';
import { enter, hire, post, setUp, write } from './support/company.ts';
import { type Crowd, crowdOf } from './support/crowd.ts';
import { manyDeals, presentedDeal } from './support/deals.ts';
import {
  askToPublish,
  confirmPublish,
  dragOnto,
  impactShown,
  isSaved,
  newEntryGate,
  rollBack,
  sayWhenUnmet,
  selectStage,
  splitByAmount,
  stageNames,
} from './support/designer.ts';
import { type HistoryWatch, watchHistory } from './support/history.ts';
import { choose, currentStage, expectGone, expectShown, pick } from './support/page.ts';
import { type RunningServer, startServer } from './support/server.ts';
import { boardShowsAll, impactOfRebuilding, mapped, standing } from './support/standing.ts';

/**
 * A company that has nothing yet. Its administrator draws and publishes what a deal needs for 商务谈判: a stamped quotation,
 * confirmed by somebody else and newer than the price. A rep is refused with exactly that, settles it and passes. Then the
 * funnel is rebuilt, and taken back, while people go on moving hundreds of deals: nothing is lost, and numbers reconcile.
 */
const REBUILT = ['qualify', 'need', 'stage', 'solution', 'negotiation'];
const PAPER = { name: '盖章报价单.txt', mimeType: 'text/plain', buffer: Buffer.from('报价 100 万元（章）') };

let server: RunningServer;
let browser: Browser;
let admin: Visitor;
const complaints: string[][] = [];
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(['--blank']), launch()]);
  admin = await visit(browser, server.address);
  complaints.push(admin.complaints);
  await setUp(admin.context, '盖章公司');
  const east = await post<{ id: string }>(admin.context, '/api/departments', { name: '华东区', parentId: null });
  await hire(admin.context, [
    { key: 'manager', name: '王立新', role: 'manager', departmentId: east.id },
    { key: 'rep', name: '林小满', role: 'rep', departmentId: east.id },
    { key: 'colleague', name: '陈雅文', role: 'rep', departmentId: east.id },
  ]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  expect(complaints.flat(), 'the console stays silent').toEqual([]);
});

async function as(name: string, look: Look = {}): Promise<Visitor> {
  const visitor = await enter(browser, server.address, name, look);
  complaints.push(visitor.complaints);
  return visitor;
}

test('the administrator draws what 商务谈判 asks for, tries it, and publishes it', async () => {
  const { page } = admin;
  await page.goto('/funnels/standard');
  await page.getByRole('button', { name: '新建草稿' }).click();

  await selectStage(page, '方案呈现');
  await page.getByRole('button', { name: '添加关键任务' }).click();
  const task = page.getByRole('form', { name: '关键任务' });
  await task.getByRole('textbox', { name: '要做什么', exact: true }).fill('约客户谈价');
  await task.getByRole('spinbutton', { name: '进入后几个工作日内' }).fill('2');
  await task.getByRole('checkbox', { name: /^必做/ }).check();
  await task.getByRole('button', { name: '确定' }).click();
  await expectGone(task);

  await selectStage(page, '商务谈判');
  const paper = await newEntryGate(page, '文件');
  expect(await paper.getByRole('button', { name: '确定' }).isDisabled()).toBe(true);
  await pick(page, paper.getByRole('combobox', { name: '文件字段' }), '报价单');
  await pick(page, paper.getByRole('combobox', { name: '上传后不能再改动' }), '金额');
  await sayWhenUnmet(paper, '盖章报价单', 'Stamped quotation');
  await shot(page, 'journey-1-gate');
  await paper.getByRole('button', { name: '确定' }).click();
  await expectShown(
    page.getByRole('button', { name: '已上传报价单，且晚于金额的最近改动，并由另一人核验通过', exact: true }),
  );
  const role = await newEntryGate(page, '相关记录');
  await pick(page, role.getByRole('combobox', { name: '哪些记录' }), '决策角色（按商机）');
  await sayWhenUnmet(role, '决策链至少一人', 'One person in the committee');
  await role.getByRole('button', { name: '确定' }).click();
  await expectGone(role);
  await isSaved(page);
  await shot(page, 'journey-2-drawn');
  await askToPublish(page, 'journey-3-publish');
  expect(await confirmPublish(page)).toBe(0);
  await expectShown(page.getByText('现行 v2'));
});

test('refused with exactly what is missing, each settled right there, confirmed by another, passed', async () => {
  const rep = await as('rep');
  const { page } = rep;
  const deal = await presentedDeal(rep.context);

  // The card says how much is missing, and what.
  await page.goto('/board?funnel=standard&collapsed=-');
  await card(page, deal).locator('[data-missing]').click();
  const lacks = page.getByRole('region', { name: '进入商务谈判还缺' });
  await expectShown(lacks.getByText('盖章报价单'));
  expect(await lacks.getByRole('listitem').count()).toBe(3);
  await shot(page, 'gates-card');
  await lacks.getByRole('button', { name: '打开处理' }).click();
  const panel = page.getByRole('complementary', { name: /商务谈判/ });
  await expectShown(panel.getByText(/还差 3 项/));
  expect(
    await panel.locator('[data-unmet]').evaluateAll((all) => all.map((one) => one.getAttribute('data-unmet'))),
  ).toEqual(['task', 'document', 'related']);
  await panel.getByLabel('完成“约客户谈价”').click();
  await expectShown(panel.getByText(/还差 2 项/));
  expect(await seriousFindings(page)).toEqual([]);

  // The related record's form knows the deal that it belongs to.
  await panel.getByRole('button', { name: '新建决策角色' }).click();
  const form = page.getByRole('dialog', { name: '新建决策角色' });
  await choose(page, form.getByLabel('联系人'), '季文博');
  await form.getByLabel('角色').click();
  await page.getByTitle('决策人', { exact: true }).last().click();
  await shot(page, 'gates-related-form');
  await form.getByRole('button', { name: /保\s*存/ }).click();
  await expectShown(panel.getByText(/还差 1 项/));

  await panel.locator('input[type=file]').setInputFiles(PAPER);
  await expectShown(panel.getByText('等待另一位有核验权限的同事确认'));
  await shot(page, 'gates-board-waiting');
  expect(await panel.getByRole('button', { name: '确认', exact: true }).count()).toBe(0);

  // The manager finds it in the inbox, looks at it, and sends it back, then confirms the better one.
  const manager = await as('manager', { size: PHONE });
  await manager.page.goto('/approvals?box=files');
  const waiting = manager.page.getByRole('article', { name: '智能产线一期' });
  await expectShown(waiting.getByText('林小满 上传'));
  await waiting.getByRole('button', { name: '盖章报价单.txt' }).tap();
  await expectShown(manager.page.getByRole('dialog').getByText('报价 100 万元（章）'));
  await shot(manager.page, 'gates-phone-look');
  await manager.page.keyboard.press('Escape');
  await waiting.getByRole('button', { name: '退回' }).tap();
  await waiting.getByLabel('退回原因').fill('印章看不清');
  await shot(manager.page, 'gates-phone-reject');
  await waiting.getByRole('button', { name: '确认退回' }).tap();
  await expectShown(manager.page.getByText('没有等您核验的文件'));

  await page.goto(`/o/opportunity/${deal}`);
  const next = page.getByRole('region', { name: '下一阶段的条件' });
  await expectShown(next.getByText('退回说明：印章看不清'));
  await shot(page, 'gates-record-rejected');
  await next.locator('input[type=file]').setInputFiles({ ...PAPER, name: '清晰报价单.txt' });
  await expectShown(next.getByText('等待另一位有核验权限的同事确认'));

  await manager.page.goto(`/o/opportunity/${deal}`);
  const onPhone = manager.page.getByRole('region', { name: '下一阶段的条件' });
  await expectShown(onPhone.getByText('清晰报价单.txt'));
  await shot(manager.page, 'gates-phone-record');
  await onPhone.getByRole('button', { name: '确认', exact: true }).tap();
  await expectGone(onPhone.getByText('等待另一位有核验权限的同事确认'));
  expect(await seriousFindings(manager.page)).toEqual([]);

  await expectShown(next.getByRole('heading', { name: '可以进入商务谈判' }));
  await page.getByRole('button', { name: /推进到.*商务谈判/ }).click();
  await expectShown(currentStage(page).filter({ hasText: '商务谈判' }));
  await shot(page, 'gates-record-passed');
}, 180_000);

test('after a new price it is asked for anew; an administrator goes past, and the deal says so', async () => {
  const english = await as('admin', { language: 'en', theme: 'dark' });
  const { page } = english;
  const deal = await presentedDeal(english.context);
  const field = (text: string) => page.getByRole('dialog').getByText(text);
  await page.goto(`/o/opportunity/${deal}`);
  await page
    .getByRole('region', { name: 'Conditions of the next stage' })
    .or(page.getByRole('region', { name: /next stage/i }))
    .first()
    .waitFor();
  await page.locator('input[type=file]').first().setInputFiles(PAPER);
  await expectShown(page.getByText('Waits until a colleague with the right to check files confirms it'));
  await write(english.context, 'PATCH', '/api/records/opportunity', {
    records: [{ id: deal, values: { amount: '990000' } }],
  });
  await page.reload();
  await expectShown(page.getByText(/older than the last change/));
  await page
    .getByRole('button', { name: /Negotiation/ })
    .last()
    .click();
  await expectShown(field('Go past…'));
  await shot(page, 'gates-override-dialog-dark');
  await page.getByRole('dialog').getByRole('button', { name: 'Go past…' }).click();
  await page.getByLabel('Why you go past').fill('Framework contract signed already');
  await shot(page, 'gates-override-ask-dark');
  await page.getByRole('button', { name: 'Go past and move' }).click();
  const mark = page.getByRole('list', { name: 'Went past a gate' });
  await expectShown(mark.getByText('Reason: Framework contract signed already'));
  await expectShown(mark.getByText(/Stamped quotation/));
  expect(await seriousFindings(page)).toEqual([]);
  await shot(page, 'gates-override-mark-dark');
}, 90_000);

let crowd: Crowd;
let watch: HistoryWatch;
const untilTold = (more: number) => {
  const goal = crowd.told.length + more;
  return expect.poll(() => crowd.told.length, { timeout: 60_000 }).toBeGreaterThan(goal);
};

test('a stage is split and two are made one while people move deals; nothing is lost, and numbers reconcile', async () => {
  const { page } = admin;
  const [rep, colleague, manager] = [await as('rep'), await as('colleague'), await as('manager')];
  const [ofRep, ofColleague] = [
    await manyDeals(rep.context, manager.context, 12),
    await manyDeals(colleague.context, manager.context, 12),
  ];
  const deals = { rep: ofRep, colleague: ofColleague, manager: [...ofRep, ...ofColleague] };
  crowd = await crowdOf(server, deals, randomOf(5));
  watch = watchHistory(server, admin.context, crowd);
  await untilTold(100);
  await crowd.rest();
  await watch.remember();
  await watch.allIsThere();
  crowd.goOn();

  await rep.page.goto('/board?funnel=standard&collapsed=-');
  await expectShown(column(rep.page, 'contract'));
  await page.goto('/funnels/standard');
  await page.getByRole('button', { name: '新建草稿' }).click();
  const split = await splitByAmount(page, '需求确认', '需求评审', '500000');
  await shot(page, 'journey-4-split');
  await split.getByRole('button', { name: '拆分' }).click();
  await expectGone(split);
  await dragOnto(page, '合同签署', '商务谈判');
  await page
    .getByRole('dialog', { name: '把“合同签署”并入“商务谈判”？' })
    .getByRole('button', { name: '合并' })
    .click();
  await expect
    .poll(async () => (await stageNames(page)).map((name) => name.trim()))
    .toEqual(['初步接洽', '需求确认', '需求评审 新', '方案呈现', '商务谈判']);
  await isSaved(page);

  // People stand still for as long as it takes to compare what the preview says with what stands in the database.
  await crowd.rest();
  await page.getByRole('button', { name: '计算影响' }).click();
  await expectShown(page.getByRole('table', { name: '影响预览' }));
  await shot(page, 'journey-5-impact');
  expect(await impactShown(page)).toEqual(await impactOfRebuilding(server));
  crowd.goOn();
  await untilTold(20);
  await crowd.rest();
  const dialog = await askToPublish(page, 'journey-6-publish');
  expect(await impactShown(dialog)).toEqual(await impactOfRebuilding(server));
  crowd.goOn();
  await untilTold(20);
  const moved = await confirmPublish(page);
  await expectShown(page.getByText('现行 v3'));
  // The board of somebody who looks at it follows by itself.
  await expectShown(column(rep.page, 'stage'));
  await expectGone(column(rep.page, 'contract'));
  await untilTold(100);
  await crowd.rest();
  expect(await mapped(server)).toEqual({ 3: moved });
  await watch.allIsThere();
  await watch.remember();
  const board = await admin.context.newPage();
  await boardShowsAll(board, await standing(server), REBUILT);
  await board.close();
  expect(crowd.refusals.get('unknown_stage')).toBeGreaterThan(0);
}, 300_000);

test('the publish is taken back under the same crowd: each deal has its stage again, and all reconciles as before', async () => {
  const { page } = admin;
  const { 3: published } = await mapped(server);
  crowd.goOn();
  await untilTold(50);
  const back = await rollBack(page);
  await expectShown(page.getByText('现行 v2'));
  await untilTold(100);
  await crowd.end();
  expect(await mapped(server)).toEqual({ 2: back, 3: published });
  await watch.allIsThere();
  await shot(page, 'journey-8-back');
  expect(crowd.asked()).toBeGreaterThan(300);
  expect([...crowd.refusals.values()].reduce((all, count) => all + count, 0)).toBeGreaterThan(30);
  expect(crowd.told.filter(({ to }) => to === undefined).length).toBeGreaterThan(10);
  expect([...crowd.refusals.keys()]).toEqual(expect.arrayContaining(['gate_document_absent', 'move_not_allowed']));
}, 300_000);
