import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction } from '#server/platform/postgres/index.ts';
import { inSchema, type Queryable } from '#server/platform/sql.ts';
import { createWorld, type World } from '#server/testing/world.ts';
import { installFunnels } from '../funnels/index.ts';
import { getDefinitions } from '../objects/index.ts';
import { selectStanding } from './dwellQueries.ts';
import { selectDue } from './reminderQueries.ts';

const MANY = 20_000;
let world: World;
beforeAll(async () => {
  world = await createWorld((ctx) => inTransaction(ctx.pools.owner, (tx) => installFunnels(tx, ctx.workspace)));
  const insert = (sql: string) =>
    world.db.owner.query(inSchema(world.workspace, sql), [world.actors.east1.userId, MANY]);
  // Open ones of every day around; one in a thousand falls due in the days that are asked for.
  await insert(`insert into :schema.task (id, name, owner_id, due_date, created_at)
    select gen_random_uuid(), 't' || n, $1, date '2026-03-10' + case when n % 1000 = 0 then -(n / 1000 % 14) else 30 + n % 300 end,
           '2026-01-01' from generate_series(1, $2::int) n`);
  await insert(`insert into :schema.opportunity (id, name, owner_id, next_step_date, created_at, funnel_key, stage_key, stage_kind, stage_since)
    select gen_random_uuid(), 'd' || n, $1, date '2026-03-10' + case when n % 1000 = 0 then 0 else 30 + n % 300 end,
           '2026-01-01', 'standard', 'contact', 'open', '2026-01-01' from generate_series(1, $2::int) n`);
  await world.db.owner.query(inSchema(world.workspace, 'analyze :schema.task, :schema.opportunity'));
});
afterAll(() => world.drop());

type Node = { 'Relation Name'?: string; 'Actual Rows': number; 'Rows Removed by Filter'?: number; Plans?: Node[] };

/** How many rows of each table a statement reads, whether it answers them or not. */
function readRows(node: Node, read: Record<string, number> = {}): Record<string, number> {
  const table = node['Relation Name'];
  if (table) read[table] = (read[table] ?? 0) + node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0);
  for (const part of node.Plans ?? []) readRows(part, read);
  return read;
}

/** Carries a statement out and keeps its plan instead of its rows. */
function explaining(): { db: Queryable; read: () => Record<string, number> } {
  let plan: Node | undefined;
  const query = async (text: string, values: unknown[]) => {
    const { rows } = await world.db.owner.query(`explain (analyze, format json) ${text}`, values);
    plan = rows[0]['QUERY PLAN'][0].Plan;
    return { rows: [] };
  };
  return { db: { query } as unknown as Queryable, read: () => readRows(plan!) };
}

test('looking for what is due reads what is due, not all that is open', async () => {
  const ctx = world.as('admin');
  const asked = {
    userIds: [world.actors.east1.userId],
    from: '2026-02-24',
    to: '2026-03-10',
    madeBefore: new Date('2026-03-10T00:00:00Z'),
  };
  const due = await selectDue(world.db.owner, world.workspace, await getDefinitions(ctx), asked);
  expect(due).toHaveLength((2 * MANY) / 1000);

  const explained = explaining();
  await selectDue(explained.db, world.workspace, await getDefinitions(ctx), asked);
  expect(explained.read()).toEqual({ task: MANY / 1000, opportunity: MANY / 1000 });
});

test('looking for who stands too long reads who stands long, not all that stand', async () => {
  const owner = world.actors.east1.userId;
  const standing = (n: string) => inSchema(world.workspace, `update :schema.opportunity set stage_since = ${n}`);
  await world.db.owner.query(
    standing(
      `timestamptz '2026-03-10' - case when substr(name, 2)::int % 1000 = 0 then interval '40 days' else interval '1 day' end`,
    ),
  );
  await world.db.owner.query(inSchema(world.workspace, 'vacuum analyze :schema.opportunity'));
  const [near, over] = [new Date('2026-02-20T00:00:00Z'), new Date('2026-02-10T00:00:00Z')];
  const limits = [{ funnel: 'standard', stage: 'contact', near, over }];
  const superiors = [{ owner, superior: world.actors.vp.userId }];
  const ask = (db: Queryable) => selectStanding(db, world.workspace, 'opportunity', limits, superiors, '2026-03-10');
  expect(await ask(world.db.owner)).toHaveLength(MANY / 1000);
  const explained = explaining();
  await ask(explained.db);
  expect(explained.read().opportunity).toBe(MANY / 1000);
});
