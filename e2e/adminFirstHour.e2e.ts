import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, shot, type Visitor, visit } from './support/browser.ts';
import { ADMIN, post } from './support/company.ts';
import { choose, expectGone, expectShown } from './support/page.ts';
import { create, found, me } from './support/records.ts';
import { type RunningServer, startServer } from './support/server.ts';

/** The first hour of a company: from the page that sets it up to colleagues at work, and to the first who leaves. */
const REP = { name: '林小夏', email: 'lin@first-hour.example', password: 'another-long-password-3' };
const OTHER = { name: '周明远', email: 'zhou@first-hour.example' };
const DEALS = [
  '项目名称,客户,金额,预计成交日期,产品线',
  '一号产线改造,晨星电子有限公司,860000,2027-03-31,系统集成',
  '二号产线改造,晨星电子有限公司,430000,2027-04-30,系统集成',
  '云排产订阅,蓝湾包装有限公司,120000,2027-05-31,系统集层',
].join('\n');

let server: RunningServer;
let browser: Browser;
let admin: Visitor;
let rep: Visitor;
let page: Page;
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(['--blank']), launch()]);
  [admin, rep] = await Promise.all([visit(browser, server.address), visit(browser, server.address)]);
  page = admin.page;
  await admin.context.grantPermissions(['clipboard-read', 'clipboard-write']);
});
afterAll(async () => {
  const complaints = [...(admin?.complaints ?? []), ...(rep?.complaints ?? [])];
  await browser?.close();
  await server?.stop();
  expect(complaints, 'the console stays silent').toEqual([]);
});

const see = (name: string) => shot(page, `admin-${name}`);
const dialog = (name: string | RegExp): Locator => page.getByRole('dialog', { name });
/** Opens a list of choices and takes the one that reads so. */
async function pick(control: Locator, text: string): Promise<void> {
  await control.click();
  const choice = page
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)')
    .last()
    .getByTitle(text, { exact: true });
  if (!(await choice.isVisible())) await page.keyboard.type(text);
  await choice.click();
}

test('the page for a new company makes it and its administrator', async () => {
  await page.goto('/');
  await page.getByLabel('公司名称').fill('晨曦智能装备');
  await page.getByLabel('姓名').fill(ADMIN.name);
  await page.getByLabel('邮箱').fill(ADMIN.email);
  await page.getByLabel('密码').fill(ADMIN.password);
  await see('1-set-up');
  await page.getByRole('button', { name: '完成并进入' }).click();
  await expectShown(page.getByRole('heading', { name: '今天', level: 1 }));
  await expectShown(page.getByRole('button', { name: '新建第一个商机' }));
  await see('2-empty');
});

test('departments, and colleagues by invitation', async () => {
  await page.goto('/people');
  for (const name of ['华东大区', '华南大区']) {
    await page.getByRole('button', { name: '新建部门' }).click();
    await dialog('新建部门').getByLabel('部门名称').fill(name);
    await dialog('新建部门').getByRole('button', { name: '保存' }).click();
    await expectShown(page.getByRole('tree').getByText(name));
  }
  await page.getByRole('button', { name: '邀请', exact: true }).first().click();
  const invite = dialog('邀请同事');
  await invite
    .getByLabel('要邀请的人，每行一位')
    .fill(`${REP.name}，${REP.email}，华东大区\n${OTHER.name}，${OTHER.email}，华南大区`);
  await see('3-invite');
  await invite.getByRole('button', { name: '邀请 2 人' }).click();
  const links = dialog('2 个邀请链接');
  await expectShown(links.getByText(REP.email));
  await see('4-links');
  await links.getByRole('button', { name: new RegExp(`${REP.name}`) }).click();
  await expectShown(page.getByText('已复制'));
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toContain('/sign-in?token=');
  await links.getByRole('button', { name: '关闭' }).last().click();
  await expectShown(page.getByRole('row').filter({ hasText: REP.name }).getByText('已邀请，未登录'));

  await rep.page.goto(link);
  await expectShown(rep.page.getByRole('heading', { name: `欢迎，${REP.name}` }));
  await rep.page.getByLabel('密码').fill(REP.password);
  await shot(rep.page, 'admin-5-welcome');
  await rep.page.getByRole('button', { name: '设置密码并进入' }).click();
  await expectShown(rep.page.getByRole('heading', { name: '今天', level: 1 }));
  expect(await me(rep.context)).toMatchObject({ name: REP.name });
});

test('the company calls its deals projects, and so does every page', async () => {
  await page.goto('/settings/terms');
  await page.getByRole('textbox', { name: '商机 · 简体中文' }).fill('项目');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expectShown(page.getByRole('status').filter({ hasText: '已保存' }));
  await see('6-terms');
  const rail = page.getByRole('navigation', { name: '主导航' });
  await expectShown(rail.getByRole('link', { name: '项目', exact: true }));
  await page.goto('/board');
  await expectShown(page.getByRole('button', { name: '在途项目' }));
  await expectShown(page.getByText('这个漏斗里还没有项目'));
  await page.goto('/o/opportunity');
  await expectShown(page.getByRole('heading', { name: '项目', level: 1 }));
  await see('7-renamed');
  await rep.page.reload();
  await expectShown(rep.page.getByRole('link', { name: '项目', exact: true }));
});

test('its fiscal year begins in April, and it is closed for a day', async () => {
  await page.goto('/settings/general');
  await pick(page.getByRole('combobox', { name: '财年开始月份' }), '4月');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expectShown(page.getByRole('status').filter({ hasText: '已保存' }));
  const session = async () =>
    (await (await admin.context.request.get('/api/session')).json()) as { workspace: { fiscalYearStart: number } };
  expect((await session()).workspace.fiscalYearStart).toBe(4);

  await page.goto('/settings/calendar');
  await page.getByRole('button', { name: '下一年' }).click();
  await page.getByRole('button', { name: /^2027年3月17日/ }).click();
  await page.getByRole('textbox', { name: '名称' }).fill('厂庆');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expectShown(page.getByRole('button', { name: /^2027年3月17日.*厂庆/ }));
  await see('8-holiday');
  const year = await (await admin.context.request.get('/api/settings/calendar?year=2027')).text();
  expect(year).toContain('厂庆');
});

test('deals come in by the wizard; a wrong word is put right once; the import goes back', async () => {
  await page.goto('/import');
  await page.getByRole('button', { name: '导入文件' }).first().click();
  const file = { name: '项目清单.csv', mimeType: 'text/csv', buffer: Buffer.from(DEALS) };
  await page.locator('input[type=file]').setInputFiles(file);
  await pick(page.getByLabel('项目清单.csv 的内容', { exact: true }), '项目');
  await page.getByRole('button', { name: '对应字段' }).click();
  await pick(page.getByLabel('客户 找不到时', { exact: true }), '找不到：新建');
  await see('9-mapping');
  await page.getByRole('button', { name: '检查整个文件' }).click();
  await expectShown(page.getByText('将新建'));
  await expectShown(page.getByText('系统集层', { exact: true }));
  await see('10-problem');
  await pick(page.getByLabel('“系统集层”是', { exact: true }), '系统集成');
  await page.getByRole('button', { name: '重新检查' }).click();
  await expectShown(page.getByText('没有问题，可以导入'));
  await page.getByRole('button', { name: '导入 3 行' }).click();
  await page.getByText('已完成', { exact: true }).waitFor({ timeout: 30_000 });
  await see('11-imported');
  const deals = () => found(admin.context, 'opportunity', { field: 'name', op: 'notEmpty' });
  expect((await deals()).map(({ productLine }) => productLine)).toEqual(Array(3).fill('integration'));

  await page.getByRole('button', { name: '撤销导入' }).click();
  const undo = dialog('撤销这次导入');
  await see('12-undo');
  await undo.getByRole('button', { name: /^撤销 \d+ 条$/ }).click();
  await expectShown(page.getByText('已撤销', { exact: true }));
  expect(await deals()).toEqual([]);
});

test('the administrator looks at the product as the rep sees it, and may not touch', async () => {
  const accountId = await create(rep.context, 'account', { name: '海棠机电有限公司' });
  const deal = { name: '海棠排产系统', account: accountId, amount: '560000', expectedCloseDate: '2027-06-30' };
  await create(rep.context, 'opportunity', { ...deal, productLine: 'integration' });
  await page.goto('/people');
  await page.getByRole('row').filter({ hasText: REP.name }).getByText(REP.name).first().click();
  await page.getByRole('button', { name: '以此人身份查看' }).click();
  const banner = page.getByText(`正在以${REP.name}的身份查看`);
  await expectShown(banner);
  await page.goto('/o/opportunity');
  await expectShown(page.getByRole('link', { name: deal.name, exact: true }));
  await expectShown(banner);
  // What would be refused is not offered; a condition may be added to the list that one looks at.
  const writes = page.getByRole('button', { name: /^(新建|导入|添加(?!条件))/ });
  expect(await writes.allTextContents()).toEqual([]);
  await see('13-see-as');
  const values = { records: [{ values: { name: '不该写入的客户' } }] };
  await expect(post(admin.context, '/api/records/account', values)).rejects.toThrow('read_only_view');
  await page.getByRole('button', { name: '结束', exact: true }).click();
  await expectGone(banner);
  expect(await me(admin.context)).toMatchObject({ name: ADMIN.name });
});

test('the rep leaves; what is open goes to a colleague', async () => {
  await page.goto('/people');
  await page.getByRole('row').filter({ hasText: REP.name }).getByText(REP.name).first().click();
  const person = dialog(REP.name);
  await person.getByRole('button', { name: '更多' }).click();
  await page.getByRole('menuitem', { name: '停用并交接' }).click();
  const leaving = dialog(`停用${REP.name}`);
  await choose(page, leaving.getByRole('combobox', { name: '接手人' }), OTHER.name);
  await see('14-hand-over');
  await leaving.getByRole('button', { name: '停用并移交' }).click();
  await expectShown(page.getByText(new RegExp(`${REP.name}已停用，移交了 \\d+ 条记录`)));
  await see('15-left');
  const [deal] = await found(admin.context, 'opportunity', { field: 'name', op: 'eq', value: '海棠排产系统' });
  const [owner] = await found(admin.context, 'opportunity', { field: 'owner', op: 'eq', value: deal?.owner });
  expect(owner).toMatchObject({ name: '海棠排产系统' });
  expect((await rep.context.request.get('/api/session')).status()).toBe(401);
});
