import ExcelJS from 'exceljs';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, shot, type Visitor } from './support/browser.ts';
import { post } from './support/company.ts';
import { enterAs } from './support/demo.ts';
import { choose, expectGone, expectShown, nameOf } from './support/page.ts';
import { create, found, me } from './support/records.ts';

/**
 * Monday morning of the one who answers for sales: what the team has to do, where the funnel leaks and at whose, what is
 * handed to whom; and what of it others are shown.
 */
const ACCOUNT = '瀚文机床';
const VIEW = `${ACCOUNT}重点`;
const COLLEAGUE = '邵晨若';
const AMOUNTS = [1_200_000, 860_000, 430_000];

const LIST = `/o/opportunity?q=${encodeURIComponent(ACCOUNT)}&sort=-amount`;

let browser: Browser;
let manager: Visitor;
let rep: Visitor;
let page: Page;
let repId: string;
beforeAll(async () => {
  browser = await launch();
  [manager, rep] = await Promise.all([enterAs(browser, 'executive'), enterAs(browser, 'rep')]);
  page = manager.page;
  await manager.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  repId = (await me(rep.context)).id;
  const account = await create(rep.context, 'account', { name: `${ACCOUNT}有限公司` });
  for (const [index, amount] of AMOUNTS.entries()) {
    const name = `${ACCOUNT}${['一', '二', '三'][index]}期`;
    const values = { name, account, amount, expectedCloseDate: '2027-03-31', productLine: 'integration' };
    await create(rep.context, 'opportunity', values);
  }
});
afterAll(async () => {
  const complaints = [...manager.complaints, ...rep.complaints];
  await browser.close();
  expect(complaints, 'the console stays silent').toEqual([]);
});

const see = (name: string) => shot(page, `manager-${name}`);
const figure = (name: string): Locator => page.getByRole('region', { name: '关键指标' }).getByRole('button', { name });
const dealsOfAccount = () => found(manager.context, 'opportunity', { field: 'name', op: 'contains', value: ACCOUNT });

/** Presses what saves a file, and reads the first sheet: a header and the rows below it. */
async function downloaded(press: () => Promise<void>): Promise<{ header: string[]; rows: unknown[][] }> {
  const coming = page.waitForEvent('download');
  await press();
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(await (await coming).path());
  const [header = [], ...rows] = book.worksheets[0]!.getSheetValues()
    .slice(1)
    .map((row) => (row as unknown[]).slice(1));
  return { header: header.map(String), rows };
}

test('Today of the team leads to the stalled deals of one', async () => {
  await page.goto('/today');
  await page.getByRole('radiogroup', { name: '看谁的' }).getByText('团队').click();
  const team = page.getByRole('table').filter({ has: page.getByRole('columnheader', { name: '本月赢单' }) });
  await expectShown(team);
  await see('1-today');
  const stalled = team.getByRole('row').nth(1).getByRole('link').nth(1);
  const count = await stalled.innerText();
  await stalled.click();
  await expectShown(page.getByRole('heading', { name: '商机', level: 1 }));
  await expectShown(page.getByText(`${count} 条`, { exact: true }));
  await see('2-stalled');
});

test('the cockpit names the gap, the stage and the team; the number opens exactly its records', async () => {
  await page.goto('/cockpit');
  await expectShown(page.getByRole('heading', { name: /^瓶颈：/ }));
  await expectShown(figure('本季赢单'));
  await see('3-cockpit');
  const worst = page.getByRole('button', { name: /· 到达 [\d,]+$/ }).first();
  const [, where = '', count = ''] = /^(.+) · .+ · 到达 ([\d,]+)$/.exec((await nameOf(worst))!)!;
  await worst.click();
  const records = page.getByRole('dialog', { name: '数字背后的记录' });
  await expectShown(records.getByRole('heading', { name: where }));
  await expectShown(records.getByText(`${count} 个商机`, { exact: true }));
  await see('4-records');
  const { rows } = await downloaded(() => records.getByRole('button', { name: '导出 XLSX' }).click());
  expect(rows.length, 'rows of the file').toBe(Number(count.replaceAll(',', '')));
  await records.getByRole('button', { name: '关闭' }).click();
});

test('the end of last month looks as it did then, and today comes back', async () => {
  await page.goto('/cockpit');
  await expectShown(figure('在途金额'));
  const now = await nameOf(figure('在途金额'));
  await page.getByRole('button', { name: /^截至/ }).click();
  await page.getByRole('button', { name: '上月末' }).click();
  const banner = page.getByRole('status').filter({ hasText: '您在看' });
  await expectShown(banner);
  const asOf = new URL(page.url()).searchParams.get('asOf')!;
  const ask = { queries: [{ measure: 'snapshot', asOf }] };
  const { results } = await post<{ results: { total: { count: number } }[] }>(
    manager.context,
    '/api/measures/query',
    ask,
  );
  const then = results[0]!.total.count.toLocaleString('en');
  await expectShown(page.getByRole('region', { name: '关键指标' }).getByText(`${then} 个`, { exact: true }));
  await see('5-past');
  await banner.getByRole('button', { name: '回到今天' }).click();
  await expectGone(banner);
  await expectShown(page.getByRole('button', { name: now, exact: true }));
});

test('a view of the list is shared with the department, and a rep works with it', async () => {
  await page.goto(LIST);
  await expectShown(page.getByText('3 条', { exact: true }));
  await page.getByRole('button', { name: '视图' }).click();
  await page.getByRole('button', { name: '把当前显示另存为…' }).click();
  await page.getByPlaceholder('视图名称').fill(VIEW);
  await page.getByRole('combobox', { name: '谁可以使用' }).click();
  await page.getByTitle('本部门及下级', { exact: true }).click();
  await see('6-view');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expectShown(page.getByText(`已保存视图“${VIEW}”`));

  await rep.page.goto('/o/opportunity');
  await rep.page.getByRole('button', { name: '视图' }).click();
  await rep.page.getByRole('button', { name: VIEW }).first().click();
  await expectShown(rep.page.getByText('3 条', { exact: true }));
  const names = rep.page.getByRole('main').getByRole('rowheader').getByRole('link', { name: ACCOUNT });
  await expect.poll(() => names.allInnerTexts()).toEqual(['一', '二', '三'].map((number) => `${ACCOUNT}${number}期`));
  await shot(rep.page, 'manager-7-view-of-rep');
});

test('deals change hands together, after a preview, and come back', async () => {
  await page.goto(LIST);
  await page.getByRole('checkbox', { name: '选择已加载的全部' }).check();
  const bar = page.getByRole('toolbar', { name: '对所选记录' });
  await expectShown(bar.getByText('已选 3 条'));
  await bar.getByRole('button', { name: '分配负责人' }).click();
  const dialog = page.getByRole('dialog', { name: '批量修改 3 条' });
  await choose(page, dialog.getByRole('combobox', { name: '负责人' }), COLLEAGUE);
  await dialog.getByRole('button', { name: '预览' }).click();
  await expectShown(dialog.getByText('将修改 3 条'));
  await see('8-preview');
  expect(
    (await dealsOfAccount()).map(({ owner }) => owner),
    'a preview writes nothing',
  ).toEqual([repId, repId, repId]);
  await dialog.getByRole('button', { name: '修改 3 条' }).click();
  await expectShown(page.getByText('已修改 3 条'));
  const owners = new Set((await dealsOfAccount()).map(({ owner }) => owner));
  expect([...owners]).toEqual([expect.not.stringContaining(repId)]);
  await see('9-handed-over');
  await page.getByRole('button', { name: /^撤销/ }).click();
  await expectShown(page.getByText('已撤销 3 条'));
  expect((await dealsOfAccount()).map(({ owner }) => owner)).toEqual([repId, repId, repId]);
});

test('the list as a workbook holds its rows', async () => {
  await page.goto(LIST);
  await page.getByRole('button', { name: '导出' }).click();
  const { header, rows } = await downloaded(() => page.getByRole('menuitem', { name: '导出为 Excel（XLSX）' }).click());
  const column = (name: string) => rows.map((row) => row[header.indexOf(name)]);
  expect(column('商机名称')).toEqual(['一', '二', '三'].map((number) => `${ACCOUNT}${number}期`));
  expect(column('金额').map(Number)).toEqual(AMOUNTS);
  expect(column('客户')).toEqual(Array(3).fill(`${ACCOUNT}有限公司`));
});

test('a link shows others the same state of the cockpit', async () => {
  await page.goto('/cockpit');
  await page.getByRole('radiogroup', { name: '宽度' }).getByText('金额').click();
  await page.getByRole('button', { name: '行 所属部门' }).click();
  await page.getByRole('button', { name: '产品线', exact: true }).click();
  await page.getByRole('button', { name: /^截至/ }).click();
  await page.getByRole('button', { name: '上月末' }).click();
  const total = page.getByRole('button', { name: /^合计 · 合计 / });
  await expectShown(total);
  await expectShown(page.getByRole('status').filter({ hasText: '您在看' }));
  await page.getByRole('button', { name: '复制链接' }).click();
  await expectShown(page.getByText('链接已复制'));
  const link = await page.evaluate(() => navigator.clipboard.readText());

  const other = await enterAs(browser, 'finance');
  await other.page.goto(link);
  await expectShown(other.page.getByRole('status').filter({ hasText: '您在看' }));
  await expectShown(other.page.getByRole('button', { name: '行 产品线' }));
  expect(await other.page.getByRole('radio', { name: '金额' }).isChecked()).toBe(true);
  await expectShown(other.page.getByRole('button', { name: await nameOf(total), exact: true }));
  await shot(other.page, 'manager-10-link');
  expect(other.complaints).toEqual([]);
});
