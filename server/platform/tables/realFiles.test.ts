import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { detectDateFormat, parseDate } from '#domain/exchange/index.ts';
import { openTable, type Table } from './index.ts';

const DATA = '../shared/data';

async function column(table: Table, header: string): Promise<string[]> {
  const at = table.headers.indexOf(header);
  const cells: string[] = [];
  for await (const row of table.rows()) cells.push(row.cells[at] ?? '');
  return cells;
}

describe.skipIf(!existsSync(`${DATA}/salesforce_stage_history`))('salesforce stage history', () => {
  it('has a mark, 45 columns and days before months', async () => {
    const table = await openTable(`${DATA}/salesforce_stage_history/opportunity.csv`);
    expect(table).toMatchObject({ format: 'csv', encoding: 'utf-8', delimiter: ',', headerIssues: [] });
    expect(table.headers).toHaveLength(45);
    const created = await column(table, 'CreatedDate');
    expect(created).toHaveLength(219);
    expect(detectDateFormat(created)).toMatchObject({
      format: 'dd/mm/yyyy',
      ambiguous: false,
      matched: expect.any(Number),
    });
    expect(created.every((text) => parseDate(text, 'dd/mm/yyyy') !== undefined)).toBe(true);
  });

  it('has 584 changes of stage', async () => {
    const table = await openTable(`${DATA}/salesforce_stage_history/opportunity_history.csv`);
    expect(table.headers).toEqual(['OppID', 'CreatedDate', 'StageName', 'SortOrder']);
    expect(await column(table, 'OppID')).toHaveLength(584);
  });
});

describe.skipIf(!existsSync(`${DATA}/maven_crm_sales`))('maven CRM sales', () => {
  it('has 8 800 opportunities worth 10 005 534', async () => {
    const table = await openTable(`${DATA}/maven_crm_sales/sales_pipeline.csv`);
    expect(await column(table, 'opportunity_id')).toHaveLength(8_800);
    const values = await column(table, 'close_value');
    expect(values.reduce((sum, value) => sum + Number(value), 0)).toBe(10_005_534);
    expect(detectDateFormat(await column(table, 'engage_date'))).toMatchObject({
      format: 'yyyy-mm-dd',
      ambiguous: false,
    });
  });

  it.each([
    ['accounts', 85],
    ['products', 7],
    ['sales_teams', 35],
  ])('has all %s', async (name, count) => {
    expect(await (await openTable(`${DATA}/maven_crm_sales/${name}.csv`)).sample(1_000)).toHaveLength(count);
  });
});
