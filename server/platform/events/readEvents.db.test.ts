import type { PoolClient } from 'pg';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#server/testing/testDatabase.ts';
import { encodeCursor } from './cursor.ts';
import { readEvents } from './index.ts';
import {
  appendEvents,
  bumpEpoch,
  insertEventWorkspace,
  selectBySeq,
  untilReadable,
} from './testing/eventTestQueries.ts';
import type { PumpedWorkspace } from './types.ts';

let db: TestDatabase;
const begun = new Set<PoolClient>();
beforeAll(async () => {
  db = await createTestDatabase();
});
afterEach(() => {
  // What a test that failed left open.
  for (const client of begun) end(client, true);
});
afterAll(() => db.drop());

async function begin(): Promise<PoolClient> {
  const client = await db.app.connect();
  begun.add(client);
  await client.query('begin');
  return client;
}
async function commit(client: PoolClient) {
  await client.query('commit');
  end(client);
}
function end(client: PoolClient, broken = false) {
  begun.delete(client);
  client.release(broken);
}
const seqsOf = (page: { events: { seq: number }[] }) => page.events.map((event) => event.seq);

/** Reads to the end in pages of `limit`. */
async function readAll(workspace: PumpedWorkspace, cursor: string | undefined, limit: number) {
  const seqs: number[] = [];
  for (;;) {
    const page = await readEvents(db.app, workspace, cursor, limit);
    seqs.push(...seqsOf(page));
    cursor = page.cursor;
    if (page.events.length < limit) return { seqs, cursor };
  }
}

test('an event of a transaction that commits late is never missed, as it is by a cursor over seq', async () => {
  const workspace = await insertEventWorkspace(db.owner, 'late');
  const slow = await begin();
  const early = await appendEvents(slow, workspace, 1);
  const late = await appendEvents(db.app, workspace, 1);
  expect(early[0]).toBeLessThan(late[0]!);

  const naive = await selectBySeq(db.app, workspace, 0);
  const careful = await readEvents(db.app, workspace, undefined, 10);
  expect(naive).toEqual(late);
  expect(careful.events).toEqual([]);

  await commit(slow);
  await untilReadable(db.app, workspace);
  expect(await selectBySeq(db.app, workspace, naive.at(-1)!)).toEqual([]);
  const next = await readEvents(db.app, workspace, careful.cursor, 10);
  expect(seqsOf(next)).toEqual([...early, ...late]);
  expect(seqsOf(await readEvents(db.app, workspace, next.cursor, 10))).toEqual([]);
});

test('a transaction that began first but numbered last comes in the order of transactions', async () => {
  const workspace = await insertEventWorkspace(db.owner, 'order');
  const first = await begin();
  await first.query('select pg_current_xact_id()');
  const second = await appendEvents(db.app, workspace, 2);
  const own = await appendEvents(first, workspace, 2);
  expect(seqsOf(await readEvents(db.app, workspace, undefined, 10))).toEqual([]);
  await commit(first);
  await untilReadable(db.app, workspace);
  const { seqs } = await readAll(workspace, undefined, 1);
  expect(seqs).toEqual([...own, ...second]);
});

test('who writes in another database of the cluster keeps nobody waiting', async () => {
  const workspace = await insertEventWorkspace(db.owner, 'neighbour');
  const neighbour = await db.admin.connect();
  await neighbour.query('begin; select pg_current_xact_id()');
  try {
    const seqs = await appendEvents(db.app, workspace, 2);
    await untilReadable(db.app, workspace);
    expect(seqsOf(await readEvents(db.app, workspace, undefined, 10))).toEqual(seqs);
  } finally {
    await neighbour.query('rollback');
    neighbour.release();
  }
});

test('every user of the database is waited for, whatever the application may know of them', async () => {
  const workspace = await insertEventWorkspace(db.owner, 'foreign');
  for (const pool of [db.owner, db.app]) {
    const writer = await pool.connect();
    await writer.query('begin; select pg_current_xact_id()');
    await appendEvents(db.app, workspace, 1);
    const known = seqsOf(await readEvents(db.app, workspace, undefined, 10));
    expect(known).toEqual(pool === db.owner ? [] : [1]);
    await writer.query('rollback');
    writer.release();
    await untilReadable(db.app, workspace);
  }
  expect(seqsOf(await readEvents(db.app, workspace, undefined, 10))).toEqual([1, 2]);
});

test('many writers at once, some of whom fail: a reader sees each event once, in whatever pages', async () => {
  const workspace = await insertEventWorkspace(db.owner, 'crowd');
  const committed: number[] = [];
  let writing = true;
  const write = async (writer: number) => {
    for (let round = 0; round < 25; round++) {
      const client = await begin();
      const seqs = await appendEvents(client, workspace, 1 + (round % 3));
      await new Promise((resolve) => setTimeout(resolve, (writer * round) % 7));
      if ((writer + round) % 5 === 0) {
        await client.query('rollback');
        end(client);
      } else {
        await commit(client);
        committed.push(...seqs);
      }
    }
  };
  const read = async () => {
    const seen: number[] = [];
    let cursor: string | undefined;
    for (let last = false; !last; ) {
      last = !writing;
      const part = await readAll(workspace, cursor, 7);
      cursor = part.cursor;
      seen.push(...part.seqs);
    }
    return seen;
  };
  const reading = read();
  await Promise.all([1, 2, 3, 4, 5, 6].map(write));
  await untilReadable(db.app, workspace);
  writing = false;
  const seen = await reading;
  expect([...seen].sort((a, b) => a - b)).toEqual([...committed].sort((a, b) => a - b));
  expect(new Set(seen).size).toBe(seen.length);
});

test('an event arrives whole', async () => {
  const workspace = await insertEventWorkspace(db.owner, 'whole');
  await appendEvents(db.app, workspace, 1);
  await untilReadable(db.app, workspace);
  const { events } = await readEvents(db.app, workspace, undefined, 10);
  expect(events).toEqual([
    {
      seq: 1,
      recordedAt: expect.any(Date),
      at: expect.any(Date),
      actorId: null,
      door: 7,
      objectId: 1,
      recordId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      kind: 1,
      batchId: null,
      causeSeq: null,
      depth: 0,
      changes: null,
      note: null,
      details: null,
    },
  ]);
});

test('a cursor from before a restore is refused, and so is one that is none', async () => {
  const workspace = await insertEventWorkspace(db.owner, 'restored');
  await appendEvents(db.app, workspace, 1);
  await untilReadable(db.app, workspace);
  const { cursor } = await readEvents(db.app, workspace, undefined, 10);
  await bumpEpoch(db.owner, workspace);
  const after = { ...workspace, epoch: workspace.epoch + 1 };
  await expect(readEvents(db.app, after, cursor, 10)).rejects.toMatchObject({ code: 'cursor_expired' });
  expect(seqsOf(await readEvents(db.app, after, undefined, 10))).toHaveLength(1);

  const wrong = ['', 'x', '1.2.3', Buffer.from("1.2.3'--").toString('base64url')];
  const tooLarge = encodeCursor(workspace.epoch, { tx: '18446744073709551616', seq: 1 });
  for (const bad of [...wrong, tooLarge]) {
    await expect(readEvents(db.app, workspace, bad, 10)).rejects.toMatchObject({ code: 'invalid_input' });
  }
  const largest = encodeCursor(workspace.epoch, { tx: '18446744073709551615', seq: 9_007_199_254_740_991 });
  expect((await readEvents(db.app, workspace, largest, 10)).events).toEqual([]);
});
