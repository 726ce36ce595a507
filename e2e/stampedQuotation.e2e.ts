import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { card } from './support/board.ts';
import { type Look, launch, PHONE, seriousFindings, shot, type Visitor, visit } from './support/browser.ts';
import { ADMIN, post, setUp, write } from './support/company.ts';
import { choose, currentStage, expectGone, expectShown } from './support/page.ts';
import { create } from './support/records.ts';
import { type RunningServer, startServer } from './support/server.ts';

/**
 * A deal passes to 商务谈判 only with a stamped quotation newer than the price: the rep is refused on the board with
 * exactly that, uploads, the manager confirms on a phone, the rep passes; after a new price it is asked for anew, and an
 * administrator goes past with a reason that the deal then carries.
 */
const PASSWORD = 'a-long-enough-password-9';
const PAPER = { name: '盖章报价单.txt', mimeType: 'text/plain', buffer: Buffer.from('报价 100 万元（章）') };
const STAMPED = {
  ...{ key: 'stamped', at: 'entry', kind: 'document', field: 'quotation__c', confirmed: true, unconfirmed: 'block' },
  newerThan: ['amount'],
  message: { 'zh-CN': '盖章报价单', en: 'Stamped quotation' },
};
const CALL = {
  key: 'call',
  names: { 'zh-CN': '约客户谈价', en: 'Agree on a date' },
  required: true,
  proof: { kind: 'free' },
};
const ROLE = {
  ...{
    key: 'role',
    at: 'entry',
    kind: 'related',
    message: { 'zh-CN': '决策链至少一人', en: 'One person in the committee' },
  },
  related: { object: 'contactRole', through: 'opportunity', measure: 'count', op: 'gte', value: 1 },
};

let server: RunningServer;
let browser: Browser;
const complaints: string[][] = [];
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(['--blank']), launch()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

async function as(name: string, look: Look = {}): Promise<Visitor> {
  const visitor = await visit(browser, server.address, look);
  const data = name === 'admin' ? ADMIN : { email: `${name}@journey.example`, password: PASSWORD };
  expect((await visitor.context.request.post('/api/session', { data })).ok()).toBe(true);
  complaints.push(visitor.complaints);
  return visitor;
}

async function design(): Promise<void> {
  const { context } = await visit(browser, server.address);
  await setUp(context, '盖章公司');
  const east = await post<{ id: string }>(context, '/api/departments', { name: '华东区', parentId: null });
  const person = (key: string, name: string) => ({
    ...{ name, roles: [key], departmentId: east.id, password: PASSWORD, email: `${key}@journey.example` },
  });
  await post(context, '/api/users', { users: [person('manager', '王立新'), person('rep', '林小满')] });
  const labels = { 'zh-CN': '报价单', en: 'Quotation' };
  await post(context, '/api/objects/opportunity/fields', { key: 'quotation__c', type: 'file', labels });
  type Stages = { key: string; gates?: object[]; tasks?: object[] }[];
  type Funnels = { funnels: { key: string; live: { stages: Stages; transitions: object } }[] };
  const { funnels } = (await (await context.request.get('/api/funnels')).json()) as Funnels;
  const { stages, transitions } = funnels.find(({ key }) => key === 'standard')!.live;
  const guarded = stages.map((stage) => {
    if (stage.key === 'solution') return { ...stage, tasks: [{ ...CALL, assignee: 'owner', dueDays: 2 }] };
    return stage.key === 'negotiation' ? { ...stage, gates: [STAMPED, ROLE] } : stage;
  });
  await write(context, 'PUT', '/api/funnels/standard/version', { stages: guarded, transitions });
  await context.close();
}

async function makeDeal({ context }: Visitor): Promise<string> {
  const account = await create(context, 'account', { name: '沃岭机电有限公司' });
  const decisionMaker = await create(context, 'contact', { name: '季文博', account });
  const ready = { amount: '1280000', need: '产线改造', budget: '1300000', expectedCloseDate: '2027-03-31' };
  return create(context, 'opportunity', { name: '智能产线一期', account, decisionMaker, ...ready, stage: 'solution' });
}

test('refused with exactly what is missing, each settled right there, confirmed by another, passed', async () => {
  await design();
  const rep = await as('rep');
  const { page } = rep;
  const deal = await makeDeal(rep);

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
  const admin = await as('admin', { language: 'en', theme: 'dark' });
  const { page } = admin;
  const deal = await makeDeal(admin);
  const field = (text: string) => page.getByRole('dialog').getByText(text);
  await page.goto(`/o/opportunity/${deal}`);
  await page
    .getByRole('region', { name: 'Conditions of the next stage' })
    .or(page.getByRole('region', { name: /next stage/i }))
    .first()
    .waitFor();
  await page.locator('input[type=file]').first().setInputFiles(PAPER);
  await expectShown(page.getByText('Waits until a colleague with the right to check files confirms it'));
  await write(admin.context, 'PATCH', '/api/records/opportunity', {
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
  expect(complaints.flat()).toEqual([]);
}, 90_000);
