import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listDepartments, listUsers } from '#server/modules/identity/index.ts';
import { measure, measureRecords } from '#server/modules/measures/index.ts';
import { countRecords, listRecords } from '#server/modules/records/index.ts';
import type { Context } from '#server/platform/context.ts';
import { createWorld } from '#server/testing/identityWorld.ts';
import { createTestDatabase, type TestDatabase } from '#server/testing/testDatabase.ts';
import { wire } from '#server/wiring.ts';
import { dryRun, readPlanFile, runImport } from './index.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const DATA = join(ROOT, '..', 'shared', 'data', 'maven_crm_sales');
const PLANS = join(ROOT, 'docs', 'examples', 'maven');
const FILES = {
  '1-users.yaml': 'sales_teams.csv',
  '2-products.yaml': 'products.csv',
  '3-accounts.yaml': 'accounts.csv',
  '4-opportunities.yaml': 'sales_pipeline.csv',
};

/** The public data lies beside the project where it is developed; elsewhere this test has nothing to read. */
describe.skipIf(!existsSync(DATA))('the Maven sales pipeline, imported by its mapping files', () => {
  let db: TestDatabase;
  let ctx: Context;
  const counts: Record<string, unknown> = {};
  beforeAll(async () => {
    wire();
    db = await createTestDatabase();
    const world = await createWorld(db);
    const admin = await world.user('admin', { roles: ['administrator'] });
    for (const [mapping, file] of Object.entries(FILES)) {
      ctx = await world.as(admin, 'cli');
      world.system.workspace.definitionsVersion = ctx.workspace.definitionsVersion;
      const { plan, file: data } = await readPlanFile(join(PLANS, mapping), join(DATA, file));
      if (mapping.startsWith('4')) counts.dryRun = (await dryRun(ctx, plan, data)).counts;
      counts[mapping] = (await runImport(ctx, plan, data)).counts;
      world.system.workspace.definitionsVersion = ctx.workspace.definitionsVersion;
    }
  }, 180_000);
  afterAll(() => db?.drop());

  const count = async (object: string, field: string, op: 'eq' | 'empty', value?: string) =>
    (await countRecords(ctx, object, { filter: { field, op, ...(value === undefined ? {} : { value }) } })).count;

  test('brings every row, as the dry run said', async () => {
    const all = { rowsRead: 8_800, created: 8_800, updated: 0, skipped: 0, refused: 0 };
    expect(counts).toMatchObject({ dryRun: all, '4-opportunities.yaml': all });
    expect(counts['3-accounts.yaml']).toMatchObject({ created: 85, refused: 0 });
    expect(counts['2-products.yaml']).toMatchObject({ created: 7 });
  });

  test('stages, accounts, products and money are those of the file', async () => {
    expect(await count('opportunity', 'stage', 'eq', 'won')).toBe(4_238);
    expect(await count('opportunity', 'stage', 'eq', 'lost')).toBe(2_473);
    expect(await count('opportunity', 'stage', 'eq', 'need')).toBe(1_589);
    expect(await count('opportunity', 'stage', 'eq', 'qualify')).toBe(500);
    expect(await count('opportunity', 'account', 'empty')).toBe(1_425);
    expect(await count('opportunity', 'product.name', 'eq', 'GTX Pro')).toBe(1_480);
    expect(await count('account', 'industry', 'eq', 'software')).toBe(12 + 7);
    const accounts = await listRecords(ctx, 'account', { limit: 500 });
    const withParent = accounts.records.filter(({ values }) => values.parent !== null);
    expect(withParent).toHaveLength(15);
    expect(
      accounts.records.every(({ values }) => values.parent === null || accounts.references[String(values.parent)]),
    ).toBe(true);
    expect(accounts.records.find(({ values }) => values.name === 'Acme Corporation')?.values.revenue).toBe(
      '1100040000',
    );
  });

  test('won value, cycle and visits', async () => {
    const { rows } = await db.app.query<Record<string, string>>(
      `select sum(amount) as value, avg(closed_at::date - created_at::date) as cycle,
         (select count(*) from ${ctx.workspace.schema}.stage_visit) as visits,
         (select count(*) from ${ctx.workspace.schema}.stage_visit where left_at is null) as open
       from ${ctx.workspace.schema}.opportunity where stage_kind = 'won'`,
    );
    expect(rows[0]).toMatchObject({ value: '10005534', open: 8_800, visits: 8_800 + 4_238 + 2_473 });
    expect(Number(rows[0]!.cycle)).toBeCloseTo(51.78, 2);
  });

  test('agents are users under their managers and offices', async () => {
    const { users } = await listUsers(ctx, { limit: 500 });
    expect(users).toHaveLength(1 + 35 + 6);
    const departments = await listDepartments(ctx);
    const nameOf = (id: string | null | undefined) => departments.find((one) => one.id === id)?.name;
    const anna = users.find((user) => user.name === 'Anna Snelling');
    const team = departments.find((one) => one.id === anna?.departmentId);
    expect(team?.name).toBe('Dustin Brinkmann');
    expect(nameOf(team?.parentId)).toBe('Central');
    expect(users.find((user) => user.id === team?.headId)).toMatchObject({
      name: 'Dustin Brinkmann',
      roles: ['manager'],
    });
    expect(
      departments
        .filter((one) => one.parentId === null)
        .map((one) => one.name)
        .sort(),
    ).toEqual(['Central', 'East', 'West']);
  });

  test('measures give the known answers, and a number opens its records', async () => {
    const years = { window: { from: '2016-01-01', to: '2017-12-31' } };
    const byManager = await measure(ctx, { measure: 'winRate', dimensions: ['manager'], ...years });
    expect(Number(byManager.total?.value)).toBeCloseTo(4_238 / 6_711, 10);
    const rates = byManager.rows.map((row) => [row.labels[0]?.split(' ')[1], Number(row.values.value).toFixed(4)]);
    expect(Object.fromEntries(rates)).toEqual({
      Losch: '0.6443',
      Rouche: '0.6341',
      Brinkmann: '0.6298',
      Marxen: '0.6220',
      Neubert: '0.6208',
      Sewald: '0.6434',
    });
    const byOffice = await measure(ctx, { measure: 'wonAmount', dimensions: ['department:1'], ...years });
    const revenue = byOffice.rows.map((row) => [row.labels[0], row.values.wonAmount]);
    expect(Object.fromEntries(revenue)).toEqual({ Central: '3346293', East: '3090594', West: '3568647' });
    const cycle = await measure(ctx, { measure: 'salesCycle', ...years });
    expect(Number(cycle.total?.mean)).toBeCloseTo(51.78, 2);
    expect(cycle.total?.median).toBe(57);
    const won = await measureRecords(ctx, { measure: 'winRate', ...years }, { part: 'won' });
    expect(won.count).toBe(4_238);
  });
});
