import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RecordValues } from '#domain/objects/index.ts';
import { type Condition, evaluate, type Operator } from '#domain/records/index.ts';
import type { World } from '#server/testing/world.ts';
import { getDefinitions } from '../objects/index.ts';
import { getRecord, listRecords } from '../records/index.ts';
import { conditionContext, withRelated } from './gateValues.ts';
import { createFunnelWorld, make } from './testing/deals.ts';

let world: World;
let records: { id: string; values: RecordValues }[];
const NOW = new Date('2026-03-17T20:00:00Z'); // 18 March in Shanghai

beforeAll(async () => {
  world = await createFunnelWorld();
  const ctx = world.as('admin', { door: 'import', now: NOW });
  const a = await make(ctx, 'account', { name: '甲', industry: 'automotive', employees: 100 });
  const b = await make(ctx, 'account', { name: '乙' });
  const rows: Record<string, unknown>[] = [
    { account: a, amount: '10.50', expectedCloseDate: '2026-03-18', region: 'eastChina', need: 'ABC 产线' },
    { account: b, amount: '9', expectedCloseDate: '2026-03-17', budgetConfirmed: false, nextStep: '50%_折' },
    { amount: '10.5', expectedCloseDate: '2026-04-01', region: 'overseas', budgetConfirmed: true, need: 'abc' },
    { account: a, owner: world.actors.east1.userId, createdAt: '2026-03-17T15:59:59Z', nextStep: 'Ring Again' },
    { account: a, amount: '123456789012.34', createdAt: '2026-03-17T16:00:00Z', discount: '12.5' },
  ];
  const ids: string[] = [];
  for (const [index, row] of rows.entries())
    ids.push(await make(ctx, 'opportunity', { name: `Deal ${index}`, ...row }));
  const definitions = await getDefinitions(ctx);
  const bare = await Promise.all(ids.map(async (id) => (await getRecord(ctx, 'opportunity', id)).record.values));
  const related: Condition[] = [
    { field: 'account.industry', op: 'empty' },
    { field: 'account.employees', op: 'empty' },
  ];
  const full = await withRelated(world.db.app, ctx, definitions, definitions.object('opportunity'), related, bare);
  records = ids.map((id, index) => ({ id, values: full[index]! }));
});
afterAll(() => world.drop());

const compare = fc.constantFrom<Operator>('eq', 'ne', 'lt', 'lte', 'gt', 'gte');
const leafOf = (field: string, op: fc.Arbitrary<Operator>, value: fc.Arbitrary<string | boolean>) =>
  fc.record({ field: fc.constant(field), op, value }) as fc.Arbitrary<Condition>;
const amounts = fc.constantFrom('10.5', '10.50', '9', '-3', '123456789012.34');
const days = fc.constantFrom('2026-03-17', '2026-03-18', '2026-04-01');
const leaf: fc.Arbitrary<Condition> = fc.oneof(
  leafOf('amount', compare, amounts),
  leafOf('discount', compare, fc.constantFrom('12.5', '12.50', '0')),
  leafOf('account.employees', compare, fc.constantFrom('100', '99')),
  leafOf('expectedCloseDate', compare, days),
  leafOf('region', fc.constantFrom('eq', 'ne'), fc.constantFrom('eastChina', 'overseas')),
  leafOf('account.industry', fc.constantFrom('eq', 'ne'), fc.constantFrom('automotive', 'food')),
  leafOf('budgetConfirmed', fc.constantFrom('eq', 'ne'), fc.boolean()),
  leafOf('name', fc.constantFrom('eq', 'ne', 'contains', 'startsWith'), fc.constantFrom('Deal 1', 'deal', 'DEAL 2')),
  leafOf('nextStep', fc.constantFrom('contains', 'startsWith'), fc.constantFrom('%', '_', '50%', 'ring a')),
  leafOf('need', fc.constant('contains'), fc.constantFrom('abc', '产线')),
  leafOf(
    'createdAt',
    fc.constantFrom('lt', 'lte', 'gt', 'gte'),
    fc.constantFrom('2026-03-17T16:00:00Z', '2026-03-18T00:00:00+08:00'),
  ),
  fc.record({
    field: fc.constantFrom('amount', 'region', 'account.industry', 'need', 'account', 'budgetConfirmed'),
    op: fc.constantFrom<Operator>('empty', 'notEmpty'),
  }),
  fc.record({
    field: fc.constant('amount'),
    op: fc.constantFrom<Operator>('in', 'notIn'),
    value: fc.array(amounts, { maxLength: 2 }),
  }),
  fc.record({
    field: fc.constant('region'),
    op: fc.constantFrom<Operator>('in', 'notIn'),
    value: fc.subarray(['eastChina', 'overseas']),
  }),
  fc.record({
    field: fc.constant('expectedCloseDate'),
    op: fc.constant<Operator>('between'),
    value: fc.tuple(days, days) as fc.Arbitrary<string[]>,
  }),
  fc.record({
    field: fc.constantFrom('expectedCloseDate', 'createdAt'),
    op: fc.constant<Operator>('within'),
    value: fc.record({
      period: fc.constantFrom('today', 'yesterday', 'thisWeek', 'thisMonth', 'lastQuarter', 'last7Days', 'next30Days'),
    }),
  }) as fc.Arbitrary<Condition>,
  fc.record({
    field: fc.constant('owner'),
    op: fc.constantFrom<Operator>('eq', 'ne'),
    value: fc.constant({ me: true as const }),
  }),
);
const { tree } = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc.record({ all: fc.array(tie('tree'), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('tree'), { maxLength: 3 }) }),
    fc.record({ not: tie('tree') }),
  ),
}));

test('a condition holds in memory for exactly the records that it finds in the database', async () => {
  const ctx = world.as('admin', { now: NOW });
  const definitions = await getDefinitions(ctx);
  const context = conditionContext(ctx, definitions, definitions.object('opportunity'));
  await fc.assert(
    fc.asyncProperty(tree, async (filter) => {
      const page = await listRecords(ctx, 'opportunity', { filter, columns: [] });
      const inMemory = records.filter(({ values }) => evaluate(filter, (path) => values[path], context));
      expect(page.records.map((record) => record.id).sort()).toEqual(inMemory.map(({ id }) => id).sort());
    }),
    { numRuns: 300 },
  );
});
