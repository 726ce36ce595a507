import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { card, column } from './support/board.ts';
import { type Look, launch, PHONE, seriousFindings, shot, type Visitor, visit } from './support/browser.ts';
import { enter, hire, post, setUp, write } from './support/company.ts';
import { presentedDeal } from './support/deals.ts';
import { choose, currentStage, expectGone, expectShown } from './support/page.ts';
import { type RunningServer, startServer } from './support/server.ts';

/**
 * A deal that needs its manager, and above a million an executive: asked for on the record, approved by the one who stands
 * in for the manager, rejected on a phone with a reason, asked again, approved – and the deal moves on by itself.
 */
const GATE = {
  key: 'discount',
  at: 'entry',
  kind: 'approval',
  message: { 'zh-CN': '报价和折扣要审批', en: 'Price and discount need an approval' },
  steps: [
    { approvers: [{ kind: 'superior' }], mode: 'any' },
    {
      approvers: [{ kind: 'role', role: 'executive' }],
      mode: 'any',
      when: { field: 'amount', op: 'gte', value: '1000000' },
    },
  ],
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
  const visitor = await enter(browser, server.address, name, look);
  complaints.push(visitor.complaints);
  return visitor;
}

/** Sales under the boss, east under the manager, where the rep and the colleague work; and the gate. */
async function organise(): Promise<void> {
  const { context } = await visit(browser, server.address);
  await setUp(context, '审批公司');
  const department = (name: string, parentId: string | null) =>
    post<{ id: string }>(context, '/api/departments', { name, parentId });
  const sales = await department('销售中心', null);
  const east = await department('华东区', sales.id);
  const [boss, manager] = await hire(context, [
    { key: 'boss', name: '赵振邦', role: 'executive', departmentId: sales.id },
    { key: 'manager', name: '王立新', role: 'manager', departmentId: east.id },
    { key: 'colleague', name: '陈雅文', role: 'rep', departmentId: east.id },
    { key: 'rep', name: '林小满', role: 'rep', departmentId: east.id },
  ]);
  await write(context, 'PATCH', `/api/departments/${sales.id}`, { headId: boss });
  await write(context, 'PATCH', `/api/departments/${east.id}`, { headId: manager });
  type Funnels = { funnels: { key: string; live: { stages: { key: string }[]; transitions: object } }[] };
  const { funnels } = (await (await context.request.get('/api/funnels')).json()) as Funnels;
  const { stages, transitions } = funnels.find(({ key }) => key === 'standard')!.live;
  const guarded = stages.map((stage) => (stage.key === 'negotiation' ? { ...stage, gates: [GATE] } : stage));
  await write(context, 'PUT', '/api/funnels/standard/version', { stages: guarded, transitions });
  await context.close();
}

test('asked, delegated, rejected with a reason, asked again, approved; the deal moves by itself', async () => {
  await organise();
  const rep = await as('rep');
  const deal = await presentedDeal(rep.context);

  // The rep asks, right where the move is refused.
  await rep.page.goto(`/o/opportunity/${deal}`);
  await rep.page.getByRole('button', { name: /推进到.*商务谈判/ }).click();
  const dialog = rep.page.getByRole('dialog');
  const gate = dialog.getByRole('region', { name: '审批' });
  await expectShown(gate.getByText('王立新'));
  expect(await gate.innerText()).toContain('赵振邦');
  await dialog.getByLabel('给审批人的说明').fill('客户要求月底前签约');
  await shot(rep.page, 'approval-ask');
  await dialog.getByRole('button', { name: '申请审批' }).click();
  await expectShown(gate.getByText('审批中'));
  await shot(rep.page, 'approval-asked');
  await dialog.getByRole('button', { name: /取\s*消/ }).click();
  await expectShown(rep.page.getByText('申请审批').first());
  await expectShown(rep.page.getByRole('note').getByText('商务谈判 · 等待王立新审批'));

  // The manager is away and hands over to a colleague.
  const manager = await as('manager');
  await manager.page.goto('/settings/delegation');
  await choose(manager.page, manager.page.getByLabel('代理人'), '陈雅文');
  await manager.page.getByRole('button', { name: '设置代理' }).click();
  await expectShown(manager.page.getByText('由 陈雅文 代您审批'));
  await shot(manager.page, 'approval-delegation');

  // The colleague comes by way of Today, and decides by key without seeing the record.
  const colleague = await as('colleague');
  await colleague.page.goto('/today');
  await colleague.page.getByRole('link', { name: '1 项审批等您处理' }).click();
  const inbox = colleague.page.getByRole('article', { name: '智能产线一期' });
  await expectShown(inbox.getByText('您代 王立新 审批'));
  expect(await inbox.getByRole('button', { name: '智能产线一期' }).count()).toBe(0);
  expect((await colleague.context.request.get(`/api/records/opportunity/${deal}`)).status()).toBe(404);
  expect(await seriousFindings(colleague.page)).toEqual([]);
  await shot(colleague.page, 'approval-inbox');
  await inbox.focus();
  await colleague.page.keyboard.press('y');
  await expectShown(colleague.page.getByText('已同意，接下来由 赵振邦 审批'));
  await expectShown(colleague.page.getByText('没有等您审批的'));

  // The boss rejects on a phone, from the bell's news.
  const boss = await as('boss', { size: PHONE });
  await boss.page.goto('/notifications');
  await boss.page.getByRole('button', { name: /请您审批.*智能产线一期/ }).click();
  const onPhone = boss.page.getByRole('article', { name: '智能产线一期' });
  await expectShown(onPhone.getByText('王立新', { exact: false }));
  await shot(boss.page, 'approval-phone');
  await onPhone.getByRole('button', { name: '驳回' }).tap();
  const confirm = onPhone.getByRole('button', { name: '确认驳回' });
  expect(await confirm.isDisabled()).toBe(true);
  await onPhone.getByLabel('驳回原因').fill('毛利太低，再谈一轮');
  await shot(boss.page, 'approval-phone-reject');
  await confirm.tap();
  await expectShown(onPhone.getByText('驳回原因：毛利太低，再谈一轮'));

  // The rep reads why on the record, which stays where it was, and asks anew.
  await expectShown(rep.page.getByText('驳回原因：毛利太低，再谈一轮'));
  expect(await currentStage(rep.page).innerText()).toContain('方案呈现');
  await rep.page.getByRole('button', { name: /^通知/ }).click();
  await expectShown(rep.page.getByText('赵振邦 驳回了“智能产线一期”的审批'));
  await rep.page.keyboard.press('Escape');
  const panel = rep.page.getByRole('region', { name: '下一阶段' }).getByRole('region', { name: '审批' });
  await shot(rep.page, 'approval-rejected');
  await panel.getByRole('button', { name: '重新申请审批' }).click();
  await expectShown(panel.getByText('审批中'));

  await colleague.page.reload();
  await inbox.getByRole('button', { name: '同意' }).click();
  await expectGone(inbox);
  await boss.page.goto('/approvals');
  const again = boss.page.getByRole('article', { name: '智能产线一期' });
  await again.getByRole('button', { name: '同意' }).tap();
  await expectShown(boss.page.getByText('已同意，已推进到“商务谈判”'));

  // Nobody touched the rep's page: the deal has moved on by itself, in the rep's name.
  await expectShown(currentStage(rep.page).filter({ hasText: '商务谈判' }));
  await expectShown(rep.page.getByText('审批通过后', { exact: true }));
  await shot(rep.page, 'approval-moved');
  await rep.page.goto('/approvals?box=asked');
  await expectShown(rep.page.getByText('已自动推进到“商务谈判”'));
  await shot(rep.page, 'approval-mine');
  expect(complaints.flat()).toEqual([]);
}, 180_000);

test('on the board’s panel, in English and dark: asked and taken back', async () => {
  const rep = await as('rep', { language: 'en', theme: 'dark' });
  const deal = await presentedDeal(rep.context);
  await rep.page.goto('/board?funnel=standard&collapsed=-');
  await card(rep.page, deal).focus();
  await rep.page.keyboard.press(']');
  const panel = rep.page.getByRole('complementary', { name: /Negotiation/ });
  const gate = panel.getByRole('region', { name: 'Approvals' });
  await expectShown(gate.getByText('Price and discount need an approval'));
  await shot(rep.page, 'approval-board-en');
  await expectShown(gate.getByText(/To be approved by 王立新/));
  await panel.getByRole('button', { name: 'Ask for approval' }).click();
  await expectShown(gate.getByText(/Waiting for 王立新/));
  await gate.getByRole('button', { name: 'Withdraw' }).click();
  await rep.page.getByRole('tooltip').getByRole('button', { name: 'Withdraw' }).click();
  await expectShown(gate.getByText('To be asked for'));
  await rep.page.goto('/approvals?box=asked');
  const mine = rep.page.getByRole('article', { name: '智能产线一期' });
  await expectShown(mine.first().getByText('Withdrawn'));
  expect(await seriousFindings(rep.page)).toEqual([]);
  await shot(rep.page, 'approval-mine-en-dark');
}, 60_000);

test('many at once: asked from the list with one note, and the board says whom they wait for', async () => {
  const rep = await as('rep');
  const names = ['二期甲', '二期乙'];
  const deals = [await presentedDeal(rep.context, '二期甲'), await presentedDeal(rep.context, '二期乙')];
  const { page } = rep;
  await page.goto('/o/opportunity');
  for (const name of names) await page.getByRole('checkbox', { name: `选择 ${name}` }).check();
  await page.getByRole('button', { name: '变更阶段' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('阶段').click();
  await page.getByTitle('商务谈判', { exact: true }).last().click();
  await dialog.getByRole('button', { name: '变更', exact: true }).click();
  await dialog.getByLabel('给审批人的说明').fill('季末一起批');
  await shot(page, 'approval-many-list');
  await dialog.getByRole('button', { name: '为这 2 个申请审批' }).click();
  await expectShown(dialog.getByText(/^2 个等待王立新（陈雅文代）审批$/));
  await shot(page, 'approval-many-asked');

  await page.goto('/board?funnel=standard&collapsed=-');
  for (const id of deals) await card(page, id).click({ modifiers: ['Control'] });
  await page.getByRole('toolbar', { name: '对所选的操作' }).getByRole('button', { name: '移到' }).click();
  await page.getByRole('menuitem', { name: /商务谈判/ }).click();
  await expectShown(page.getByRole('complementary').getByText(/^2 个等待王立新（陈雅文代）审批$/));
  await shot(page, 'approval-many-board');
}, 90_000);

test('who may go past the funnel drops a card where it has no way, and says why', async () => {
  const rep = await as('rep');
  const deal = await presentedDeal(rep.context, '二期丙');
  const admin = await as('admin');
  const { page } = admin;
  type Funnels = { funnels: { key: string; live: { stages: object[]; transitions: object } }[] };
  const { funnels } = (await (await admin.context.request.get('/api/funnels')).json()) as Funnels;
  const { stages, transitions } = funnels.find(({ key }) => key === 'standard')!.live;
  const closed = { ...transitions, back: 'forbidden', exceptions: [] };
  await write(admin.context, 'PUT', '/api/funnels/standard/version', { stages, transitions: closed });

  await page.goto('/board?funnel=standard&collapsed=-');
  const box = (await card(page, deal).boundingBox())!;
  const place = (await column(page, 'need').boundingBox())!;
  await page.mouse.move(box.x + 60, box.y + 12);
  await page.mouse.down();
  await page.mouse.move(box.x + 30, box.y + 20, { steps: 3 });
  await page.mouse.move(place.x + place.width / 2, place.y + 60, { steps: 6 });
  await expectShown(page.getByText('流程不允许从方案呈现直接到需求确认；放下后写明原因可以越过').first());
  await shot(page, 'board-past');
  await page.mouse.up();
  const panel = page.getByRole('complementary', { name: /需求确认/ });
  await panel.getByRole('button', { name: '越过关卡…' }).click();
  await page.getByLabel('越过的原因').fill('客户要求重谈需求');
  await shot(page, 'board-past-why');
  await page.getByRole('button', { name: '越过并推进' }).click();
  await expectShown(column(page, 'need').getByText('二期丙'));
}, 90_000);
