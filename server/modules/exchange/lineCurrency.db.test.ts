import { createWriteStream, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Context } from '#server/platform/context.ts';
import { createWorld } from '#server/testing/identityWorld.ts';
import { createTestDatabase, type TestDatabase } from '#server/testing/testDatabase.ts';
import { wire } from '#server/wiring.ts';
import { enterRates, saveCurrencies } from '../identity/index.ts';
import { getDefinitions } from '../objects/index.ts';
import { createRecords, listRecords, type References } from '../records/index.ts';
import { exportRecords } from './index.ts';
import { type Folder, makeFolder } from './testing/files.ts';

/** Line items have no currency of their own: they are in that of their deal, which every reader is told. */
let db: TestDatabase;
/** One for all: what is set in it holds from then on. */
let admin: Context;
let folder: Folder;
let deals: [home: string, abroad: string];

async function make(object: string, ...rows: Record<string, unknown>[]): Promise<string[]> {
  const outcomes = await createRecords(
    admin,
    object,
    rows.map((values) => ({ values })),
  );
  return outcomes.map((outcome) => {
    if (!outcome.ok) throw new Error(JSON.stringify(outcome));
    return outcome.id;
  });
}
const currencyFields = async () =>
  (await getDefinitions(admin)).object('opportunityLine').fields.filter((field) => field.currencyOf);
async function file(columns: string[]): Promise<string> {
  const path = folder.path('lines.csv');
  await exportRecords(admin, 'opportunityLine', { columns, sort: [{ field: 'amount' }] }, () =>
    createWriteStream(path),
  );
  return readFileSync(path, 'utf8')
    .replace(/^\uFEFF/, '')
    .trim();
}

beforeAll(async () => {
  wire();
  db = await createTestDatabase();
  const world = await createWorld(db);
  admin = await world.as(await world.user('admin', { roles: ['administrator'] }));
  folder = makeFolder();
});
afterAll(async () => {
  folder?.remove();
  await db?.drop();
});

test('with one currency nothing is said of it', async () => {
  const [deal] = await make('opportunity', { name: '国内', amount: '100' });
  const [product] = await make('product', { name: '套件' });
  await make('opportunityLine', { opportunity: deal, product, amount: '70' });
  expect(await currencyFields()).toEqual([]);
  expect(await file(['product', 'amount'])).toBe('产品,小计\r\n套件,70');
  deals = [deal!, ''];
});

test('a line is in the currency of its deal: for pages and the API by the reference, in a file by a column', async () => {
  await saveCurrencies(admin, ['USD']);
  await enterRates(admin, [{ currency: 'USD', validFrom: '2020-01-01', rate: '7' }]);
  const [abroad] = await make('opportunity', { name: '海外', currency: 'USD', amountInCurrency: '90' });
  const [product] = await make('product', { name: '模块' });
  await make('opportunityLine', { opportunity: abroad, product, unitPrice: '90', amount: '90' });
  deals = [deals[0], abroad!];

  expect((await currencyFields()).map(({ key, currencyOf }) => [key, currencyOf])).toEqual([
    ['unitPrice', 'opportunity'],
    ['amount', 'opportunity'],
  ]);
  const { references } = await listRecords(admin, 'opportunityLine', {});
  const currencies = deals.map((id) => (references as References)[id]?.currency);
  expect(currencies).toEqual([undefined, 'USD']);
  expect(await file(['product', 'amount'])).toBe('产品,小计,币种\r\n套件,70,CNY · 人民币\r\n模块,90,USD · 美元');
  expect(await file(['product', 'quantity'])).toBe('产品,数量\r\n套件,1\r\n模块,1');
});

test('lines in many currencies are put in order by what they are worth, page by page', async () => {
  const [dear] = await make('product', { name: '备件' });
  await make('opportunityLine', { opportunity: deals[0], product: dear, amount: '600' });
  const query = { columns: ['amount'], sort: [{ field: 'amount', descending: true }], limit: 1 };
  const seen: unknown[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await listRecords(admin, 'opportunityLine', { ...query, ...(cursor ? { cursor } : {}) });
    seen.push(...page.records.map(({ values }) => values.amount));
    cursor = page.nextCursor;
  }
  expect(seen, '90 dollars are 630').toEqual(['90', '600', '70']);
});
