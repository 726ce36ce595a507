import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch, shot, type Visitor, visit } from './support/browser.ts';
import { loudou, post, setUp } from './support/company.ts';
import { ROOT, type RunningServer, startServer } from './support/server.ts';

/**
 * The main job: a company brings in its sales history by the command line and reads the same figures at every door, then works a
 * deal past a gate. The public data lies beside the project where it is developed; elsewhere there is nothing to read.
 */
const DATA = join(ROOT, '..', 'shared', 'data', 'maven_crm_sales');
const FILES = [
  ['1-users.yaml', 'sales_teams.csv'],
  ['2-products.yaml', 'products.csv'],
  ['3-accounts.yaml', 'accounts.csv'],
  ['4-opportunities.yaml', 'sales_pipeline.csv'],
] as const;
const WINDOW = { from: '2016-10-01', to: '2017-12-31' };

type Figures = {
  total: Record<string, number | string>;
  rows: { labels: string[]; values: Record<string, number | string> }[];
};

describe.skipIf(!existsSync(DATA))('the Maven sales pipeline', () => {
  let server: RunningServer;
  let browser: Browser;
  let visitor: Visitor;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(['--blank']), launch()]);
    visitor = await visit(browser, server.address);
    await setUp(visitor.context, 'Maven', 'UTC');
    for (const [mapping, file] of FILES) {
      const plan = join(ROOT, 'docs', 'examples', 'maven', mapping);
      const answer = await loudou<{ counts: Record<string, number> }>(
        server,
        'import',
        plan,
        '--file',
        join(DATA, file),
      );
      expect(answer.counts.refused, mapping).toBe(0);
    }
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const ask = async (query: object): Promise<Figures> => {
    const { results } = await post<{ results: Figures[] }>(visitor.context, '/api/measures/query', {
      queries: [query],
    });
    return results[0]!;
  };

  test('the win rate is the same by command line and API', async () => {
    const byApi = await ask({ measure: 'winRate' });
    const byCli = await loudou<Figures>(server, 'measure', 'winRate');
    for (const { total } of [byApi, byCli]) {
      expect(total).toMatchObject({ won: 4_238, lost: 2_473, wonAmount: '10005534' });
      expect(Number(total.value)).toBeCloseTo(0.6315, 4);
    }
  });

  test('the mean won cycle', async () => {
    const { total } = await ask({ measure: 'salesCycle' });
    expect(Object.values(total).some((value) => Math.abs(Number(value) - 51.78) < 0.01)).toBe(true);
  });

  test('win rate by manager, revenue by office', async () => {
    const byManager = await ask({ measure: 'winRate', dimensions: ['manager'] });
    const rate = (name: string) => Number(byManager.rows.find((row) => row.labels[0]?.includes(name))?.values.value);
    const expected = {
      Losch: 0.6443,
      Rouche: 0.6341,
      Brinkmann: 0.6298,
      Marxen: 0.622,
      Neubert: 0.6208,
      Sewald: 0.6434,
    };
    for (const [name, value] of Object.entries(expected)) expect(rate(name), name).toBeCloseTo(value, 4);

    const byOffice = await ask({ measure: 'wonAmount', dimensions: ['department:1'] });
    const revenue = Object.fromEntries(byOffice.rows.map((row) => [row.labels[0], String(row.values.value)]));
    expect(revenue).toMatchObject({ Central: '3346293', East: '3090594', West: '3568647' });
  });

  test('the rows behind "won" are as many as the number says', async () => {
    const answer = await post<{ count: number }>(visitor.context, '/api/measures/records', {
      query: { measure: 'winRate' },
      cell: { part: 'won' },
      limit: 1,
    });
    expect(answer.count).toBe(4_238);
  });

  test('the cockpit shows the same figures', async () => {
    const { page, complaints } = visitor;
    await page.goto(`/cockpit?period=custom&from=${WINDOW.from}&to=${WINDOW.to}`);
    await page.waitForLoadState('networkidle');
    await shot(page, 'maven-cockpit');
    const text = await page.getByRole('main').innerText();
    expect(text).toContain('63.');
    expect(complaints).toEqual([]);
  });
});
