import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StageReasons } from '#domain/funnels/index.ts';
import type { World } from '#server/testing/world.ts';
import { getDefinitions } from '../objects/index.ts';
import { createRecords, getRecord, type Outcome, updateRecords } from '../records/index.ts';
import { checkMove, getFunnels, moveRecords, publishVersion, undoMoves } from './index.ts';
import { createFunnelWorld, idOf, make } from './testing/deals.ts';

let world: World;
beforeAll(async () => {
  world = await createFunnelWorld();
});
afterAll(() => world.drop());

const rep = (more = {}) => world.as('east1', more);
const told = (outcome: Outcome | undefined) =>
  outcome?.ok ? [] : (outcome?.issues ?? []).map(({ code, field }) => [code, field]);
const deal = () => make(rep(), 'opportunity', { funnel: 'standard' });
const valuesOf = async (id: string) => (await getRecord(rep(), 'opportunity', id)).record.values;

/** What is said of a loss, and what of it is refused. */
const CASES: [string, Record<string, unknown>, [string, string][]][] = [
  ['no reason', {}, [['gate_field_missing', 'lossReason']]],
  [
    'a sub-reason of another reason',
    { lossReason: 'price', lossDetail: 'rivalProduct' },
    [['gate_sub_reason_foreign', 'lossDetail']],
  ],
  ['no competitor', { lossReason: 'competitor' }, [['gate_reason_competitor_missing', 'competitor']]],
  ['no note', { lossReason: 'other', lossNote: '  ' }, [['gate_reason_note_missing', 'lossNote']]],
  [
    'a reason without sub-reasons that has one',
    { lossReason: 'budget', lossDetail: 'priceTerms' },
    [['gate_sub_reason_foreign', 'lossDetail']],
  ],
  ['a reason and its sub-reason', { lossReason: 'price', lossDetail: 'priceTerms' }, []],
  ['a reason alone', { lossReason: 'timing' }, []],
  ['a note where one is asked', { lossReason: 'other', lossNote: '客户停产' }, []],
];

test.each(CASES)('%s: every door answers the same', async (_, fill, refused) => {
  for (const door of ['page', 'api', 'bulk', 'import', 'automation'] as const) {
    const ctx = rep({ door });
    const id = await deal();
    const check = await checkMove(ctx, 'opportunity', { id, to: 'lost', fill });
    expect([check.allowed, check.issues.map(({ code, field }) => [code, field])]).toEqual([
      refused.length === 0,
      refused,
    ]);
    expect(told((await moveRecords(ctx, 'opportunity', [{ id, to: 'lost', fill }]))[0])).toEqual(refused);
    const born = { values: { name: '生来如此', funnel: 'standard', stage: 'lost', ...fill } };
    expect(told((await createRecords(ctx, 'opportunity', [born]))[0])).toEqual(refused);
  }
});

test('what is lost may be told better, not worse', async () => {
  const id = await deal();
  await moveRecords(rep(), 'opportunity', [
    { id, to: 'lost', fill: { lossReason: 'price', lossDetail: 'priceTerms' } },
  ]);
  const change = async (values: object) =>
    told((await updateRecords(rep(), 'opportunity', [{ id, values: { ...values } }]))[0]);
  expect(await change({ lossReason: null })).toEqual([['required_in_stage', 'lossReason']]);
  expect(await change({ lossDetail: 'rivalProduct' })).toEqual([['gate_sub_reason_foreign', 'lossDetail']]);
  expect(await change({ lossReason: 'timing' })).toEqual([['gate_sub_reason_foreign', 'lossDetail']]);
  expect(await change({ lossReason: 'other', lossDetail: null })).toEqual([['gate_reason_note_missing', 'lossNote']]);
  expect(await change({ lossDetail: 'priceAboveBudget' })).toEqual([]);
  expect(await change({ lossReason: 'other', lossDetail: null, lossNote: '停产' })).toEqual([]);
  expect(await change({ need: '别的' })).toEqual([]);
});

test('taking a reopening back tells again why it was lost', async () => {
  const id = await deal();
  const fill = { lossReason: 'price', lossDetail: 'priceTerms' };
  await moveRecords(rep(), 'opportunity', [{ id, to: 'lost', fill }]);
  const emptied = { lossReason: null, lossDetail: null };
  expect(told((await moveRecords(rep(), 'opportunity', [{ id, to: 'qualify', fill: emptied }]))[0])).toEqual([]);
  expect(told((await undoMoves(rep(), 'opportunity', [{ id }]))[0])).toEqual([]);
  expect(await valuesOf(id)).toMatchObject({ stage: 'lost', ...fill });
});

test('renamed and new reasons are offered once published; a retired one is refused and keeps its name', async () => {
  const before = await deal();
  await moveRecords(rep(), 'opportunity', [{ id: before, to: 'lost', fill: { lossReason: 'relationship' } }]);
  const admin = world.as('admin');
  const { live } = (await getFunnels(admin)).funnel('standard');
  const changed = ({ list, ...kept }: StageReasons): StageReasons => ({
    ...kept,
    list: [
      {
        code: 'regulation',
        names: { 'zh-CN': '政策变化', en: 'Regulation' },
        subs: [{ code: 'export', names: { 'zh-CN': '出口管制' } }],
      },
      ...list.map((reason) =>
        reason.code === 'relationship'
          ? { ...reason, retired: true }
          : reason.code === 'price'
            ? { ...reason, names: { 'zh-CN': '价格因素', en: 'Pricing' } }
            : reason,
      ),
    ],
  });
  const stages = live.stages.map((stage) =>
    stage.key === 'lost' && stage.reasons ? { ...stage, reasons: changed(stage.reasons) } : stage,
  );
  await publishVersion(admin, 'standard', { stages, transitions: live.transitions });

  const object = (await getDefinitions(rep())).object('opportunity');
  const named = (field: string, key: string) =>
    object.fields.find((one) => one.key === field)?.options?.find((option) => option.key === key)?.labels['zh-CN'];
  expect(['regulation', 'price', 'relationship'].map((key) => named('lossReason', key))).toEqual([
    '政策变化',
    '价格因素',
    '客情不足',
  ]);
  expect([named('lossDetail', 'export'), named('lossDetail', 'priceTerms')]).toEqual(['出口管制', '付款条件不合']);

  const id = await deal();
  const lose = (fill: object) => moveRecords(rep(), 'opportunity', [{ id, to: 'lost', fill: { ...fill } }]);
  const [refused] = await lose({ lossReason: 'relationship' });
  expect(told(refused)).toEqual([['gate_reason_unknown', 'lossReason']]);
  expect(refused).toMatchObject({ unmet: [{ kind: 'field', field: 'lossReason', stage: 'lost', reason: 'unknown' }] });
  expect(told((await lose({ lossReason: 'regulation', lossDetail: 'export' }))[0])).toEqual([]);
  expect(await valuesOf(before)).toMatchObject({ stage: 'lost', lossReason: 'relationship' });
  expect(
    idOf((await updateRecords(rep(), 'opportunity', [{ id: before, values: { lossNote: '前任的客户' } }]))[0]),
  ).toBe(before);
});

test('a definition whose reasons cannot be kept is not published', async () => {
  const admin = world.as('admin');
  const { live } = (await getFunnels(admin)).funnel('integration');
  const publish = (reasons: StageReasons, key = 'lost') =>
    publishVersion(admin, 'integration', {
      stages: live.stages.map((stage) => (stage.key === key ? { ...stage, reasons } : stage)),
      transitions: live.transitions,
    }).catch((error: { issues?: { code: string; field?: string }[] }) =>
      error.issues?.map(({ code, field }) => [code, field]),
    );
  const kept = { field: 'lossReason', detail: 'lossDetail', note: 'lossNote' };
  const reason = (code: string, more = {}) => ({ code, names: { 'zh-CN': code }, ...more });
  const at = live.stages.findIndex(({ key }) => key === 'lost');
  expect(await publish({ ...kept, list: [] })).toEqual([['required', `stages.${at}.reasons`]]);
  expect(await publish({ ...kept, field: 'need', list: [reason('a')] })).toEqual([
    ['unknown_field', `stages.${at}.reasons`],
  ]);
  expect(await publish({ ...kept, list: [reason('a', { competitor: true })] })).toEqual([
    ['unknown_field', `stages.${at}.reasons`],
  ]);
  expect(
    await publish({ ...kept, list: [reason('a', { subs: [reason('x')] }), reason('b', { subs: [reason('x')] })] }),
  ).toEqual([
    ['not_unique', `stages.${at}.reasons.0`],
    ['not_unique', `stages.${at}.reasons.1`],
  ]);
  expect(await publish({ ...kept, list: [reason('a')] }, live.stages[0]!.key)).toEqual([
    ['invalid_value', 'stages.0.reasons'],
  ]);
});
