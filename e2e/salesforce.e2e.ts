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
  let company: BlankCompany;
  let page: Page;
  let wizard: Wizard;
  beforeAll(async () => {
    company = await blankCompany('Salesforce');
    page = company.visitor.page;
    wizard = wizardOf(page, DATA);
  });
  afterAll(() => company?.close());

  test('two files are told apart, mapped, their stages given a meaning, and imported', async () => {
    await wizard.open('opportunity.csv', 'opportunity_history.csv');
    await expectShown(page.getByText('219 行 × 45 列'));
    await expectShown(page.getByText('584 行 × 4 列'));
    await expectShown(page.getByText('像是以往的阶段变更：在记录的文件里选用'));
    await shot(page, 'salesforce-files');
    await wizard.map();

    // The dates say themselves which way round they are, and the second file stands where it belongs.
    await expectShown(page.getByText('dd/mm/yyyy: 14/03/2022 → 2022-03-14'));
    await expectShown(page.getByTitle('opportunity_history.csv'));
    await shot(page, 'salesforce-mapping');
    await page.getByRole('button', { name: '检查整个文件' }).click();
    await expectShown(page.getByText('阶段对应'));
    await shot(page, 'salesforce-problems');

    await page.getByRole('button', { name: '采用 3 个建议' }).click();
    for (const word of ['Prospecting', 'Qualification', 'Value Proposition'] as const) {
      await wizard.pick(wizard.named(`“${word}”是`), STAGES[word][0]);
    }
    // Accounts and owners are known here by the ids of the other system alone: left empty.
    const empty = page.getByRole('button', { name: '全部留空' });
    for (let left = await empty.count(); left > 0; left--) await empty.nth(left - 1).click();
    await wizard.checkAgain();
    await shot(page, 'salesforce-ready');
    expect(await seriousFindings(page)).toEqual([]);
    await wizard.carryOut('219');
    await shot(page, 'salesforce-done');
    expect(company.visitor.complaints).toEqual([]);
  });

  test('every deal stands where the export says, with its way there', async () => {
    const { records } = await post<{ records: Deal[] }>(company.visitor.context, '/api/records/opportunity/query', {
      limit: 500,
    });
    const counts = Map.groupBy(records, ({ values }) => values.stage);
    for (const [, key, count] of Object.values(STAGES)) expect(counts.get(key)?.length).toBe(count);
    expect(records).toHaveLength(219);

    let backward = 0;
    let arrivals = 0;
    const order: string[] = Object.values(STAGES).map(([, key]) => key);
    for (const { id } of records) {
      const answer = await company.visitor.context.request.get(`/api/journey/opportunity/${id}`);
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
