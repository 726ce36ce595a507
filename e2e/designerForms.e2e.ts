import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, seriousFindings, shot, type Visitor, visit } from './support/browser.ts';
import { post, setUp, write } from './support/company.ts';
import { expectGone, expectShown, pick as pickFrom } from './support/page.ts';
import { create, valuesOf } from './support/records.ts';
import { type RunningServer, startServer } from './support/server.ts';

/** The designer's forms one by one: templates, rules and order of funnels, gates and tasks, transitions, impact, comparison, pilot. */
let server: RunningServer;
let browser: Browser;
let admin: Visitor;
let page: Page;
let rep: string;
let account: string;
const PASSWORD = 'a-long-enough-password-8';
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(['--blank']), launch()]);
  admin = await visit(browser, server.address);
  page = admin.page;
  await setUp(admin.context, '明溪装备');
  await admin.context.addInitScript(() => localStorage.setItem('loudou.tour', 'seen'));
  const { id: departmentId } = await post<{ id: string }>(admin.context, '/api/departments', {
    name: '华东区',
    parentId: null,
  });
  const person = (key: string, name: string) => ({
    ...{ name, departmentId, roles: ['rep'], password: PASSWORD, email: `${key}@journey.example` },
  });
  const users = [person('rep', '林小满'), person('colleague', '陈雅文')];
  const { outcomes } = await post<{ outcomes: { id: string }[] }>(admin.context, '/api/users', { users });
  rep = outcomes[0]?.id ?? '';
  account = await create(admin.context, 'account', { name: '晨星电子有限公司' });
});
afterAll(async () => {
  const complaints = admin?.complaints ?? [];
  await browser?.close();
  await server?.stop();
  expect(complaints, 'the console stays silent').toEqual([]);
});

const see = (name: string) => shot(page, `forms-${name}`);
const pick = (control: Locator, text: string) => pickFrom(page, control, text);
const dialog = (name: string | RegExp): Locator => page.getByRole('dialog', { name });
const button = (name: string | RegExp, within: Page | Locator = page) =>
  within.getByRole('button', { name, exact: true });
const box = (name: string, within: Page | Locator = page) => within.getByRole('combobox', { name, exact: true });
const tile = (name: string): Locator => page.locator('[data-stage]').filter({ hasText: name });
const select = (name: string) => tile(name).getByRole('button').first().click();
const tiles = async () =>
  (await page.getByRole('list', { name: '阶段', exact: true }).locator('[data-stage] b').allInnerTexts()).map((text) =>
    text.replace(/\s*新$/, '').trim(),
  );
const isSaved = () => expectShown(page.getByRole('status').filter({ hasText: '已保存' }));
const view = (name: string) => page.getByLabel('显示', { exact: true }).getByText(name, { exact: true }).click();
const read = async <T>(path: string): Promise<T> => (await (await admin.context.request.get(path)).json()) as T;
const deal = (name: string, values: object) =>
  create(admin.context, 'opportunity', { name, account, expectedCloseDate: '2027-12-31', need: '产线改造', ...values });
type Outcome = { ok: boolean; issues?: { code: string }[] };
const move = async (id: string, to: string) =>
  (await post<{ outcomes: Outcome[] }>(admin.context, '/api/moves', { object: 'opportunity', moves: [{ id, to }] }))
    .outcomes[0];
async function publish(): Promise<void> {
  await button('发布').click();
  await button('发布', dialog('发布为现行版本？')).click();
  await expectShown(page.getByText(/已发布，\d+ 条记录换了阶段/));
  await expectGone(dialog('发布为现行版本？'));
}

test('each template makes a funnel with what it shows; it begins as a draft', async () => {
  type Template = {
    key: string;
    names: Record<string, string>;
    stages: { kind: string; names: Record<string, string> }[];
  };
  const { templates } = await read<{ templates: Template[] }>('/api/funnels/templates');
  expect(templates.length).toBeGreaterThanOrEqual(6);
  await page.goto('/funnels');
  for (const { names, stages } of templates) {
    const open = stages.filter(({ kind }) => kind === 'open').map((stage) => stage.names['zh-CN']);
    await button('新建漏斗').click();
    const making = dialog('新建漏斗');
    await making
      .getByRole('list', { name: '模板' })
      .getByRole('button', { name: names['zh-CN'] ?? '' })
      .click();
    await expectShown(making.getByRole('list', { name: '阶段' }).getByText(stages.at(-1)?.names['zh-CN'] ?? ''));
    await button('建立', making).click();
    await expectShown(tile(open[0] ?? ''));
    expect(await tiles()).toEqual(open);
    await expectShown(page.getByText('尚未发布'));
    await isSaved();
    await page.getByRole('link', { name: '全部漏斗' }).click();
  }
  await expectShown(page.getByText('还没有发布，不接收记录'));
  await see('1-funnels');
  expect(await seriousFindings(page)).toEqual([]);
});

test('a funnel is renamed and takes the deals of its rule; of several that fit, the one further up', async () => {
  const funnelOf = async (amount: string) =>
    (await valuesOf(admin.context, 'opportunity', await deal(`进线 ${amount}`, { amount }))).funnel;
  await page
    .getByRole('link', { name: /渠道销售漏斗/ })
    .first()
    .click();
  await expectShown(page.getByText('尚未发布'));
  await publish();
  await button('“渠道销售漏斗”的名称和规则').click();
  const settings = dialog('“渠道销售漏斗”的名称和规则');
  await settings.getByRole('textbox', { name: '漏斗名称', exact: true }).fill('大客户漏斗');
  await settings.getByRole('radio', { name: /符合以下条件/ }).check();
  expect(await button('保存', settings).isDisabled()).toBe(true);
  await pick(box('字段', settings), '金额');
  await pick(box('比较方式', settings), '大于');
  await settings.getByRole('textbox', { name: '金额' }).or(settings.getByRole('spinbutton')).last().fill('1000000');
  await see('2-rule');
  await button('保存', settings).click();
  await expectGone(settings);
  await expectShown(page.getByRole('heading', { name: '大客户漏斗' }));
  expect(await funnelOf('2000000')).toBe('channel');
  expect(await funnelOf('900000')).toBe('standard');

  const tender = await read<{ versions: { id: number; lockVersion: number }[] }>('/api/funnels/tender');
  const { id, lockVersion } = tender.versions[0]!;
  await post(admin.context, `/api/funnels/tender/drafts/${id}/publish`, { lockVersion });
  const chooseWhen = { field: 'amount', op: 'gt', value: '500000' };
  await write(admin.context, 'PATCH', '/api/funnels/tender', { chooseWhen });
  expect(await funnelOf('2000001')).toBe('tender');
  await page.goto('/funnels');
  const deals = page.getByRole('region', { name: '商机' });
  const both = async () =>
    (await deals.getByRole('listitem').locator('b').allInnerTexts()).filter((name) => /大客户|投标/.test(name)).join();
  await expectShown(deals.getByText('接收商机：金额 大于 1,000,000'));
  await expectShown(deals.getByText('其余的商机都到这里（默认）'));
  await expect.poll(both).toBe('项目投标漏斗,大客户漏斗');
  await see('3-order');
  await button('“大客户漏斗”上移').click();
  await expect.poll(both).toBe('大客户漏斗,项目投标漏斗');
  expect(await funnelOf('2000002')).toBe('channel');
  expect(await funnelOf('600000')).toBe('tender');
  expect(await funnelOf('100000')).toBe('standard');
});

test('gates that ask for a condition, related records and approvals, and tasks, read as sentences', async () => {
  await page.goto('/funnels/standard');
  await button('新建草稿').click();
  await select('商务谈判');
  const begin = async (side: '进入' | '离开', kind: string) => {
    await button(`添加${side}条件`).click();
    await page.getByRole('menuitem', { name: kind, exact: true }).click();
    return page.getByRole('form', { name: kind });
  };
  const finish = (form: Locator) => button('确定', form).click();
  const expectGate = (sentence: string) => expectShown(page.getByRole('button', { name: sentence, exact: true }));

  const condition = await begin('进入', '字段满足条件');
  expect(await button('确定', condition).isDisabled()).toBe(true);
  await pick(box('字段', condition), '预算');
  await pick(box('比较方式', condition), '大于');
  await condition.getByRole('textbox', { name: '预算' }).or(condition.getByRole('spinbutton')).last().fill('10000');
  await finish(condition);
  await expectGate('预算 大于 10,000');

  const related = await begin('离开', '相关记录');
  await pick(box('哪些记录', related), '决策角色（按商机）');
  await pick(box('字段', related), '角色');
  await pick(box('角色', related), '决策人');
  await see('4-related');
  await finish(related);
  await expectGate('决策角色（角色 属于 决策人）至少有 1 条');

  const approval = await begin('离开', '审批');
  await button('添加一步', approval).click();
  const second = approval.getByRole('group', { name: '第 2 步' });
  await pick(box('审批人', second), '角色：高管');
  await second.getByRole('checkbox', { name: '只在符合条件时需要这一步' }).check();
  await see('5-approval');
  await finish(approval);
  const steps = /^由直属上级审批同意；之后金额 .*100,000 时，由部门负责人、高管任一人审批同意$/;
  await expectShown(page.getByRole('button', { name: steps }));

  await button('添加关键任务').click();
  const task = page.getByRole('form', { name: '关键任务' });
  await task.getByRole('textbox', { name: '要做什么', exact: true }).fill('上传盖章报价单');
  await pick(box('怎样算完成', task), '上传文件');
  expect(await button('确定', task).isDisabled()).toBe(true);
  await pick(box('文件字段', task), '报价单');
  await task.getByRole('spinbutton', { name: '进入后几个工作日内' }).fill('3');
  await see('6-task');
  await finish(task);
  await expectShown(page.getByText('上传盖章报价单'));
  await isSaved();
  await see('7-gates');
  expect(await seriousFindings(page)).toEqual([]);
});

test('what keeps a draft from being published is told, and a click goes to where it is mended', async () => {
  const { versions } = await read<{ versions: { id: number }[] }>('/api/funnels/standard');
  const path = `/api/funnels/standard/drafts/${versions[0]?.id}`;
  type Draft = {
    lockVersion: number;
    stages: { key: string; requiredFields: string[] }[];
    transitions: object;
    mapping: [];
  };
  const { lockVersion, stages, transitions, mapping } = await read<Draft>(path.replace('drafts', 'versions'));
  const broken = stages.map((stage) => (stage.key === 'contract' ? { ...stage, requiredFields: ['gone'] } : stage));
  await write(admin.context, 'PUT', path, { lockVersion, stages: broken, transitions, mapping });
  await page.goto('/funnels/standard');
  await expectShown(page.getByRole('heading', { name: '1 处问题' }));
  expect(await button('发布').isDisabled()).toBe(true);
  await see('8-problem');
  await page.getByRole('button', { name: /合同签署.*没有字段/ }).click();
  await expectShown(page.getByRole('heading', { name: '合同签署', exact: true }));
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-part')))
    .toBe('requiredFields');
  await box('必填信息').press('Backspace');
  await expectGone(page.getByRole('heading', { name: '1 处问题' }));
  await isSaved();
  await expect.poll(() => button('发布').isEnabled()).toBe(true);
});

test('the impact names how many deals land where, what they lack and whose they are', async () => {
  const whole = { budget: '300000', owner: rep };
  for (const amount of ['100000', '200000']) await deal(`需求 ${amount}`, { ...whole, amount, stage: 'need' });
  await deal('方案 400000', { owner: rep, amount: '400000', stage: 'solution' });
  await select('方案呈现');
  await pick(box('必填信息'), '预算');
  await select('需求确认');
  await button('停用').click();
  const retire = dialog('停用“需求确认”');
  await pick(box('“需求确认”里的商机归入', retire), '方案呈现');
  await button('停用', retire).click();
  await isSaved();
  await button('计算影响').click();
  const impact = page.getByRole('table', { name: '影响预览' });
  await expectShown(impact);
  const rows = (table: Locator) =>
    table
      .locator('tbody tr')
      .evaluateAll((found) =>
        found.map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent?.trim()).join(' | ')),
      );
  expect(await rows(impact)).toEqual(
    expect.arrayContaining(['需求确认 | 方案呈现 | 2 | 30万', '方案呈现 | 方案呈现 | 1 | 40万']),
  );
  const owners = page.getByRole('table', { name: '负责人' });
  await expectShown(owners.getByText('林小满'));
  expect((await rows(owners)).find((row) => row.startsWith('林小满'))).toBe('林小满 | 2 | 1');
  const lacking = page.getByRole('list', { name: '还缺' }).getByRole('listitem');
  await expect
    .poll(async () => (await lacking.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' ')))
    .toEqual(['1 方案呈现 · 已填写预算 方案 400000']);
  await see('9-impact');
  expect(await seriousFindings(page)).toEqual([]);
});

test('a pilot of a department is seen beforehand, holds for its people alone, and ends', async () => {
  await button('开始试点').click();
  const pilot = dialog('选择试点范围');
  expect(await button('开始试点', pilot).isDisabled()).toBe(true);
  await box('试点部门', pilot).click();
  await box('试点部门', pilot).fill('华东');
  await page.locator('.ant-select-tree').getByText('华东区', { exact: true }).click();
  await box('试点部门', pilot).press('Escape');
  await pick(box('试点人员', pilot), '陈雅文');
  await expectShown(pilot.getByRole('table', { name: '影响预览' }).getByText('需求确认'));
  await see('10-pilot');
  await button('开始试点', pilot).click();
  await expectShown(page.getByText('试点已开始，2 条记录换了阶段'));
  await expectShown(page.getByText('华东区、陈雅文'));
  const own = await deal('试点里的', { amount: '300000', budget: '300000', stage: 'solution', owner: rep });
  const others = await deal('试点外的', { amount: '300000', stage: 'solution' });
  expect(await move(own, 'need')).toMatchObject({ ok: false });
  expect(await move(others, 'need')).toMatchObject({ ok: true });
  await see('11-piloted');
  await button('结束试点').click();
  await button('结束试点', dialog('结束试点？')).click();
  await expectShown(page.getByText(/试点已结束，\d+ 条记录换了阶段/));
  expect(await move(own, 'need')).toMatchObject({ ok: true });
});

test('moves are allowed, asked for and forbidden for all, for roles and for pairs, read as sentences, and hold', async () => {
  await page.goto('/funnels/standard');
  await expectShown(tile('商务谈判'));
  await view('流转规则');
  const rules = page.getByRole('table', { name: '流转规则' });
  await pick(box('所有人: 退回', rules), '禁止');
  await pick(box('为一个角色单独设定'), '销售经理');
  await pick(box('销售经理: 退回', rules), '直接推进');
  await pick(box('从“方案呈现”到“商务谈判”'), '禁止');
  await pick(box('例外适用于'), '销售经理');
  await pick(box('从“方案呈现”到“商务谈判”'), '条件');
  const made = page.getByRole('list', { name: '已设的例外' }).getByRole('listitem');
  await expect
    .poll(() => made.allInnerTexts())
    .toEqual(['销售经理满足条件后可以从“方案呈现”到“商务谈判”', '所有人不能从“方案呈现”到“商务谈判”']);
  await pick(box('从“合同签署”到“方案呈现”'), '条件');
  await page.getByRole('button', { name: '去掉例外：销售经理满足条件后可以从“合同签署”到“方案呈现”' }).click();
  await expect.poll(() => made.count()).toBe(2);
  await isSaved();
  await see('12-transitions');
  expect(await seriousFindings(page)).toEqual([]);

  await view('版本对比');
  const moves = page.getByRole('row', { name: /^流转规则 有改动/ });
  await expectShown(moves.getByText('所有人满足条件后可以退回前面的阶段'));
  await expectShown(moves.getByText('所有人不能退回前面的阶段'));
  await see('13-compare');
  await publish();
  await expectShown(page.getByText('销售经理可以直接退回前面的阶段，不检查条件'));
  await expectShown(page.getByText('所有人不能从“方案呈现”到“商务谈判”'));
  await page.getByLabel('显示', { exact: true }).getByText('版本记录', { exact: true }).click();
  await expectShown(page.getByRole('rowheader', { name: /v\d+ 已停用/ }));
  const standing = await deal('按规则', { amount: '100000', budget: '100000', stage: 'solution' });
  const forbidden = {
    ok: false,
    issues: expect.arrayContaining([expect.objectContaining({ code: 'move_not_allowed' })]),
  };
  expect(await move(standing, 'negotiation')).toMatchObject(forbidden);
  expect(await move(standing, 'qualify')).toMatchObject(forbidden);
});
