import { afterAll, beforeAll, expect, test } from 'vitest';
import { FREE_TRANSITIONS } from '#domain/funnels/testing/freeFunnel.ts';
import type { Context } from '#server/platform/context.ts';
import type { World } from '#server/testing/world.ts';
import { getRecord } from '../../records/index.ts';
import { getFunnels } from '../definitions.ts';
import { previewImpact } from '../impact/previewImpact.ts';
import { moveRecords } from '../index.ts';
import { createFunnelWorld, everything, make, visitsOf } from '../testing/deals.ts';
import { editFunnel } from './editFunnel.ts';
import { publishDraft } from './publishDraft.ts';
import { draftOf } from './testing/designer.ts';

let world: World;
let given: Record<string, unknown>;
const admin = () => world.as('admin');
const watch = { signal: new AbortController().signal, onProgress: () => {} };
beforeAll(async () => {
  world = await createFunnelWorld();
  given = await everything(world.as('east1'));
});
afterAll(() => world.drop());

const stageOf = async (id: string) => (await getRecord(admin(), 'opportunity', id)).record.values.stage;

test('the preview says where every open deal lands, what it lacks there and whose it is; publishing does just that', async () => {
  const deals = async (ctx: Context, values: object[]) => {
    const own = await everything(ctx);
    return Promise.all(values.map((one) => make(ctx, 'opportunity', { ...own, ...one })));
  };
  const east = await deals(world.as('east1'), [{ amount: '100' }, { amount: '900' }, { stage: 'need', amount: '300' }]);
  const west = await deals(world.as('west1'), [
    { stage: 'need', amount: '50', source: 'search' },
    { stage: 'solution' },
  ]);
  await deals(world.as('west1'), [{ stage: 'lost', lossReason: 'price' }]);
  const { live } = (await getFunnels(admin())).funnel('standard');
  const [qualify, need, ...rest] = live.stages;
  const draft = await draftOf(admin(), 'standard', {
    transitions: FREE_TRANSITIONS,
    stages: [
      { ...qualify!, key: 'small' },
      { ...qualify!, key: 'large' },
      { ...need!, requiredFields: ['source'] },
      ...rest,
    ],
    mapping: [
      { from: 'qualify', to: 'large', when: { field: 'amount', op: 'gte', value: 500 } },
      { from: 'qualify', to: 'small' },
    ],
  });
  const ask = { id: draft.id, departments: [], people: [], examples: 1 };
  const impact = await previewImpact(admin(), 'standard', ask, watch);
  expect(impact).toMatchObject({ count: 5, moved: 2, short: 2, amount: '101350' });
  expect(impact.stages.find(({ from }) => from === 'qualify')).toMatchObject({
    count: 2,
    short: 0,
    landings: expect.arrayContaining([
      { to: 'large', count: 1, amount: '900' },
      { to: 'small', count: 1, amount: '100' },
    ]),
  });
  expect(impact.gates).toMatchObject([{ stage: 'need', key: 'field:source', count: 2, examples: [{ title: '测试' }] }]);
  expect(impact.owners).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ owner: world.actors.east1.userId, count: 3, moved: 2, short: 1 }),
      expect.objectContaining({ owner: world.actors.west1.userId, count: 2, moved: 0 }),
    ]),
  );
  const team = await previewImpact(admin(), 'standard', { ...ask, departments: [world.departments.west.id] }, watch);
  expect(team).toMatchObject({ count: 2, moved: 0 });
  await expect(previewImpact(world.as('vp'), 'standard', ask, watch)).rejects.toMatchObject({ code: 'no_right' });

  await publishDraft(admin(), 'standard', draft);
  expect(await Promise.all([...east, ...west].map(stageOf))).toEqual(['small', 'large', 'need', 'need', 'solution']);
});

test('a deal goes to another funnel by the gates of the stage there; its past stays where it was', async () => {
  const rep = world.as('east1');
  const first = (await getFunnels(rep)).funnel('standard').live.stages[0]!.key;
  const id = await make(rep, 'opportunity', { account: given.account, stage: first });
  const go = (command: object) => moveRecords(rep, 'opportunity', [{ id, funnel: 'saas', to: 'demo', ...command }]);
  expect((await go({}))[0]).toMatchObject({ ok: false, issues: [{ code: 'gate_field_missing' }, {}] });
  expect((await go({ to: 'won', fill: { ...given } }))[0]).toMatchObject({ ok: false });
  expect((await go({ funnel: 'leads', to: 'new' }))[0]).toMatchObject({ ok: false });
  const { amount, expectedCloseDate } = given;
  expect((await go({ fill: { amount, expectedCloseDate }, note: '改卖订阅' }))[0]).toMatchObject({ ok: true });
  const { record } = await getRecord(rep, 'opportunity', id);
  expect(record.values).toMatchObject({ funnel: 'saas', stage: 'demo' });
  const visits = await visitsOf(world, id);
  expect(visits).toMatchObject([
    { stage_key: first, exit_kind: 'mapped', next_stage_key: 'demo' },
    { stage_key: 'demo', entry_kind: 'mapped', left_at: null },
  ]);
  expect((await moveRecords(rep, 'opportunity', [{ id, to: 'qualify' }]))[0]).toMatchObject({ ok: true });
});

test('a funnel is renamed, put in another place and given another rule', async () => {
  const names = { 'zh-CN': '订阅' };
  const chooseWhen = { field: 'source', op: 'eq', value: 'search' } as const;
  await editFunnel(admin(), 'saas', { names, position: 9, chooseWhen });
  expect((await getFunnels(admin())).funnel('saas')).toMatchObject({ names, position: 9, chooseWhen });
  const id = await make(world.as('east1'), 'opportunity', { source: 'search' });
  expect((await getRecord(admin(), 'opportunity', id)).record.values.funnel).toBe('saas');
  const wrong = { field: 'nothing', op: 'eq', value: '1' } as const;
  await expect(editFunnel(admin(), 'saas', { chooseWhen: wrong })).rejects.toMatchObject({
    issues: [{ code: 'unknown_field', field: 'chooseWhen' }],
  });
  await editFunnel(admin(), 'saas', { chooseWhen: null });
  expect((await getFunnels(admin())).funnel('saas').chooseWhen).toBeUndefined();
});
