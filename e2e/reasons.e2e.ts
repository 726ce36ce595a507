import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { card } from './support/board.ts';
import { type Look, launch, PHONE, seriousFindings, shot, type Visitor, visit } from './support/browser.ts';
import { post, setUp, write } from './support/company.ts';
import { currentStage, expectGone, expectShown, pick } from './support/page.ts';
import { create, valuesOf } from './support/records.ts';
import { type RunningServer, startServer } from './support/server.ts';

/**
 * Why deals end: a designer draws reasons with sub-reasons and what each asks, reps are asked exactly that wherever a deal is
 * lost, and a deal is struck out only once the superior has agreed.
 */
const PASSWORD = 'a-long-enough-password-9';
let server: RunningServer;
let browser: Browser;
let admin: Visitor;
let rep: Visitor;
const complaints: string[][] = [];
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(['--blank']), launch()]);
  admin = await visit(browser, server.address);
  complaints.push(admin.complaints);
  await setUp(admin.context, '原因公司');
  await admin.context.addInitScript(() => localStorage.setItem('loudou.tour', 'seen'));
  const { id } = await post<{ id: string }>(admin.context, '/api/departments', { name: '华东区', parentId: null });
  const person = (key: string, name: string, role: string) => ({
    ...{ name, roles: [role], departmentId: id, password: PASSWORD, email: `${key}@journey.example` },
  });
  const users = [person('manager', '王立新', 'manager'), person('rep', '林小满', 'rep')];
  const { outcomes } = await post<{ outcomes: { id: string }[] }>(admin.context, '/api/users', { users });
  await write(admin.context, 'PATCH', `/api/departments/${id}`, { headId: outcomes[0]?.id });
  const asked = { template: 'b2b', key: 'b2b' };
  const { version } = await post<{ version: number }>(admin.context, '/api/funnels/from-template', asked);
  await post(admin.context, `/api/funnels/b2b/drafts/${version}/publish`, { lockVersion: 1 });
  rep = await as('rep');
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  expect(complaints.flat(), 'the console stays silent').toEqual([]);
});

async function as(name: string, look: Look = {}): Promise<Visitor> {
  const visitor = await visit(browser, server.address, look);
  const data = { email: `${name}@journey.example`, password: PASSWORD };
  expect((await visitor.context.request.post('/api/session', { data })).ok()).toBe(true);
  complaints.push(visitor.complaints);
  return visitor;
}

const deal = (name: string) => create(rep.context, 'opportunity', { name, funnel: 'b2b', amount: '80000' });
const values = (id: string) => valuesOf(rep.context, 'opportunity', id);

test('a designer adds a reason with sub-reasons, retires another, reads the change, and publishes', async () => {
  const { page } = admin;
  await page.goto('/funnels/b2b');
  await page.getByRole('button', { name: '新建草稿' }).click();
  await page.locator('[data-stage]').filter({ hasText: '输单' }).getByRole('button').first().click();
  await page.getByRole('button', { name: '添加原因' }).click();
  const form = page.getByRole('form', { name: '原因' });
  await form.getByLabel('原因名称', { exact: true }).fill('政策变化');
  await form.getByRole('button', { name: '添加子原因' }).click();
  await form.getByLabel('子原因 1', { exact: true }).fill('出口管制');
  await form.getByLabel('要写说明').check();
  await shot(page, 'reasons-form');
  await form.getByRole('button', { name: /确\s*定/ }).click();
  await page.getByRole('button', { name: '上移：政策变化' }).click();
  await page.getByRole('button', { name: '停用：客情不足' }).click();
  await expectShown(page.getByText('政策变化（出口管制），要填写输单说明'));
  await expectShown(page.getByRole('button', { name: '恢复：客情不足' }));
  await expectShown(page.getByRole('status').filter({ hasText: '已保存' }));
  expect(await seriousFindings(page)).toEqual([]);
  await shot(page, 'reasons-designer');
  await page.getByRole('button', { name: '发布', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: '发布' }).click();
  await expectShown(page.getByText(/已发布/));
});

/** Which sub-reasons a list offers. */
async function offeredBy(visitor: Visitor, control: Locator): Promise<string[]> {
  await control.click();
  const list = visitor.page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)').last();
  await expectShown(list.locator('.ant-select-item-option-content'));
  const names = await list.locator('.ant-select-item-option-content').allInnerTexts();
  await visitor.page.keyboard.press('Escape');
  return names;
}

test('on the record: the sub-reasons of the reason only, who won it, and words where they are asked', async () => {
  const id = await deal('智能产线一期');
  const { page } = rep;
  await page.goto(`/o/opportunity/${id}`);
  await page.getByRole('button', { name: '输单', exact: true }).click();
  const dialog = page.getByRole('dialog');
  const reason = dialog.getByLabel('输单原因');
  await expectShown(reason);
  expect(await dialog.getByLabel('输单子原因').count()).toBe(0);
  await pick(page, reason, '价格');
  expect(await offeredBy(rep, dialog.getByLabel('输单子原因'))).toEqual(['报价高于对手', '超出预算', '付款条件不合']);
  await pick(page, dialog.getByLabel('输单子原因'), '超出预算');
  await pick(page, reason, '政策变化');
  await expectShown(dialog.getByLabel('输单说明'));
  expect(await dialog.getByLabel('输单子原因').innerText()).not.toContain('超出预算');
  expect(await offeredBy(rep, dialog.getByLabel('输单子原因'))).toEqual(['出口管制']);
  await pick(page, dialog.getByLabel('输单子原因'), '出口管制');
  await shot(page, 'reasons-dialog');
  await dialog.getByRole('button', { name: '标为输单' }).click();
  await expectShown(dialog.getByText('这个原因需要填写输单说明'));
  await shot(page, 'reasons-dialog-refused');
  await dialog.getByLabel('输单说明').fill('出口许可没有批下来');
  await dialog.getByRole('button', { name: '标为输单' }).click();
  await expectShown(currentStage(page).filter({ hasText: '输单' }));
  await expectShown(page.getByText('出口管制').first());
  await shot(page, 'reasons-lost');
  expect(await values(id)).toMatchObject({ stage: 'lost', lossNote: '出口许可没有批下来' });
});

test('several cards at once on the board are told why in one answer', async () => {
  const ids = [await deal('一号线'), await deal('二号线')];
  const { page } = rep;
  await page.goto('/board?funnel=b2b&collapsed=-');
  await expectShown(card(page, ids[1]!));
  for (const id of ids) await card(page, id).click({ modifiers: ['Control'] });
  await page.getByRole('toolbar').getByRole('button', { name: '移到' }).click();
  await page.getByRole('menuitem', { name: '输单' }).click();
  const panel = page.getByRole('complementary').filter({ hasText: '统一补齐' });
  await pick(page, panel.getByLabel('输单原因'), '产品不符');
  await pick(page, panel.getByLabel('输单子原因'), '功能缺失');
  await shot(page, 'reasons-bulk');
  await panel.locator('button[type=submit]').click();
  await expect
    .poll(async () => (await Promise.all(ids.map(values))).map(({ stage }) => stage))
    .toEqual(['lost', 'lost']);
  const told = { lossReason: 'product', lossDetail: 'productFunction' };
  expect(await Promise.all(ids.map(values))).toMatchObject([told, told]);
});

test('struck out only with the superior: refused back with a reason, on a phone and in English', async () => {
  const id = await deal('只是询价');
  const { page } = rep;
  await page.goto(`/o/opportunity/${id}`);
  await page.getByRole('button', { name: '更多操作' }).click();
  await page.getByRole('menuitem', { name: /无效/ }).click();
  const dialog = page.getByRole('dialog');
  await pick(page, dialog.getByLabel('无效原因'), '并无真实需求');
  const gate = dialog.getByRole('region', { name: '审批' });
  await expectShown(gate.getByText('王立新'));
  await dialog.getByLabel('给审批人的说明').fill('客户只是比价');
  await shot(page, 'reasons-invalid-ask');
  await dialog.getByRole('button', { name: '申请审批' }).click();
  await expectShown(gate.getByText('审批中'));
  expect(await values(id)).toMatchObject({ stage: 'qualify' });
  await dialog.getByRole('button', { name: /取\s*消/ }).click();

  const manager = await as('manager', { size: PHONE });
  await manager.page.goto('/approvals');
  const inbox = manager.page.getByRole('article', { name: '只是询价' });
  await inbox.getByRole('button', { name: '驳回' }).tap();
  await inbox.getByLabel('驳回原因').fill('报过价，按输单处理');
  await shot(manager.page, 'reasons-invalid-reject');
  await inbox.getByRole('button', { name: '确认驳回' }).tap();
  await expectGone(inbox);
  await manager.context.close();

  expect(await values(id)).toMatchObject({ stage: 'qualify', invalidReason: null });
  await expectGone(dialog);
  await expectShown(page.getByText(/报过价，按输单处理/));
  await shot(page, 'reasons-invalid-refused');

  const phone = await as('rep', { size: PHONE, language: 'en', theme: 'dark' });
  await phone.page.goto(`/o/opportunity/${id}`);
  await phone.page.getByRole('button', { name: 'Lost', exact: true }).tap();
  const asked = phone.page.getByRole('dialog');
  await pick(phone.page, asked.getByLabel('Loss reason'), 'Competitor');
  await expectShown(asked.getByLabel('Main competitor'));
  expect(await seriousFindings(phone.page)).toEqual([]);
  await shot(phone.page, 'reasons-phone-en-dark');
});
