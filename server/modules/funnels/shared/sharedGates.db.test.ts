import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Gate, SharedGate } from '#domain/funnels/index.ts';
import type { World } from '#server/testing/world.ts';
import { getFunnels } from '../definitions.ts';
import { moveRecords } from '../index.ts';
import { createFunnelWorld, everything, make } from '../testing/deals.ts';
import { publishDraft } from '../versions/publishDraft.ts';
import { draftOf } from '../versions/testing/designer.ts';
import { listSharedGates, putSharedGate, removeSharedGate } from './sharedGates.ts';

let world: World;
beforeAll(async () => {
  world = await createFunnelWorld();
});
afterAll(() => world.drop());
const admin = () => world.as('admin');
const asks = (...fields: string[]): Gate => ({ key: 'own', at: 'entry', kind: 'fields', fields });
const entry = (gate: Gate): SharedGate => ({
  key: 'source',
  objectKey: 'opportunity',
  names: { 'zh-CN': '来源要清楚' },
  gate,
});

test('a gate that two funnels share is changed once, for both, and its uses are told before', async () => {
  await putSharedGate(admin(), entry(asks('source')), null);
  for (const key of ['standard', 'saas']) {
    const { live } = (await getFunnels(admin())).funnel(key);
    const stages = live.stages.map((stage, index) =>
      index === 1 ? { ...stage, gates: [{ ...asks('region'), key: 'knowsSource', shared: 'source' }] } : stage,
    );
    await publishDraft(admin(), key, await draftOf(admin(), key, { ...live, stages, mapping: [] }));
  }
  const rep = world.as('east1');
  const values = await everything(rep);
  const missing = async (funnel: string, to: string) => {
    const id = await make(rep, 'opportunity', { ...values, funnel });
    const [outcome] = await moveRecords(rep, 'opportunity', [{ id, to }]);
    return outcome?.ok ? [] : outcome?.issues.map(({ field }) => field);
  };
  // What the library says holds, not the copy that was saved with the version.
  expect([await missing('standard', 'need'), await missing('saas', 'demo')]).toEqual([['source'], ['source']]);
  const [listed] = await listSharedGates(admin());
  expect(listed?.uses).toMatchObject([
    { funnelKey: 'saas', state: 'live', stage: 'demo', gate: 'knowsSource' },
    { funnelKey: 'standard', state: 'live', stage: 'need', gate: 'knowsSource' },
  ]);

  await putSharedGate(admin(), entry(asks('campaign')), 1);
  expect([await missing('standard', 'need'), await missing('saas', 'demo')]).toEqual([['campaign'], ['campaign']]);
  await expect(putSharedGate(admin(), entry(asks('source')), 1)).rejects.toMatchObject({ code: 'conflict' });
  await expect(removeSharedGate(admin(), 'source')).rejects.toMatchObject({ issues: [{ code: 'in_use' }] });
});

test('the library is the designers’ own, takes nothing that cannot be asked, and lets go of what nobody uses', async () => {
  const unused = { ...entry(asks('source')), key: 'unused' };
  await expect(putSharedGate(world.as('east1'), unused, null)).rejects.toMatchObject({ code: 'no_right' });
  await expect(putSharedGate(admin(), { ...unused, gate: asks('nothing') }, null)).rejects.toMatchObject({
    issues: [{ code: 'unknown_field', field: 'gate' }],
  });
  await putSharedGate(admin(), unused, null);
  await expect(putSharedGate(admin(), unused, null)).rejects.toMatchObject({ issues: [{ code: 'not_unique' }] });
  await removeSharedGate(admin(), 'unused');
  expect((await listSharedGates(admin())).map(({ key }) => key)).not.toContain('unused');
});
