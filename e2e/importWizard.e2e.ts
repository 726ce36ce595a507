import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seriousFindings, shot } from './support/browser.ts';
import { type BlankCompany, blankCompany, post } from './support/company.ts';
import { expectShown } from './support/page.ts';
import { ROOT } from './support/server.ts';
import { type Wizard, wizardOf } from './support/wizard.ts';

/**
 * A company's history brought in by the wizard alone: people, products, accounts and deals out of four files, by what
 * one can see and click. The public data lies beside the project where it is developed; elsewhere there is nothing to read.
 */
const DATA = join(ROOT, '..', 'shared', 'data', 'maven_crm_sales');

type Figures = { total: Record<string, number | string> };

describe.skipIf(!existsSync(DATA))('the Maven sales pipeline, by the import wizard', () => {
  let company: BlankCompany;
  let page: Page;
  let wizard: Wizard;
  beforeAll(async () => {
    company = await blankCompany('Maven', { timeZone: 'UTC' });
    page = company.visitor.page;
    wizard = wizardOf(page, DATA);
  });
  afterAll(() => company?.close());

  const check = async (): Promise<void> => {
    await page.getByRole('button', { name: '检查整个文件' }).click();
    await expectShown(page.getByText('将新建'));
  };

  test('people with their departments and managers', async () => {
    await wizard.open('sales_teams.csv');
    await wizard.pick(wizard.named('sales_teams.csv 的内容'), '人员');
    await wizard.map();
    await wizard.pick(wizard.named('sales_agent 的字段 1'), '姓名');
    await wizard.pick(wizard.named('所属部门（从上到下）'), 'regional_office');
    await wizard.pick(page.getByRole('combobox', { name: '所属部门（从上到下）' }), 'manager');
    await page.keyboard.press('Escape');
    await wizard.pick(wizard.named('部门负责人'), 'manager');
    await shot(page, 'import-people');
    await check();
    await wizard.carryOut('35');
  });

  test('products', async () => {
    await wizard.open('products.csv');
    await wizard.pick(wizard.named('products.csv 的内容'), '产品');
    await wizard.map();
    await check();
    await wizard.carryOut('7');
  });

  test('accounts: sectors that the company calls otherwise are translated in one go', async () => {
    await wizard.open('accounts.csv');
    await wizard.pick(wizard.named('accounts.csv 的内容'), '客户');
    await wizard.map();
    await wizard.pick(wizard.named('revenue 的单位'), '百万');
    await wizard.pick(wizard.named('office_location 的字段 1'), '城市');
    await check();
    await expectShown(page.getByText('technolgy', { exact: true }));
    await shot(page, 'import-problems');
    await wizard.pick(wizard.named('“technolgy”是'), '软件与互联网');
    for (const sector of ['marketing', 'entertainment', 'services', 'employment']) {
      const meaning = wizard.named(`“${sector}”是`);
      if (await meaning.count()) await wizard.pick(meaning, '其他');
    }
    const telecom = wizard.named('“telecommunications”是');
    if (await telecom.count()) await wizard.pick(telecom, '通信');
    await wizard.checkAgain();
    await wizard.carryOut('85');
  });

  test('deals with their past', async () => {
    await wizard.open('sales_pipeline.csv');
    await wizard.pick(wizard.named('sales_pipeline.csv 的内容'), '商机');
    await wizard.map();
    await page.getByRole('button', { name: 'engage_date 再对应一个字段' }).click();
    await wizard.pick(wizard.named('engage_date 的字段 2'), '进入“需求确认”的日期');
    await page.getByRole('button', { name: 'close_date 再对应一个字段' }).click();
    await wizard.pick(wizard.named('close_date 的字段 2'), '结束时间');
    await wizard.pick(wizard.named('由列拼成…'), '商机名称');
    await wizard.named('商机名称的组成').fill('{account} {product} {opportunity_id}');
    await page.getByRole('button', { name: '保存对应' }).click();
    await page.getByRole('textbox', { name: '名称', exact: true }).fill('销售管线');
    await page.getByRole('button', { name: /^保\s?存$/ }).click();
    await expectShown(page.getByText('已保存“销售管线”，同事也能用'));
    await shot(page, 'import-mapping');
    expect(await seriousFindings(page)).toEqual([]);
    await check();
    const stages = { Prospecting: '初步接洽', Engaging: '需求确认', Won: '赢单', Lost: '输单' };
    for (const [word, stage] of Object.entries(stages)) {
      const meaning = wizard.named(`“${word}”是`);
      if (await meaning.count()) await wizard.pick(meaning, stage);
    }
    await page.getByRole('button', { name: '采用 1 个建议' }).click();
    await wizard.checkAgain();
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
      const { results } = await post<{ results: Figures[] }>(company.visitor.context, '/api/measures/query', {
        queries,
      });
      return results[0]!.total;
    };
    const winRate = await ask('winRate');
    expect(winRate).toMatchObject({ won: 4_238, lost: 2_473, wonAmount: '10005534' });
    expect(Number(winRate.value)).toBeCloseTo(0.6315, 4);
    expect(Number((await ask('salesCycle')).mean)).toBeCloseTo(51.78, 2);
    const { total } = await post<{ total: { count: number } }>(
      company.visitor.context,
      '/api/records/opportunity/query',
      {
        limit: 1,
        count: true,
      },
    );
    expect(total.count).toBe(8_800);
  });

  test('history tells of all four', async () => {
    await page.goto('/import');
    for (const file of ['sales_teams.csv', 'products.csv', 'accounts.csv', 'sales_pipeline.csv']) {
      await expectShown(page.getByRole('link', { name: file }));
    }
    await shot(page, 'import-history');
    expect(await seriousFindings(page)).toEqual([]);
    expect(company.visitor.complaints).toEqual([]);
  });
});
