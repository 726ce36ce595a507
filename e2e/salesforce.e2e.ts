import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch, seriousFindings, shot, type Visitor, visit } from './support/browser.ts';
import { ADMIN, post, setUp } from './support/company.ts';
import { expectShown } from './support/page.ts';
import { ROOT, type RunningServer, startServer } from './support/server.ts';

/**
 * An export of Salesforce – opportunities and, in a second file, their stage changes – from two files to a finished
 * import by what one can see and click, in a company that has nothing yet. The data lies beside the project where it
 * is developed; elsewhere there is nothing to read.
 */
const DATA = join(ROOT, '..', 'shared', 'data', 'salesforce_stage_history');
const STAGES = {
  Prospecting: ['初步接洽', 'qualify', 14],
  Qualification: ['需求确认', 'need', 15],
  'Value Proposition': ['方案呈现', 'solution', 19],
  'Negotiation/Review': ['商务谈判', 'negotiation', 25],
  'Closed Won': ['赢单', 'won', 89],
  'Closed Lost': ['输单', 'lost', 57],
} as const;

type Deal = { id: string; values: { externalId: string; stage: string } };
type Journey = { visits: { stage: string; enteredAt: string }[] };

describe.skipIf(!existsSync(DATA))('a Salesforce export with its stage changes, by the import wizard', () => {
  let server: RunningServer;
  let browser: Browser;
  let visitor: Visitor;
  let page: Page;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(['--blank']), launch()]);
    visitor = await visit(browser, server.address);
    await setUp(visitor.context, 'Salesforce');
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

  const named = (name: string): Locator => page.getByLabel(name, { exact: true });
  const pick = async (control: Locator, text: string): Promise<void> => {
    await control.click();
    const lists = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)');
    await lists.last().getByTitle(text, { exact: true }).click();
  };

  test('two files are told apart, mapped, their stages given a meaning, and imported', async () => {
    await page.goto('/import');
    await page.getByRole('button', { name: '导入文件' }).first().click();
    const files = ['opportunity.csv', 'opportunity_history.csv'].map((name) => join(DATA, name));
    await page.locator('input[type=file]').setInputFiles(files);
    await expectShown(page.getByText('219 行 × 45 列'));
    await expectShown(page.getByText('584 行 × 4 列'));
    await expectShown(page.getByText('像是以往的阶段变更：在记录的文件里选用'));
    await shot(page, 'salesforce-files');
    await page.getByRole('button', { name: '对应字段' }).first().click();

    // The dates say themselves which way round they are, and the second file stands where it belongs.
    await expectShown(page.getByText('dd/mm/yyyy: 14/03/2022 → 2022-03-14'));
    await expectShown(page.getByTitle('opportunity_history.csv'));
    await shot(page, 'salesforce-mapping');
    await page.getByRole('button', { name: '检查整个文件' }).click();
    await expectShown(page.getByText('阶段对应'));
    await shot(page, 'salesforce-problems');

    await page.getByRole('button', { name: '采用 3 个建议' }).click();
    for (const word of ['Prospecting', 'Qualification', 'Value Proposition'] as const) {
      await pick(named(`“${word}”是`), STAGES[word][0]);
    }
    // Accounts and owners are known here by the ids of the other system alone: left empty.
    const empty = page.getByRole('button', { name: '全部留空' });
    for (let left = await empty.count(); left > 0; left--) await empty.nth(left - 1).click();
    await page.getByRole('button', { name: '重新检查' }).click();
    await expectShown(page.getByRole('button', { name: '导入 219 行' }));
    await expectShown(page.getByText('没有问题，可以导入'));
    await shot(page, 'salesforce-ready');
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: '导入 219 行' }).click();
    await page.getByText('已完成', { exact: true }).waitFor({ timeout: 60_000 });
    await shot(page, 'salesforce-done');
    expect(visitor.complaints).toEqual([]);
  });

  test('every deal stands where the export says, with its way there', async () => {
    const { records } = await post<{ records: Deal[] }>(visitor.context, '/api/records/opportunity/query', {
      limit: 500,
    });
    const counts = Map.groupBy(records, ({ values }) => values.stage);
    for (const [, key, count] of Object.values(STAGES)) expect(counts.get(key)?.length).toBe(count);
    expect(records).toHaveLength(219);

    let backward = 0;
    let arrivals = 0;
    const order: string[] = Object.values(STAGES).map(([, key]) => key);
    for (const { id } of records) {
      const answer = await visitor.context.request.get(`/api/journey/opportunity/${id}`);
      if (!answer.ok()) throw new Error(await answer.text());
      const { visits } = (await answer.json()) as Journey;
      // Where the history ends elsewhere than the export says, a last visit leads there today.
      const told = visits.filter(({ enteredAt }) => enteredAt < '2024').map(({ stage }) => order.indexOf(stage));
      arrivals += told.length;
      backward += told.filter((stage, index) => index > 0 && stage < told[index - 1]!).length;
    }
    // Of 584 rows 107 say again where the deal stands already.
    expect({ backward, arrivals }).toEqual({ backward: 72, arrivals: 584 - 107 });
  });
});
