import { createWriteStream, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FunnelVersion, MappingRule } from '#domain/funnels/index.ts';
import { createDraft, getFunnels, publishDraft, saveDraft, startPilot } from '#server/modules/funnels/index.ts';
import { listRecords } from '#server/modules/records/index.ts';
import type { Context } from '#server/platform/context.ts';
import { createWorld } from '#server/testing/identityWorld.ts';
import { createTestDatabase, type TestDatabase } from '#server/testing/testDatabase.ts';
import { wire } from '#server/wiring.ts';
import { exportRecords, runImport } from './index.ts';
import { type Folder, makeFolder, planOf } from './testing/files.ts';

let db: TestDatabase;
let folder: Folder;
/** Goes on with what it has published. */
let ctx: Context;
let triers: string;
beforeAll(async () => {
  wire();
  db = await createTestDatabase();
  const world = await createWorld(db);
  const id = await world.user('admin', { roles: ['administrator'] });
  triers = await world.user('trier');
  await world.user('other');
  folder = makeFolder();
  ctx = await world.as(id, 'page');
});
afterAll(async () => {
  folder?.remove();
  await db?.drop();
});

type Change = (stages: FunnelVersion['stages']) => FunnelVersion['stages'];
async function draft(change: Change, mapping: MappingRule[]) {
  const { live } = (await getFunnels(ctx)).funnel('standard');
  const { id, lockVersion } = await createDraft(ctx, 'standard', { from: { version: live.id } });
  return saveDraft(ctx, 'standard', id, {
    ...{ stages: change(live.stages), transitions: live.transitions, mapping, lockVersion },
  });
}

test('files speak of stages by the names of the live version, of a pilot and of the past; every record stands where its own version has it', async () => {
  const free: Change = (stages) =>
    stages.map(({ gates: _, tasks: __, ...stage }) => ({ ...stage, requiredFields: [] }));
  const redesigned: Change = (stages) =>
    free(stages).map((stage) => {
      if (stage.key === 'solution') return { ...stage, names: { 'zh-CN': '方案演示', en: 'Demo' } };
      return stage.key === 'negotiation' ? { ...stage, key: 'talks', names: { 'zh-CN': '议价', en: 'Talks' } } : stage;
    });
  const live = await draft(redesigned, [{ from: 'negotiation', to: 'talks' }]);
  await publishDraft(ctx, 'standard', live);
  const tried = await draft(
    (stages) =>
      stages.flatMap((stage) =>
        stage.key === 'need'
          ? [
              { ...stage, key: 'explore', names: { 'zh-CN': '需求摸底', 'zh-TW': '需求摸底', en: 'Explore' } },
              { ...stage, key: 'agree', names: { 'zh-CN': '需求定稿', en: 'Agree' } },
            ]
          : [stage],
      ),
    [
      { from: 'need', to: 'agree', when: { field: 'amount', op: 'gte', value: 500 } },
      { from: 'need', to: 'explore' },
    ],
  );
  await startPilot(ctx, 'standard', { ...tried, departments: [], people: [triers] });
  const file = [
    '商机,阶段,负责人,金额',
    '改名前的,方案呈现,other,1',
    '改键前的,商务谈判,other,1',
    '正式的,需求确认,other,1',
    '试点的,Agree,trier,1',
    '试点写正式,需求确认,trier,900',
    '正式写试点,需求摸底,other,1',
    '没有的,从来没有,other,1',
  ].join('\n');
  const columns = { 商机: 'name', 阶段: 'stage', 负责人: { field: 'owner', by: 'name' }, 金额: 'amount' } as const;
  const plan = planOf({ object: 'opportunity', columns });
  expect((await runImport(ctx, plan, folder.write('deals.csv', file))).counts).toMatchObject({
    ...{ created: 6, refused: 1 },
  });
  const { records } = await listRecords(ctx, 'opportunity', { limit: 50 });
  expect(Object.fromEntries(records.map(({ values }) => [values.name, values.stage]))).toEqual({
    ...{
      改名前的: 'solution',
      改键前的: 'talks',
      正式的: 'need',
      试点的: 'agree',
      试点写正式: 'agree',
      正式写试点: 'need',
    },
  });

  const path = folder.path('out.csv');
  await exportRecords(ctx, 'opportunity', { columns: ['name', 'stage'] }, () => createWriteStream(path));
  const written = readFileSync(path, 'utf8');
  for (const [name, stage] of [
    ['试点的', '需求定稿'],
    ['改键前的', '议价'],
    ['正式的', '需求确认'],
  ])
    expect(written).toContain(`${name},${stage}`);
});
