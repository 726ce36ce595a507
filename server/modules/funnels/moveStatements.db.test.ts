import { Client } from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { inTransaction, isBusy } from '#server/platform/postgres/index.ts';
import type { World } from '#server/testing/world.ts';
import { createRecords, getRecord } from '../records/index.ts';
import { getFunnels, moveRecords } from './index.ts';
import { insertLiveVersion, lockFunnel, lockFunnels } from './queries.ts';
import { createFunnelWorld, everything, make, spansOf, visitsOf } from './testing/deals.ts';

/** How many statements a move and a new deal send, and that none of them is one too few. */
let world: World;
beforeAll(async () => {
  world = await createFunnelWorld();
});
afterAll(() => world.drop());

const rep = () => world.as('east1');

async function statements(work: () => Promise<unknown>): Promise<string[]> {
  const query = vi.spyOn(Client.prototype, 'query');
  try {
    await work();
    return query.mock.calls.map(([text]) => String(text).trim().split(/\s+/)[0]!);
  } finally {
    query.mockRestore();
  }
}

const fill = { need: '三条产线的自动化改造' };

test('a gated move that fills a field: lock, what stands, write; so does a batch', async () => {
  const ready = async () => make(rep(), 'opportunity', await everything(rep()));
  const ids = [await ready(), await ready(), await ready()];
  await getFunnels(rep());
  const moved = (some: string[]) =>
    statements(async () => {
      const outcomes = await moveRecords(
        rep(),
        'opportunity',
        some.map((id) => ({ id, to: 'need', fill })),
      );
      expect(outcomes.map(({ ok }) => ok)).toEqual(some.map(() => true));
    });
  expect(await moved(ids.slice(0, 1))).toEqual(['begin', 'with', 'select', 'with', 'commit']);
  expect(await moved(ids.slice(1))).toEqual(['begin', 'with', 'select', 'with', 'commit']);
  for (const id of ids) {
    expect(await visitsOf(world, id)).toMatchObject([
      { stage_key: 'qualify', ordinal: 1, next_stage_key: 'need' },
      { stage_key: 'need', ordinal: 2, left_at: null },
    ]);
    expect((await spansOf(world, id)).map(({ stage_key }) => stage_key)).toEqual(['qualify', 'need']);
  }
});

test('a new deal: what it names, its number, the write, its search entry; so does a batch', async () => {
  const { account, amount } = await everything(rep());
  const created = (count: number) =>
    statements(() =>
      createRecords(
        rep(),
        'opportunity',
        Array.from({ length: count }, (_, index) => ({ values: { account, amount, name: `新单${count}-${index}` } })),
      ),
    );
  await created(1);
  expect(await created(1)).toEqual(['begin', 'select', 'select', 'with', 'update', 'with', 'insert', 'commit']);
  expect(await created(20)).toEqual(['begin', 'select', 'select', 'with', 'update', 'with', 'insert', 'commit']);
});

test('a move that waits for a publish is judged by what was published', async () => {
  const id = await make(rep(), 'opportunity', await everything(rep()));
  // The mover's context knows the funnels of before.
  const mover = rep();
  const { live } = (await getFunnels(mover)).funnel('standard');
  const stages = live.stages.map((stage) =>
    stage.key === 'need' ? { ...stage, requiredFields: [...stage.requiredFields, 'source'] } : stage,
  );
  const publisher = await world.db.app.connect();
  try {
    await publisher.query('begin');
    await lockFunnel(publisher, world.workspace, 'standard');
    await insertLiveVersion(publisher, world.workspace, 'standard', { ...live, stages });
    const moving = moveRecords(mover, 'opportunity', [{ id, to: 'need', fill }]);
    await untilOneWaits();
    await publisher.query('commit');
    expect((await moving)[0]).toMatchObject({ ok: false, issues: [{ code: 'gate_field_missing', field: 'source' }] });
  } finally {
    publisher.release();
  }
  expect((await getRecord(rep(), 'opportunity', id)).record.values.stage).toBe('qualify');
});

test('a move that waits too long for a publish is told so, and nothing of it was done; other locks are waited for as ever', async () => {
  const id = await make(rep(), 'opportunity', { ...(await everything(rep())), source: 'referral' });
  const publisher = await world.db.app.connect();
  try {
    await publisher.query('begin');
    await lockFunnel(publisher, world.workspace, 'standard');
    const moving = moveRecords(rep(), 'opportunity', [{ id, to: 'need', fill }]);
    await expect(moving).rejects.toSatisfy(isBusy);
  } finally {
    await publisher.query('rollback');
    publisher.release();
  }
  expect((await getRecord(rep(), 'opportunity', id)).record).toMatchObject({
    values: { stage: 'qualify' },
    version: 1,
  });
  const patience = await inTransaction(world.db.app, async (tx) => {
    await lockFunnels(tx, rep(), 'opportunity');
    return (await tx.query('show lock_timeout')).rows;
  });
  expect(patience).toEqual([{ lock_timeout: '0' }]);
  expect(await moveRecords(rep(), 'opportunity', [{ id, to: 'need', fill }])).toMatchObject([{ ok: true }]);
});

/** Until a statement of the application waits for a lock. */
async function untilOneWaits(): Promise<void> {
  const waiting = async () => {
    const { rows } = await world.db.app.query(
      "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    );
    return rows.length;
  };
  await expect.poll(waiting).toBe(1);
}
