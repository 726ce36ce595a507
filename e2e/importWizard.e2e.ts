import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch, seriousFindings, shot, type Visitor, visit } from './support/browser.ts';
import { ADMIN, post, setUp } from './support/company.ts';
import { expectShown } from './support/page.ts';
import { ROOT, type RunningServer, startServer } from './support/server.ts';

/**
 * A company's history brought in by the wizard alone: people, products, accounts and deals out of four files, by what
 * one can see and click. The public data lies beside the project where it is developed; elsewhere there is nothing to read.
 */
const DATA = join(ROOT, '..', 'shared', 'data', 'maven_crm_sales');

type Figures = { total: Record<string, number | string> };

describe.skipIf(!existsSync(DATA))('the Maven sales pipeline, by the import wizard', () => {
  let server: RunningServer;
  let browser: Browser;
  let visitor: Visitor;
  let page: Page;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(['--blank']), launch()]);
    visitor = await visit(browser, server.address);
    await setUp(visitor.context, 'Maven', 'UTC');
    visitor = await visit(browser, server.address);
    page = visitor.page;
    await page.goto('/');
    await page.getByLabel('邮箱').fill(ADMIN.email);
    await page.getByLabel('密码').fill(ADMIN.password);
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByRole('navigation').first().waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const open = async (file: string): Promise<void> => {
    await page.goto('/import');
    await page.getByRole('button', { name: '导入文件' }).first().click();
    await page.locator('input[type=file]').setInputFiles(join(DATA, file));
    await page.getByRole('button', { name: '对应字段' }).waitFor();
  };
  /** Opens a list of choices and takes the one that reads so. */
  const pick = async (control: Locator, text: string): Promise<void> => {
    await control.click();
    const choice = page
      .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)')
      .last()
      .getByTitle(text, { exact: true });
    if (!(await choice.isVisible())) await page.keyboard.type(text);
    await choice.click();
  };
  const named = (name: string): Locator => page.getByLabel(name, { exact: true });
  const map = () => page.getByRole('button', { name: '对应字段' }).click();
  const check = async (): Promise<void> => {
    await page.getByRole('button', { name: '检查整个文件' }).click();
    await expectShown(page.getByText('将新建'));
  };
  const checkAgain = async (): Promise<void> => {
    await page.getByRole('button', { name: '重新检查' }).click();
    await expectShown(page.getByText('没有问题，可以导入'));
  };
  const carryOut = async (rows: string): Promise<void> => {
    await page.getByRole('button', { name: `导入 ${rows} 行` }).click();
    await page.getByText('已完成', { exact: true }).waitFor({ timeout: 60_000 });
  };

  test('people with their departments and managers', async () => {
    await open('sales_teams.csv');
    await pick(named('sales_teams.csv 的内容'), '人员');
    await map();
    await pick(named('sales_agent 的字段 1'), '姓名');
    await pick(named('所属部门（从上到下）'), 'regional_office');
    await pick(page.getByRole('combobox', { name: '所属部门（从上到下）' }), 'manager');
    await page.keyboard.press('Escape');
    await pick(named('部门负责人'), 'manager');
    await shot(page, 'import-people');
    await check();
    await carryOut('35');
  });

  test('products', async () => {
    await open('products.csv');
    await pick(named('products.csv 的内容'), '产品');
    await map();
    await check();
    await carryOut('7');
  });

  test('accounts: sectors that the company calls otherwise are translated in one go', async () => {
    await open('accounts.csv');
    await pick(named('accounts.csv 的内容'), '客户');
    await map();
    await pick(named('revenue 的单位'), '百万');
    await pick(named('office_location 的字段 1'), '城市');
    await check();
    await expectShown(page.getByText('technolgy', { exact: true }));
    await shot(page, 'import-problems');
    await pick(named('“technolgy”是'), '软件与互联网');
    for (const sector of ['marketing', 'entertainment', 'services', 'employment']) {
      const meaning = named(`“${sector}”是`);
      if (await meaning.count()) await pick(meaning, '其他');
    }
    const telecom = named('“telecommunications”是');
    if (await telecom.count()) await pick(telecom, '通信');
    await checkAgain();
    await carryOut('85');
  });

  test('deals with their past', async () => {
    await open('sales_pipeline.csv');
    await pick(named('sales_pipeline.csv 的内容'), '商机');
    await map();
    await page.getByRole('button', { name: 'engage_date 再对应一个字段' }).click();
    await pick(named('engage_date 的字段 2'), '进入“需求确认”的日期');
    await page.getByRole('button', { name: 'close_date 再对应一个字段' }).click();
    await pick(named('close_date 的字段 2'), '结束时间');
    await pick(named('由列拼成…'), '商机名称');
    await named('商机名称的组成').fill('{account} {product} {opportunity_id}');
    await page.getByRole('button', { name: '保存对应' }).click();
    await page.getByRole('textbox', { name: '名称', exact: true }).fill('销售管线');
    await page.getByRole('button', { name: /^保\s?存$/ }).click();
    await expectShown(page.getByText('已保存“销售管线”，同事也能用'));
    await shot(page, 'import-mapping');
    expect(await seriousFindings(page)).toEqual([]);
    await check();
    const stages = { Prospecting: '初步接洽', Engaging: '需求确认', Won: '赢单', Lost: '输单' };
    for (const [word, stage] of Object.entries(stages)) {
      const meaning = named(`“${word}”是`);
      if (await meaning.count()) await pick(meaning, stage);
    }
    await page.getByRole('button', { name: '采用 1 个建议' }).click();
    await checkAgain();
    await shot(page, 'import-ready');
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: '导入 8,800 行' }).click();
    await expectShown(page.getByRole('progressbar'));
    await shot(page, 'import-running');
    await page.getByText('已完成', { exact: true }).waitFor({ timeout: 60_000 });
    await shot(page, 'import-done');
    expect(await seriousFindings(page)).toEqual([]);
  });

  test('the figures are those of the file', async () => {
    const ask = async (measure: string): Promise<Figures['total']> => {
      const queries = [{ measure }];
      const { results } = await post<{ results: Figures[] }>(visitor.context, '/api/measures/query', { queries });
      return results[0]!.total;
    };
    const winRate = await ask('winRate');
    expect(winRate).toMatchObject({ won: 4_238, lost: 2_473, wonAmount: '10005534' });
    expect(Number(winRate.value)).toBeCloseTo(0.6315, 4);
    expect(Number((await ask('salesCycle')).mean)).toBeCloseTo(51.78, 2);
    const { total } = await post<{ total: { count: number } }>(visitor.context, '/api/records/opportunity/query', {
      limit: 1,
      count: true,
    });
    expect(total.count).toBe(8_800);
  });

  test('history tells of all four', async () => {
    await page.goto('/import');
    for (const file of ['sales_teams.csv', 'products.csv', 'accounts.csv', 'sales_pipeline.csv']) {
      await expectShown(page.getByRole('link', { name: file }));
    }
    await shot(page, 'import-history');
    expect(await seriousFindings(page)).toEqual([]);
    expect(visitor.complaints).toEqual([]);
  });
});
