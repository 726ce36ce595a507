import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inTransaction } from '#server/platform/postgres/index.ts';
import type { World } from '#server/testing/world.ts';
import { getDefinitions } from '../objects/index.ts';
import { createRecords, getRecord } from '../records/index.ts';
import { moveRecords, type PastRow, splicePastVisits } from './index.ts';
import {
  createFunnelWorld,
  everything,
  expectTiling,
  idOf,
  make,
  moveEventsOf,
  spansOf,
  visitsOf,
} from './testing/deals.ts';

let world: World;
beforeAll(async () => {
  world = await createFunnelWorld();
});
afterAll(() => world.drop());

const at = (day: string) => new Date(`2025-${day}T02:00:00Z`);
const importing = () => world.as('admin', { door: 'import' });
const splice = async (ctx: ReturnType<World['as']>, rows: PastRow[]) => {
  const object = (await getDefinitions(ctx)).object('opportunity');
  return inTransaction(ctx.pools.app, (tx) => splicePastVisits(tx, ctx, object, rows));
};
const imported = async (values: Record<string, unknown>) =>
  idOf(
    (
      await createRecords(importing(), 'opportunity', [
        { values: { name: '历史', createdAt: at('01-05').toISOString(), ...values } },
      ])
    )[0],
  );

describe('an imported history', () => {
  test('becomes visits, spans and events with their true times, back and skip included', async () => {
    const account = await make(world.as('admin'), 'account', { name: '老客户' });
    const id = await imported({ stage: 'won', amount: '88', account });
    const moves = [
      { stage: 'qualify', at: at('01-05') },
      { stage: 'solution', at: at('02-01') },
      { stage: 'need', at: at('02-20') },
      { stage: 'negotiation', at: at('03-03') },
      { stage: 'won', at: at('04-01') },
    ];
    expect(await splice(importing(), [{ recordId: id, moves }])).toMatchObject([{ ok: true, version: 1 }]);
    const visits = await visitsOf(world, id);
    expect(visits.map((visit) => [visit.stage_key, visit.entry_kind])).toEqual([
      ['qualify', 'created'],
      ['solution', 'skip'],
      ['need', 'back'],
      ['negotiation', 'skip'],
      ['won', 'won'],
    ]);
    expect(visits.map((visit) => visit.entered_at)).toEqual(moves.map((move) => move.at));
    expect((await moveEventsOf(world, id)).map((event) => event.at)).toEqual(moves.slice(1).map((move) => move.at));
    await expectTiling(world, id);
    expect((await spansOf(world, id)).map((span) => [span.stage_key, span.category])).toEqual([
      ['qualify', 'pipeline'],
      ['solution', 'pipeline'],
      ['need', 'pipeline'],
      ['negotiation', 'bestCase'],
      ['won', 'closed'],
    ]);
    const { values } = (await getRecord(world.as('admin'), 'opportunity', id)).record;
    expect(values).toMatchObject({ stage: 'won', stageKind: 'won', closedAt: at('04-01').toISOString() });
    expect((await getRecord(world.as('admin'), 'account', account)).record.values.status).toBe('customer');
  });

  test('decides the stage where the file of records says another one', async () => {
    const id = await imported({ stage: 'need' });
    await splice(importing(), [
      {
        recordId: id,
        moves: [
          { stage: 'qualify', at: at('01-09') },
          { stage: 'lost', at: at('02-09') },
        ],
      },
    ]);
    const { values } = (await getRecord(world.as('admin'), 'opportunity', id)).record;
    expect(values).toMatchObject({
      stage: 'lost',
      stageKind: 'lost',
      closedAt: at('02-09').toISOString(),
      forecastCategory: 'omitted',
    });
    await expectTiling(world, id);
  });

  test('goes on by moves afterwards', async () => {
    const ctx = world.as('admin');
    const id = await imported({ ...(await everything(ctx)), stage: 'need' });
    await splice(importing(), [
      {
        recordId: id,
        moves: [
          { stage: 'qualify', at: at('01-05') },
          { stage: 'need', at: at('02-01') },
        ],
      },
    ]);
    await moveRecords(ctx, 'opportunity', [{ id, to: 'solution' }]);
    expect((await visitsOf(world, id)).map((visit) => visit.stage_key)).toEqual(['qualify', 'need', 'solution']);
    await expectTiling(world, id);
  });

  test('is refused row by row for unknown stages, the future, and records one may not change', async () => {
    const [a, b] = [await imported({ owner: world.actors.west1.userId }), await imported({})];
    const future = new Date(Date.now() + 86_400_000);
    const rows = (id: string, stage: string, when: Date) => ({ recordId: id, moves: [{ stage, at: when }] });
    expect(await splice(importing(), [rows(a, 'nowhere', at('02-01')), rows(b, 'need', future)])).toMatchObject([
      { ok: false, issues: [{ code: 'unknown_stage' }] },
      { ok: false, issues: [{ code: 'stage_times_disorder' }] },
    ]);
    expect(await splice(world.as('east1', { door: 'import' }), [rows(a, 'need', at('02-01'))])).toMatchObject([
      { ok: false, reason: 'not_found' },
    ]);
  });

  test('of thousands of records takes a fixed number of queries', async () => {
    const values = { name: '批量', createdAt: at('01-05').toISOString() };
    const created = await createRecords(
      importing(),
      'opportunity',
      Array.from({ length: 2000 }, () => ({ values })),
    );
    const moves = [
      { stage: 'qualify', at: at('01-05') },
      { stage: 'need', at: at('02-01') },
      { stage: 'lost', at: at('03-01') },
    ];
    const started = performance.now();
    const ctx = importing();
    const object = (await getDefinitions(ctx)).object('opportunity');
    let queries = 0;
    await inTransaction(ctx.pools.app, async (tx) => {
      const query = tx.query.bind(tx);
      tx.query = ((...args: Parameters<typeof query>) => {
        queries += 1;
        return query(...args);
      }) as typeof tx.query;
      await splicePastVisits(
        tx,
        ctx,
        object,
        created.map((outcome) => ({ recordId: idOf(outcome), moves })),
      );
      tx.query = query;
    });
    expect(queries).toBeLessThan(15);
    expect(performance.now() - started).toBeLessThan(10_000);
    await expectTiling(world, idOf(created[1999]));
  });
});

test('moves of the past laid between known ones keep time tiled, whatever they are', async () => {
  const stage = fc.constantFrom('qualify', 'need', 'solution', 'negotiation', 'contract', 'won', 'lost');
  const move = fc.record({
    stage,
    at: fc.integer({ min: 1, max: 300 }).map((day) => new Date(Date.UTC(2025, 0, day))),
  });
  const batches = fc.array(fc.array(move, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(batches, async (histories) => {
      const id = await imported({});
      for (const moves of histories) await splice(world.as('admin'), [{ recordId: id, moves }]);
      await expectTiling(world, id);
      const { values } = (await getRecord(world.as('admin'), 'opportunity', id)).record;
      expect(values.stage).toBe((await visitsOf(world, id)).at(-1)?.stage_key);
    }),
    { numRuns: 30 },
  );
});
