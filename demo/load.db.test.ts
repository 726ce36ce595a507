import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createWorkspace, listPersonas } from '#server/modules/identity/index.ts';
import type { Workspace } from '#server/platform/context.ts';
import { createTestDatabase, type TestDatabase } from '#server/testing/testDatabase.ts';
import { wire } from '#server/wiring.ts';
import { GROUP_NAME, type Loaded, loadDemo } from './load.ts';
import { brokenVisits, countRows, differingSpans, findNames } from './testing/loadedQueries.ts';

let db: TestDatabase;
let workspace: Workspace;
let loaded: Loaded;
const shares: number[] = [];

beforeAll(async () => {
  db = await createTestDatabase();
  wire();
  const pools = { owner: db.owner, app: db.app };
  const basics = {
    slug: 'demo',
    name: GROUP_NAME,
    locale: 'zh-CN',
    timeZone: 'Asia/Shanghai',
    currency: 'CNY',
  } as const;
  workspace = await createWorkspace({ pools }, { ...basics, demo: true, demoAnchor: '2026-11-22' });
  const onProgress = (share: number) => shares.push(share);
  loaded = await loadDemo({
    pools,
    workspace,
    anchor: '2026-11-22',
    scale: 0.03,
    onProgress,
  });
});
afterAll(() => db.drop());

it('writes every record', async () => {
  for (const [table, count] of Object.entries(loaded)) {
    expect([table, await countRows(db.app, workspace, table)]).toEqual([table, count]);
  }
  expect(loaded.opportunity).toBeGreaterThan(300);
  expect(shares.at(-1)).toBe(1);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
});

it('tiles time with visits and spans that end as the records are', async () => {
  expect(await brokenVisits(db.app, workspace)).toEqual([]);
  expect(await differingSpans(db.app, workspace)).toEqual([]);
});

it('lets visitors be anybody of the demo', async () => {
  const entrance = { pools: { owner: db.owner, app: db.app }, log: pino({ level: 'silent' }), now: new Date() };
  const roles = (await listPersonas(entrance, 'en')).map((each) => each.persona);
  expect(roles).toEqual(expect.arrayContaining(['administrator', 'executive', 'finance', 'manager', 'rep']));
});

it('can be searched', async () => {
  expect(await findNames(db.app, workspace)).toBeGreaterThan(500);
});
