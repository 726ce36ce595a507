import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkVersion } from '#domain/funnels/index.ts';
import { getFunnels } from '#server/modules/funnels/index.ts';
import { contextOfUser, listWorkspaces } from '#server/modules/identity/index.ts';
import { catalogue, measure } from '#server/modules/measures/index.ts';
import { getDefinitions } from '#server/modules/objects/index.ts';
import { createRecords, listRecords } from '#server/modules/records/index.ts';
import type { Context } from '#server/platform/context.ts';
import { createLog } from '#server/platform/log/index.ts';
import { knownMigrations, migrate, migrateWorkspace, openPool } from '#server/platform/postgres/index.ts';
import { createWorld } from '#server/testing/identityWorld.ts';
import { createTestDatabase, type TestDatabase } from '#server/testing/testDatabase.ts';
import { wire } from '#server/wiring.ts';
import { type Manifest, restoreBackup, writeBackup } from './index.ts';

/** The data of the release before this one, brought up to date, is what a new installation would have. */
const FORMER = join(import.meta.dirname, 'testing', 'release-0.1');
let upgraded: TestDatabase;
let fresh: TestDatabase;
let base: string;
let ctx: Context;
beforeAll(async () => {
  wire();
  base = mkdtempSync(join(tmpdir(), 'upgrade-'));
  [upgraded, fresh] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  const owner = openPool(upgraded.url, 1, 'loudou backup');
  await restoreBackup(owner, { folder: FORMER, uploadDir: join(base, 'uploads'), replace: false });
  await owner.end();
  await migrate(upgraded.owner);
  await migrateWorkspace(upgraded.owner, 'ws_main');
  await createWorld(fresh, 'main');
  const where = {
    pools: { owner: upgraded.owner, app: upgraded.app },
    log: createLog({ level: 'silent' }),
    now: new Date(),
  };
  const [workspace] = await listWorkspaces(where);
  ctx = await contextOfUser(where, workspace!, { email: 'admin@previous.example' }, 'page');
});
afterAll(async () => {
  await Promise.all([upgraded?.drop(), fresh?.drop()]);
  if (base) rmSync(base, { recursive: true, force: true });
});

const backupOf = (db: TestDatabase, name: string): Promise<Manifest> =>
  writeBackup(db.owner, { folder: join(base, name), uploadDir: join(base, 'none'), now: new Date() });

/** Columns stand in the order in which they came; where a sequence stands is data. */
const comparable = ({ schemas }: Manifest) =>
  schemas.map(({ name, before, after }) => ({
    name,
    before: before.map((line) =>
      line.replace(/\((.*?)\)(| with \(.*\))$/, (_, columns: string, storage: string) =>
        [...columns.split(/, (?=[a-z_"]+ )/).sort(), storage].join('; '),
      ),
    ),
    after: after.filter((line) => !line.startsWith('select setval')),
  }));

test('tables, keys, indexes and rights are those of a new installation', async () => {
  const [migrated, made] = [await backupOf(upgraded, 'migrated'), await backupOf(fresh, 'made')];
  const known = knownMigrations();
  expect(migrated.migrations).toEqual({ loudou: known.shared, ws_main: known.workspace });
  expect(comparable(migrated)).toEqual(comparable(made));
});

test('the figures are those that the former release showed', async () => {
  const figures = JSON.parse(readFileSync(join(FORMER, 'figures.json'), 'utf8')) as Record<string, object>;
  const shown = (await catalogue(ctx)).measures.filter(({ key }) => key in figures);
  expect(shown).toHaveLength(Object.keys(figures).length);
  for (const { key } of shown) {
    const answer = await measure(ctx, { measure: key, window: { from: '2020-01-01', to: '2026-11-30' } });
    expect({ key, ...answer.total }).toMatchObject({ key, ...figures[key] });
  }
});

test('funnels ask what they asked, in the shape of today', async () => {
  const ground = {
    object: (await getDefinitions(ctx)).object('opportunity'),
    objects: (await getDefinitions(ctx)).find,
  };
  const funnels = await getFunnels(ctx);
  const standard = funnels.funnel('standard');
  const phases = funnels.phases.filter(({ objectKey }) => objectKey === 'opportunity');
  expect(checkVersion(standard.live, { ...ground, phases })).toEqual([]);
  expect(standard.live.transitions).toMatchObject({ forward: 'gated', skip: 'gated', back: 'gated', reopen: 'gated' });
  expect(standard.live.stages.flatMap(({ gates = [] }) => gates)).toMatchObject([
    { kind: 'condition', at: 'entry', condition: { field: 'budgetConfirmed', op: 'eq', value: true } },
  ]);
  expect(funnels.funnel('leads').live.transitions.exceptions).toContainEqual({
    from: 'converted',
    to: 'new',
    permission: 'forbidden',
  });
});

test('people go on working with it', async () => {
  const [made] = await createRecords(ctx, 'opportunity', [{ values: { name: '升级之后' } }]);
  expect(made).toMatchObject({ ok: true });
  expect((await listRecords(ctx, 'opportunity', { limit: 50 })).records).toHaveLength(6);
});
