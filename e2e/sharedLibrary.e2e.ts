import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faintText, launch, PHONE, seriousFindings, shot, type Visitor, visit } from './support/browser.ts';
import { post, setUp } from './support/company.ts';
import { choose, expectGone, expectShown } from './support/page.ts';
import { create } from './support/records.ts';
import { type RunningServer, startServer } from './support/server.ts';

/** Two funnels of one company come to have a stage in common; it is changed once, with a look at what that means. */
let server: RunningServer;
let browser: Browser;
let admin: Visitor;
let page: Page;
const visitors: Visitor[] = [];
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(['--blank']), launch()]);
  admin = await visit(browser, server.address);
  visitors.push(admin);
  page = admin.page;
  await setUp(admin.context, '晨曦智能装备');
  await admin.context.addInitScript(() => localStorage.setItem('loudou.tour', 'seen'));
  await post(admin.context, '/api/funnels/from-template', { template: 'subscription', key: 'cloud' });
});
afterAll(async () => {
  const complaints = visitors.flatMap((visitor) => visitor.complaints);
  await browser?.close();
  await server?.stop();
  expect(complaints, 'the console stays silent').toEqual([]);
});

const see = (name: string) => shot(page, `library-${name}`);
const dialog = (name: string | RegExp): Locator => page.getByRole('dialog', { name });
const tile = (name: string): Locator => page.locator('[data-stage]').filter({ hasText: name });
const isSaved = () => expectShown(page.getByRole('status').filter({ hasText: '已保存' }));
async function publish(): Promise<void> {
  await isSaved();
  await page.getByRole('button', { name: '发布', exact: true }).click();
  await dialog('发布为现行版本？').getByRole('button', { name: '发布' }).click();
  await expectShown(page.getByText(/已发布，\d+ 条记录换了阶段/));
  await expectGone(dialog('发布为现行版本？'));
}
/** What a deal is short of, of all that stands before a stage. */
async function missing(id: string, to: string): Promise<(string | undefined)[]> {
  const asked = { object: 'opportunity', moves: [{ id, to }], dryRun: true };
  type Answer = { outcomes: { ok: boolean; issues?: { field?: string }[] }[] };
  const [outcome] = (await post<Answer>(admin.context, '/api/moves', asked)).outcomes;
  return (outcome?.issues ?? []).map(({ field }) => field);
}

test('the empty library says how something gets there; a stage of a draft becomes shared', async () => {
  await page.goto('/funnels');
  await page.getByRole('link', { name: '共享库' }).click();
  await expectShown(page.getByText('还没有共享的阶段或条件'));
  await see('1-empty');
  await page.getByRole('main').getByRole('link', { name: '去漏斗设计' }).first().click();
  await page
    .getByRole('main')
    .getByRole('link', { name: /标准销售漏斗/ })
    .click();
  await page.getByRole('button', { name: '新建草稿' }).click();
  await tile('需求确认').getByRole('button').first().click();
  await page.getByRole('button', { name: '设为共享', exact: true }).click();
  await page.getByRole('menuitem', { name: '设为共享' }).click();
  await see('2-share');
  await dialog(/设为共享阶段/)
    .getByRole('button', { name: '设为共享' })
    .click();
  await expectShown(page.getByText('取自共享库：需求确认'));
  await expectShown(tile('需求确认').getByText('来自共享库'));
  await see('3-shared');
  expect(await seriousFindings(page)).toEqual([]);
  await publish();
});

test('another funnel takes it in place of a stage of its own, and asks something besides', async () => {
  await page.goto('/funnels/cloud');
  await tile('需求沟通').getByRole('button').first().click();
  await page.getByRole('button', { name: '设为共享', exact: true }).click();
  await page.getByRole('menuitem', { name: '需求确认' }).click();
  await expectShown(page.getByText('取自共享库：需求确认'));
  await page.getByRole('button', { name: '添加进入条件' }).click();
  await page.getByRole('menuitem', { name: '字段已填写' }).click();
  const form = page.getByRole('form', { name: '字段已填写' });
  await choose(page, form.getByRole('combobox'), '来源');
  await form.getByRole('combobox').press('Escape');
  await form.getByRole('button', { name: '确定' }).click();
  await see('4-drawn');
  await publish();
});

test('a change is made once, after a look at what it means for the deals of both', async () => {
  const account = await create(admin.context, 'account', { name: '晨星电子有限公司' });
  const whole = { account, amount: '200000', expectedCloseDate: '2027-12-31' };
  const make = (name: string, funnel: string) => create(admin.context, 'opportunity', { ...whole, name, funnel });
  const deals = [await make('一号产线', 'standard'), await make('云端排产', 'cloud')];
  const stages = ['need', 'discovery'];
  await create(admin.context, 'opportunity', { ...whole, name: '二号产线', funnel: 'standard', stage: 'need' });
  await page.goto('/funnel-library');
  const line = page.getByRole('list', { name: '共享阶段' }).getByRole('link', { name: /需求确认/ });
  await expectShown(line);
  await see('5-list');
  await line.click();
  await page.getByRole('textbox', { name: '目标', exact: true }).fill('弄清客户为什么现在要买');
  await page.getByRole('button', { name: '添加进入条件' }).click();
  await page.getByRole('menuitem', { name: '字段已填写' }).click();
  const form = page.getByRole('form', { name: '字段已填写' });
  await choose(page, form.getByRole('combobox'), '主要竞争对手');
  await form.getByRole('combobox').press('Escape');
  await form.getByRole('button', { name: '确定' }).click();
  await expectShown(page.getByText('有改动，还没有生效'));
  await see('6-entry');
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole('button', { name: '看影响并更新' }).click();
  const asked = dialog('更新“需求确认”？');
  await expectShown(asked.getByText('更新后缺条件的').first());
  await expectShown(asked.getByRole('button', { name: '二号产线' }));
  await see('7-impact');
  expect(await missing(deals[0]!, stages[0]!)).not.toContain('competitor');
  await asked.getByRole('button', { name: '更新 2 个漏斗' }).click();
  await expectShown(page.getByText('已更新，2 个版本生效'));
  await expectGone(asked);
  for (const [index, deal] of deals.entries()) expect(await missing(deal, stages[index]!)).toContain('competitor');
  expect(await missing(deals[1]!, stages[1]!)).toContain('source');
});

test('a funnel that went back is told of, and a stage that was detached is its own', async () => {
  await expectShown(page.getByText('v3 现行'));
  await page.getByRole('link', { name: /标准销售漏斗/ }).click();
  await page.getByRole('button', { name: '退回上一版本' }).click();
  await dialog('退回上一个版本？').getByRole('button', { name: '退回上一版本' }).click();
  await expectShown(page.getByText(/已退回，\d+ 条记录换了阶段/));
  await page.goto('/funnel-library?stage=need');
  await expectShown(page.getByText('与共享库不一致'));
  await see('8-behind');
  await page.goto('/funnels/cloud');
  await page.getByRole('button', { name: '新建草稿' }).click();
  await tile('需求确认').getByRole('button').first().click();
  // What has come with the stage is to be read, what the funnel has added can be changed.
  await expectShown(page.getByText('已填写主要竞争对手'));
  expect(await page.getByRole('button', { name: '已填写主要竞争对手', exact: true }).count()).toBe(0);
  await expectShown(page.getByRole('button', { name: '已填写来源', exact: true }));
  await page.getByRole('button', { name: '改为本漏斗自己的', exact: true }).click();
  await expectShown(page.getByRole('button', { name: '已填写主要竞争对手', exact: true }));
});

test('a gate becomes shared where it stands, and is asked at another stage', async () => {
  await page.getByRole('button', { name: '设为共享: 已填写主要竞争对手' }).click();
  await dialog('设为共享条件？').getByRole('textbox', { name: '条件名称', exact: true }).fill('知道和谁竞争');
  await dialog('设为共享条件？').getByRole('button', { name: '设为共享' }).click();
  await expectShown(page.getByRole('link', { name: '知道和谁竞争' }));
  await tile('产品演示').getByRole('button').first().click();
  await page.getByRole('button', { name: '添加进入条件' }).click();
  await page.getByRole('menuitem', { name: '知道和谁竞争' }).click();
  await expectShown(page.getByRole('link', { name: '知道和谁竞争' }));
  await isSaved();
  await see('9-gate');
  await page.getByRole('link', { name: '知道和谁竞争' }).click();
  await expectShown(page.getByText('已填写主要竞争对手'));
  // What was read before is shown until it has been read anew.
  await expect.poll(() => page.getByRole('list', { name: '用在哪里' }).getByRole('listitem').count()).toBe(2);
  expect(await page.getByRole('button', { name: '从共享库删除' }).isDisabled()).toBe(true);
  await see('10-gate-entry');
});

test('dark, in English and on a phone it reads as well', async () => {
  const dark = await visit(browser, server.address, { language: 'en', theme: 'dark', size: PHONE });
  visitors.push(dark);
  await dark.context.addCookies(await admin.context.cookies());
  await dark.context.addInitScript(() => localStorage.setItem('loudou.tour', 'seen'));
  for (const [name, address, text] of [
    ['11-phone-list', '/funnel-library', 'Shared stages'],
    ['12-phone-entry', '/funnel-library?stage=need', 'Where it is used'],
  ] as const) {
    await dark.page.goto(address);
    await expectShown(dark.page.getByText(text));
    expect(await dark.page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
    expect(await faintText(dark.page)).toEqual([]);
    await shot(dark.page, `library-${name}`);
  }
  expect(await seriousFindings(dark.page)).toEqual([]);
});
