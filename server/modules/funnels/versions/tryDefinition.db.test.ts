import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Gate } from '#domain/funnels/index.ts';
import type { World } from '#server/testing/world.ts';
import { getFunnels } from '../definitions.ts';
import { createFunnelWorld, everything, make } from '../testing/deals.ts';
import { tryDefinition } from './tryDefinition.ts';

let world: World;
beforeAll(async () => {
  world = await createFunnelWorld();
});
afterAll(() => world.drop());

const gate: Gate = {
  key: 'quotation',
  at: 'entry',
  kind: 'document',
  field: 'quotation',
  confirmed: true,
  newerThan: ['amount'],
  unconfirmed: 'block',
};

async function drawn(change: { gates: Gate[] }) {
  const { stages, transitions } = (await getFunnels(world.as('admin'))).funnel('standard').live;
  return {
    stages: stages.map((stage) => (stage.key === 'negotiation' ? { ...stage, ...change } : stage)),
    transitions,
  };
}

test('a record is held against a definition that nobody has published, and stays as it is', async () => {
  const admin = world.as('admin');
  const id = await make(admin, 'opportunity', { ...(await everything(admin)), stage: 'solution' });
  const now = await drawn({ gates: [] });
  const free = await tryDefinition(admin, 'standard', { id, to: 'negotiation', mapping: [], ...now });
  expect(free).toMatchObject({ stage: 'solution', allowed: true, issues: [] });

  const guarded = await drawn({ gates: [gate] });
  const held = await tryDefinition(admin, 'standard', { id, to: 'negotiation', mapping: [], ...guarded });
  expect(held).toMatchObject({ allowed: false, issues: [{ code: 'gate_document_absent', field: 'quotation' }] });
  expect(held.gates.find((one) => one.gate === 'quotation')).toMatchObject({ state: 'unmet', kind: 'document' });
  expect(held.gates.filter(({ state }) => state === 'met').map((one) => one.gate)).toContain('field:budget');

  // Where its stage is gone, it is tried from where the mapping takes it.
  const without = { ...guarded, stages: guarded.stages.filter(({ key }) => key !== 'solution') };
  const when = { field: 'amount', op: 'gt', value: '1' } as const;
  const mapping = [
    { from: 'solution', to: 'qualify', when },
    { from: 'solution', to: 'need' },
  ];
  const moved = await tryDefinition(admin, 'standard', { id, to: 'need', mapping, ...without });
  expect(moved).toMatchObject({ stage: 'qualify', allowed: true });
});

test('only who manages funnels tries, only what the definition says rightly, and only records in sight', async () => {
  const admin = world.as('admin');
  const id = await make(admin, 'opportunity', {});
  const trial = { id, to: 'need', mapping: [], ...(await drawn({ gates: [] })) };
  await expect(tryDefinition(world.as('east1'), 'standard', trial)).rejects.toMatchObject({ code: 'no_right' });
  const wrong = { ...trial, ...(await drawn({ gates: [{ ...gate, field: 'nothing' }] })) };
  await expect(tryDefinition(admin, 'standard', wrong)).rejects.toMatchObject({ code: 'invalid_input' });
  const nobody = '00000000-0000-7000-8000-000000000000';
  await expect(tryDefinition(admin, 'standard', { ...trial, id: nobody })).rejects.toMatchObject({ code: 'not_found' });
});
