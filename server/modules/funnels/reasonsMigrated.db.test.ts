import { afterAll, beforeAll, expect, test } from 'vitest';
import { FUNNEL_TEMPLATES } from '#domain/funnels/index.ts';
import type { World } from '#server/testing/world.ts';
import { bumpDefinitionsVersion, getDefinitions } from '../objects/index.ts';
import { getRecord } from '../records/index.ts';
import { getFunnels, moveRecords, publishVersion } from './index.ts';
import { createFunnelWorld, make } from './testing/deals.ts';
import { beforeReasons, migrateReasons } from './testing/queries.ts';

let world: World;
beforeAll(async () => {
  world = await createFunnelWorld();
});
afterAll(() => world.drop());

test('a workspace of an earlier version goes on as it was, and is given reasons when its designer publishes them', async () => {
  const { owner } = world.db;
  const fields = (await getDefinitions(world.as('admin'))).object('opportunity').fields.map(({ key }) => key);
  const again = async () => {
    world.workspace.definitionsVersion = await bumpDefinitionsVersion(owner, world.workspace.id);
  };
  const rep = world.as('east1');
  const lost = await make(rep, 'opportunity', { funnel: 'standard', stage: 'lost', lossReason: 'price' });

  await beforeReasons(owner, world.workspace);
  await migrateReasons(owner, world.workspace);
  await again();
  const object = (await getDefinitions(rep)).object('opportunity');
  expect(object.fields.map(({ key }) => key).toSorted()).toEqual(fields.toSorted());
  expect(object.fields.find(({ key }) => key === 'lossDetail')?.options).toEqual([]);
  const next = await make(rep, 'opportunity', { funnel: 'standard' });
  const move = (fill: object) => moveRecords(rep, 'opportunity', [{ id: next, to: 'lost', fill: { ...fill } }]);
  expect((await move({}))[0]).toMatchObject({
    ok: false,
    issues: [{ code: 'gate_field_missing', field: 'lossReason' }],
  });
  // No stage asks for more yet: what was enough still is.
  expect((await move({ lossReason: 'other' }))[0]).toMatchObject({ ok: true });

  const admin = world.as('admin');
  const { live } = (await getFunnels(admin)).funnel('standard');
  const reasons = FUNNEL_TEMPLATES.flatMap(({ stages }) => stages).find(({ key }) => key === 'lost')!.reasons!;
  const stages = live.stages.map((stage) => (stage.key === 'lost' ? { ...stage, reasons } : stage));
  await publishVersion(admin, 'standard', { stages, transitions: live.transitions });
  const offered = (await getDefinitions(world.as('admin')))
    .object('opportunity')
    .fields.find(({ key }) => key === 'lossDetail');
  expect(offered?.options?.map(({ key }) => key)).toContain('priceTerms');
  expect((await getRecord(rep, 'opportunity', lost)).record.values).toMatchObject({
    stage: 'lost',
    lossReason: 'price',
  });
});
