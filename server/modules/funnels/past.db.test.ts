import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inTransaction } from '#server/platform/postgres/index.ts';
import type { World } from '#server/testing/world.ts';
import { type CreateCommand, createRecords, getRecord } from '../records/index.ts';
import { moveRecords } from './index.ts';
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
const create = (ctx: ReturnType<World['as']>, commands: readonly CreateCommand[]) =>
  createRecords(ctx, 'opportunity', commands);
const withPast = (past: CreateCommand['past'], values: Record<string, unknown> = {}): CreateCommand => ({
  values: { name: '历史', createdAt: at('01-05').toISOString(), ...values },
  past,
});
const imported = async (past: CreateCommand['past'], values: Record<string, unknown> = {}) =>
  idOf((await create(importing(), [withPast(past, values)]))[0]);

describe('an imported history', () => {
  test('becomes visits, spans and events with their true times, back and skip included', async () => {
    const account = await make(world.as('admin'), 'account', { name: '老客户' });
    const moves = [
      { stage: 'qualify', at: at('01-05') },
      { stage: 'solution', at: at('02-01') },
      { stage: 'need', at: at('02-20') },
      { stage: 'negotiation', at: at('03-03') },
      { stage: 'won', at: at('04-01') },
    ];
    const [outcome] = await create(importing(), [withPast(moves, { stage: 'won', amount: '88', account })]);
    expect(outcome).toMatchObject({ ok: true, version: 1 });
    const id = idOf(outcome);
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
    const past = [
      { stage: 'qualify', at: at('01-09') },
      { stage: 'lost', at: at('02-09') },
    ];
    const id = await imported(past, { stage: 'need' });
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
    const past = [
      { stage: 'qualify', at: at('01-05') },
      { stage: 'need', at: at('02-01') },
    ];
    const id = await imported(past, { ...(await everything(ctx)), stage: 'need' });
    await moveRecords(ctx, 'opportunity', [{ id, to: 'solution' }]);
    expect((await visitsOf(world, id)).map((visit) => visit.stage_key)).toEqual(['qualify', 'need', 'solution']);
    await expectTiling(world, id);
  });

  test('is refused row by row for unknown stages and the future, and the rest is written', async () => {
    const future = new Date(Date.now() + 86_400_000);
    const outcomes = await create(importing(), [
      withPast([{ stage: 'nowhere', at: at('02-01') }]),
      withPast([{ stage: 'need', at: future }]),
      withPast([{ stage: 'need', at: at('02-01') }]),
    ]);
    expect(outcomes).toMatchObject([
      { ok: false, issues: [{ code: 'unknown_stage' }] },
      { ok: false, issues: [{ code: 'stage_times_disorder' }] },
      { ok: true },
    ]);
    expect((await visitsOf(world, idOf(outcomes[2]))).map((visit) => visit.stage_key)).toEqual(['need']);
  });

  test('of thousands of records takes a fixed number of queries', async () => {
    const moves = [
      { stage: 'qualify', at: at('01-05') },
      { stage: 'need', at: at('02-01') },
      { stage: 'lost', at: at('03-01') },
    ];
    const ctx = importing();
    let queries = 0;
    const created = await inTransaction(ctx.pools.app, async (tx) => {
      const query = tx.query.bind(tx);
      tx.query = ((...args: Parameters<typeof query>) => {
        queries += 1;
        return query(...args);
      }) as typeof tx.query;
      const commands = Array.from({ length: 2000 }, () => withPast(moves));
      const outcomes = await createRecords(ctx, 'opportunity', commands, tx);
      tx.query = query;
      return outcomes;
    });
    expect(queries).toBeLessThan(25);
    await expectTiling(world, idOf(created[1999]));
  });
});

test('a past keeps time tiled, whatever its moves are', async () => {
  const stage = fc.constantFrom('qualify', 'need', 'solution', 'negotiation', 'contract', 'won', 'lost');
  const move = fc.record({
    stage,
    at: fc.integer({ min: 1, max: 300 }).map((day) => new Date(Date.UTC(2025, 0, day))),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 1, maxLength: 8 }), async (moves) => {
      const id = await imported(moves);
      await expectTiling(world, id);
      const { values } = (await getRecord(world.as('admin'), 'opportunity', id)).record;
      expect(values.stage).toBe((await visitsOf(world, id)).at(-1)?.stage_key);
    }),
    { numRuns: 30 },
  );
});
