import { afterAll, beforeAll, expect, it } from 'vitest';
import { createWorkspace, listPersonas, signIn } from '#server/modules/identity/index.ts';
import type { Workspace } from '#server/platform/context.ts';
import { createTestDatabase, type TestDatabase } from '#server/testing/testDatabase.ts';
import { wire } from '#server/wiring.ts';
import { GROUP_NAME, type Loaded, loadDemo } from './load.ts';
import { brokenVisits, countRows, differingSpans, findNames, personas } from './testing/loadedQueries.ts';

let db: TestDatabase;
let workspace: Workspace;
let loaded: Loaded;
const told: string[] = [];

beforeAll(async () => {
  db = await createTestDatabase();
  wire();
  const pools = { owner: db.owner, app: db.app };
  const basics = { slug: 'demo', name: GROUP_NAME, locale: 'zh-CN', timeZone: 'Asia/Shanghai', currency: 'CNY' } as const;
  workspace = await createWorkspace({ pools }, { ...basics, demo: true, demoAnchor: '2026-11-22' });
  const onProgress = (_zh: string, en: string) => told.push(en);
  loaded = await loadDemo({ pools, workspace, anchor: '2026-11-22', scale: 0.03, password: 'correct horse battery', onProgress });
});
afterAll(() => db.drop());

it('writes every record', async () => {
  for (const [table, count] of Object.entries(loaded.counts)) {
    expect([table, await countRows(db.app, workspace, table)]).toEqual([table, count]);
  }
  expect(loaded.counts.opportunity).toBeGreaterThan(300);
  expect(told.at(-1)).toContain('events');
});

it('tiles time with visits and spans that end as the records are', async () => {
  expect(await brokenVisits(db.app, workspace)).toEqual([]);
  expect(await differingSpans(db.app, workspace)).toEqual([]);
});

it('gives every role of the demo somebody to sign in as', async () => {
  const roles = await personas(db.app, workspace);
  expect(roles).toEqual(expect.arrayContaining(['administrator', 'executive', 'finance', 'manager', 'rep']));
});

it('can be searched', async () => {
  expect(await findNames(db.app, workspace)).toBeGreaterThan(500);
});
