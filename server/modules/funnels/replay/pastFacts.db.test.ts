import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Gate, StageTask } from '#domain/funnels/index.ts';
import type { World } from '#server/testing/world.ts';
import { deleteRecords, listRecords, updateRecords } from '../../records/index.ts';
import { checkDocument } from '../documents/checkDocument.ts';
import { getFunnels, moveRecords } from '../index.ts';
import { createFunnelWorld, make } from '../testing/deals.ts';
import { guardedFunnel, paper } from '../testing/gated.ts';
import { replayVersion } from './replayVersion.ts';
import type { ReplayAsk } from './types.ts';

/** What stood beyond the record when it moved is what a replay judges by, whatever became of it since. */
const call: StageTask = {
  key: 'call',
  names: { 'zh-CN': '电话确认' },
  required: true,
  proof: { kind: 'free' },
  assignee: 'owner',
};
const decider = (value: number): Gate => ({
  key: 'decider',
  at: 'entry',
  kind: 'related',
  related: {
    object: 'contact',
    through: 'account',
    via: 'account',
    where: { field: 'title', op: 'eq', value: '总经理' },
    measure: 'count',
    op: 'gte',
    value,
  },
  message: { 'zh-CN': '至少一位决策人' },
});
const stamped: Gate = {
  key: 'stamped',
  at: 'entry',
  kind: 'document',
  field: 'quotation',
  confirmed: true,
  newerThan: ['amount'],
  unconfirmed: 'block',
};

let world: World;
let funnel: string;
let live: ReplayAsk['version'];
beforeAll(async () => {
  world = await createFunnelWorld();
  funnel = await guardedFunnel(world, {
    solution: { tasks: [call] },
    negotiation: { gates: [decider(1), stamped] },
  });
  const rep = () => world.as('east1');
  const account = await make(rep(), 'account', { name: '华星精工' });
  const boss = await make(rep(), 'contact', { name: '王强', account, title: '总经理' });
  const id = await make(rep(), 'opportunity', { funnel, stage: 'solution', account, amount: '100' });
  const file = await paper(world, 'east1');
  const save = (values: Record<string, unknown>) => updateRecords(rep(), 'opportunity', [{ id, values }]);
  expect(await save({ quotation: [file] })).toMatchObject([{ ok: true }]);
  await checkDocument(world.as('eastManager'), 'opportunity', { id, file, state: 'confirmed' });
  const { records } = await listRecords(rep(), 'task', { filter: { field: 'opportunity', op: 'eq', value: id } });
  await updateRecords(rep(), 'task', [{ id: records[0]!.id, values: { done: true } }]);
  expect(await moveRecords(rep(), 'opportunity', [{ id, to: 'negotiation' }])).toMatchObject([{ ok: true }]);
  // All that it rested on goes.
  await save({ amount: '90', quotation: null });
  await updateRecords(rep(), 'contact', [{ id: boss, values: { title: '采购' } }]);
  await deleteRecords(rep(), 'contact', [{ id: boss }]);
  live = (await getFunnels(world.as('admin'))).funnel(funnel).live;
});
afterAll(() => world.drop());

const replay = (version: ReplayAsk['version']) =>
  replayVersion(
    world.as('admin'),
    funnel,
    { version, places: new Map(), since: new Date('2020-01-01T00:00:00Z') },
    { signal: new AbortController().signal, onProgress: () => {} },
  );
const changed = (gates: Gate[], tasks: StageTask[] = [call]): ReplayAsk['version'] => ({
  ...live,
  stages: live.stages.map((stage) => {
    if (stage.key === 'solution') return { ...stage, tasks };
    return stage.key === 'negotiation' ? { ...stage, gates } : stage;
  }),
});

test('what was met then is met', async () => {
  expect(await replay(live)).toMatchObject({ moves: 1, refused: 0, delayed: 0, flagged: 0 });
});

test('what was not there then stops the move, or waits for somebody', async () => {
  expect(await replay(changed([decider(2), stamped]))).toMatchObject({
    refused: 1,
    gates: [{ gate: { kind: 'gate', stage: 'negotiation', key: 'decider' }, deals: 1 }],
  });
  const contract: Gate = { ...stamped, key: 'contract', field: 'files' };
  expect(await replay(changed([contract]))).toMatchObject({ refused: 1, gates: [{ gate: { key: 'contract' } }] });
  expect(await replay(changed([], [call, { ...call, key: 'write' }]))).toMatchObject({
    refused: 0,
    delayed: 1,
    gates: [{ gate: { kind: 'task', stage: 'solution', key: 'write' } }],
  });
});
