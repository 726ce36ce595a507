import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DESKTOP, launch, PHONE, shot, type Visitor } from './support/browser.ts';
import { enterAs } from './support/demo.ts';
import { choose, currentStage, expectGone, expectShown } from './support/page.ts';
import { create, found, valuesOf } from './support/records.ts';
import { ROOT } from './support/server.ts';

/** A rep's day, from the first look in the morning: on a phone on the road, and at a desk. A colleague looks on. */
const COLLEAGUE = '邵晨若';
const PHOTO = {
  name: '产线现场.png',
  mimeType: 'image/png',
  buffer: readFileSync(join(ROOT, 'docs', 'images', 'board.png')),
};

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

describe.each([
  { device: 'phone', size: PHONE, account: '澄川冷链', initials: 'ccll' },
  { device: 'desktop', size: DESKTOP, account: '墨田锻造', initials: 'mtdz' },
] as const)('a day of a rep, $device', ({ device, size, account, initials }) => {
  const phone = device === 'phone';
  const deal = `${account}产线改造`;
  const task = `给${account}回电`;
  const BOARD = `/board?funnel=integration&q=${encodeURIComponent(account)}`;
  let rep: Visitor;
  let colleague: Visitor;
  let page: Page;
  let dealId: string;
  let taskId: string;

  beforeAll(async () => {
    [rep, colleague] = await Promise.all([enterAs(browser, 'rep', { size }), enterAs(browser, 'manager')]);
    page = rep.page;
    const today = new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Shanghai' }).format(new Date());
    const accountId = await create(rep.context, 'account', { name: `${account}有限公司` });
    dealId = await create(rep.context, 'opportunity', {
      name: deal,
      account: accountId,
      amount: '860000',
      expectedCloseDate: '2027-03-31',
      productLine: 'integration',
      nextStep: `问${account}的排产口径`,
      nextStepDate: today,
    });
    taskId = await create(rep.context, 'task', { name: task, dueDate: today, opportunity: dealId });
  });
  afterAll(async () => {
    await Promise.all([rep.context.close(), colleague.context.close()]);
  });

  const see = (name: string) => shot(page, `rep-${device}-${name}`);
  const drawer = (): Locator => page.getByRole('dialog', { name: '商机', exact: true });

  test('Today says what to do; a task is done with a tick', async () => {
    await page.goto('/today');
    const tick = page.getByRole('checkbox', { name: `完成：${task}` });
    await expectShown(tick);
    await see('1-today');
    await tick.check();
    await expect.poll(() => valuesOf(rep.context, 'task', taskId)).toMatchObject({ done: true });
  });

  test('a deal whose next step is due opens beside the list', async () => {
    await page.goto('/today');
    await page.getByRole('button', { name: `问${account}的排产口径` }).click();
    await expectShown(drawer().getByRole('heading', { name: deal }));
    await expectShown(currentStage(drawer()).filter({ hasText: '立项接洽' }));
    await see('2-drawer');
  });

  test('the call is noted with a colleague, the next step and a photo', async () => {
    await page.goto(`/today?open=opportunity:${dealId}`);
    await colleague.page.goto('/today');
    await expectShown(colleague.page.getByRole('heading', { name: '今天', level: 1 }));
    if (phone) await drawer().getByRole('button', { name: '记跟进' }).click();
    const form = drawer().getByRole('form', { name: '记一次跟进' });
    const text = form.getByRole('textbox', { name: '记一次跟进' });
    await text.click();
    await text.pressSequentially('客户认可样机，请 @scr');
    await page.locator('.ant-mentions-dropdown').getByText(COLLEAGUE).click();
    await text.pressSequentially('安排试产');
    await form.getByRole('textbox', { name: '下一步' }).fill('带样机上门');
    await form.getByRole('button', { name: '下周一' }).click();
    await form.getByLabel(phone ? '拍照' : '添加文件').setInputFiles(PHOTO);
    await expectShown(form.getByText(PHOTO.name));
    await see('3-follow-up');
    await form.getByRole('button', { name: '保存', exact: true }).click();
    await expectShown(page.getByText('跟进已保存'));
    await expectShown(drawer().getByRole('listitem').filter({ hasText: '客户认可样机' }));
    await expectShown(drawer().getByText(PHOTO.name));
    expect(await valuesOf(rep.context, 'opportunity', dealId)).toMatchObject({ nextStep: '带样机上门' });
    const [noted] = await found(rep.context, 'activity', { field: 'opportunity', op: 'eq', value: dealId });
    expect(noted).toMatchObject({ mentions: [expect.any(String)], files: [expect.anything()] });
    await see('4-noted');
  });

  test('the colleague hears of it at once', async () => {
    const bell = colleague.page.getByRole('button', { name: /^通知，\d+ 条未读/ });
    await bell.waitFor({ timeout: 15_000 });
    await bell.click();
    const line = colleague.page.getByRole('button', { name: new RegExp(`在“${deal}”的跟进记录中提到了您`) });
    await expectShown(line);
    await shot(colleague.page, `rep-${device}-5-colleague`);
    await line.first().click();
    await expectShown(colleague.page.getByRole('heading', { name: deal }));
    await expectShown(colleague.page.getByRole('listitem').filter({ hasText: '客户认可样机' }));
  });

  test('on the board a gate asks for what is missing, the deal arrives, and goes back', async () => {
    await page.goto(BOARD);
    await expectShown(page.getByRole('region', { name: '立项接洽' }).getByText(deal));
    if (!phone) await page.getByRole('button', { name: new RegExp(`^${account}有限公司`) }).hover();
    await page.getByRole('button', { name: `移动 ${deal}` }).click();
    await page.getByRole('menuitem', { name: '方案设计' }).click();
    // Beside the board where there is room, over it on a phone.
    const gate = page.getByRole(phone ? 'dialog' : 'complementary', { name: '推进到方案设计' });
    await expectShown(gate.getByText('4 项条件，还差 1 项'));
    expect(await valuesOf(rep.context, 'opportunity', dealId)).toMatchObject({ stage: 'qualify' });
    await gate.getByLabel('需求').fill('两座仓库的出入库要统一调度');
    await see('6-gate');
    await gate.getByRole('button', { name: '补齐后推进' }).click();
    await expectShown(page.getByText(`${deal} 已移到方案设计`));
    expect(await valuesOf(rep.context, 'opportunity', dealId)).toMatchObject({ stage: 'design' });
    await see('7-arrived');
    await page.getByRole('button', { name: /^撤销/ }).click();
    await expectShown(page.getByText('已撤销，回到原阶段'));
    expect(await valuesOf(rep.context, 'opportunity', dealId)).toMatchObject({ stage: 'qualify' });
  });

  test('a new deal takes at most five fields', async () => {
    const name = `${account}二期`;
    await page.goto(BOARD);
    await page
      .getByRole('button', { name: phone ? '新建' : '在立项接洽新建', exact: true })
      .first()
      .click();
    if (phone) await page.getByRole('menuitem', { name: '新建商机' }).click();
    const form = page.getByRole('form', { name: '新建商机' }).or(page.getByRole('dialog', { name: '新建商机' }));
    await expectShown(form.getByLabel('商机名称'));
    expect(await form.locator('label').count(), 'fields asked for').toBeLessThanOrEqual(5);
    await form.getByLabel('商机名称').fill(name);
    await choose(page, form.getByLabel('客户'), `${account}有限公司`);
    await form.getByLabel('金额').fill('320000');
    await see('8-create');
    await form.getByRole('button', { name: phone ? '保存' : '建立', exact: true }).click();
    await expectGone(form);
    const [made] = await found(rep.context, 'opportunity', { field: 'name', op: 'eq', value: name });
    expect(made).toMatchObject({ stage: 'qualify' });
    expect(Number(made?.amount)).toBe(320_000);
    await see('9-created');
  });

  test('and is found by the initials of its pinyin', async () => {
    await page.goto('/today');
    await page.getByRole('button', { name: /^搜索/ }).click();
    await page.getByRole('combobox', { name: '搜索记录和页面' }).fill(`${initials}eq`);
    const hit = page.getByRole('group', { name: '商机' }).getByRole('option', { name: `${account}二期` });
    await expectShown(hit);
    await see('10-search');
    await hit.click();
    await expectShown(page.getByRole('heading', { name: `${account}二期`, level: 1 }));
    expect([...rep.complaints, ...colleague.complaints], 'the console stays silent').toEqual([]);
  });
});
