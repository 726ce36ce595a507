import { afterAll, beforeAll, expect, test } from 'vitest';
import { commonOf, sharedAs } from '#domain/funnels/index.ts';
import type { World } from '#server/testing/world.ts';
import { getDefinitions } from '../../objects/index.ts';
import { getFunnels } from '../definitions.ts';
import { moveRecords, publishVersion } from '../index.ts';
import { createFunnelWorld, make } from '../testing/deals.ts';
import type { Entry } from './entry.ts';
import { putEntry } from './putEntry.ts';

let world: World;
beforeAll(async () => {
  world = await createFunnelWorld();
});
afterAll(() => world.drop());

test('a reason that is added to a shared end can be given at once in every funnel that has it', async () => {
  const admin = () => world.as('admin');
  const { live } = (await getFunnels(admin())).funnel('standard');
  const lost = live.stages.find(({ key }) => key === 'lost')!;
  const entry = (stage: typeof lost): Entry => ({
    ...{ kind: 'stage', key: 'end', objectKey: 'opportunity' },
    stage: commonOf(stage),
  });
  await putEntry(admin(), entry(lost), { lockVersion: null });
  const stages = live.stages.map((stage) => (stage.key === 'lost' ? sharedAs(stage, 'end') : stage));
  await publishVersion(admin(), 'standard', { stages, transitions: live.transitions });
  const reasons = {
    ...lost.reasons!,
    list: [...lost.reasons!.list, { code: 'policy', names: { 'zh-CN': '政策变化' } }],
  };
  await putEntry(admin(), entry({ ...lost, reasons }), { lockVersion: 1 });

  const rep = world.as('east1');
  const id = await make(rep, 'opportunity', { funnel: 'standard' });
  const [outcome] = await moveRecords(rep, 'opportunity', [{ id, to: 'lost', fill: { lossReason: 'policy' } }]);
  expect(outcome).toMatchObject({ ok: true });
  const field = (await getDefinitions(rep)).object('opportunity').fields.find(({ key }) => key === 'lossReason');
  expect(field?.options?.find(({ key }) => key === 'policy')?.labels['zh-CN']).toBe('政策变化');
});
