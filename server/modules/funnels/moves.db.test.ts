import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Condition } from '#domain/records/index.ts';
import type { World } from '#server/testing/world.ts';
import { createRecords, deleteRecords, getRecord, updateRecords } from '../records/index.ts';
import { checkMove, createFunnel, getFunnels, moveRecords, publishVersion, recordJourney, undoMoves } from './index.ts';
import { createFunnelWorld, everything, expectTiling, make, moveEventsOf, spansOf, visitsOf } from './testing/deals.ts';

let world: World;
beforeAll(async () => {
  world = await createFunnelWorld();
});
afterAll(() => world.drop());

const rep = () => world.as('east1');
const issuesOf = (outcome: { ok: boolean } | undefined) =>
  outcome && 'issues' in outcome
    ? (outcome.issues as { code: string; field?: string }[]).map((i) => `${i.field} ${i.code}`)
    : [];
const valuesOf = async (object: string, id: string) => (await getRecord(world.as('admin'), object, id)).record.values;

describe('creating', () => {
  test('chooses the funnel by its condition, and begins at its first stage', async () => {
    const plain = await make(rep(), 'opportunity', {});
    const machine = await make(rep(), 'opportunity', { productLine: 'equipment' });
    expect(await valuesOf('opportunity', plain)).toMatchObject({
      funnel: 'standard',
      stage: 'qualify',
      stageKind: 'open',
    });
    expect(await valuesOf('opportunity', machine)).toMatchObject({ funnel: 'equipment', stage: 'qualify' });
    expect(await visitsOf(world, plain)).toMatchObject([
      { stage_key: 'qualify', entry_kind: 'created', left_at: null },
    ]);
  });

  test('asks every gate up to a later stage', async () => {
    const [refused] = await createRecords(rep(), 'opportunity', [{ values: { name: '跳', stage: 'solution' } }]);
    expect(issuesOf(refused)).toEqual([
      'account gate_field_missing',
      'amount gate_field_missing',
      'expectedCloseDate gate_field_missing',
      'need gate_field_missing',
    ]);
    const id = await make(rep(), 'opportunity', { ...(await everything(rep())), stage: 'solution' });
    expect(await valuesOf('opportunity', id)).toMatchObject({ stage: 'solution', forecastCategory: 'pipeline' });
  });

  test('an import of the past brings records as they were; one of today is judged', async () => {
    const ctx = world.as('admin', { door: 'import' });
    const past = new Date('2025-03-01T00:00:00Z');
    const rows = [
      { values: { name: '旧单', stage: 'won', createdAt: past.toISOString() } },
      { values: { name: '新单', stage: 'won' } },
    ];
    const [old, now] = await createRecords(ctx, 'opportunity', rows);
    expect(old).toMatchObject({ ok: true });
    expect(issuesOf(now)).toContain('amount gate_field_missing');
    if (!old?.ok) throw new Error('refused');
    expect(await valuesOf('opportunity', old.id)).toMatchObject({
      closedAt: past.toISOString(),
      forecastCategory: 'closed',
    });
  });

  test('knows no other funnels and stages', async () => {
    const rows = [{ values: { name: '甲', funnel: 'leads' } }, { values: { name: '乙', stage: 'nowhere' } }];
    const outcomes = await createRecords(rep(), 'opportunity', rows);
    expect(outcomes.map(issuesOf)).toEqual([['funnel unknown_funnel'], ['stage unknown_stage']]);
  });
});

describe('moving', () => {
  test('is refused with everything missing, and goes through once it is filled in the same act', async () => {
    const id = await make(rep(), 'opportunity', {});
    const [refused] = await moveRecords(rep(), 'opportunity', [{ id, to: 'need' }]);
    expect(issuesOf(refused)).toEqual([
      'account gate_field_missing',
      'amount gate_field_missing',
      'expectedCloseDate gate_field_missing',
    ]);
    const check = await checkMove(rep(), 'opportunity', { id, to: 'need' });
    expect(check).toMatchObject({ allowed: false, fields: ['account', 'amount', 'expectedCloseDate'], version: 1 });
    const { account, amount, expectedCloseDate } = await everything(rep());
    const fill = { account, amount, expectedCloseDate };
    expect(await moveRecords(rep(), 'opportunity', [{ id, version: 1, to: 'need', fill }])).toMatchObject([
      { ok: true, version: 2 },
    ]);
    const visits = await visitsOf(world, id);
    expect(visits).toMatchObject([
      { stage_key: 'qualify', exit_kind: 'forward', next_stage_key: 'need' },
      { stage_key: 'need', entry_kind: 'forward', left_at: null, amount: '100000' },
    ]);
    const events = await moveEventsOf(world, id);
    expect(events).toHaveLength(1);
    expect(visits[1]?.enter_seq).toBe(events[0]?.seq);
    expect(visits[0]?.leave_seq).toBe(events[0]?.seq);
    await expectTiling(world, id);
  });

  test('a condition speaks in its own words and names its field', async () => {
    const all = { ...(await everything(rep())), budgetConfirmed: false };
    const id = await make(rep(), 'opportunity', { ...all, stage: 'negotiation' });
    const check = await checkMove(rep(), 'opportunity', { id, to: 'contract' });
    expect(check.fields).toEqual(['budgetConfirmed']);
    expect(check.issues).toMatchObject([
      { code: 'gate_condition_unmet', params: { message: '签约前要确认客户预算已落实' } },
    ]);
    expect(
      (await checkMove(rep(), 'opportunity', { id, to: 'contract', fill: { budgetConfirmed: true } })).allowed,
    ).toBe(true);
  });

  test('a win closes, makes the account a customer, and a loss needs its reason', async () => {
    const all = await everything(rep());
    const id = await make(rep(), 'opportunity', { ...all, stage: 'contract' });
    await moveRecords(rep(), 'opportunity', [{ id, to: 'won' }]);
    expect(await valuesOf('opportunity', id)).toMatchObject({ stageKind: 'won', forecastCategory: 'closed' });
    expect((await valuesOf('opportunity', id)).closedAt).not.toBeNull();
    expect(await valuesOf('account', String(all.account))).toMatchObject({ status: 'customer' });
    const other = await make(rep(), 'opportunity', {});
    expect(issuesOf((await moveRecords(rep(), 'opportunity', [{ id: other, to: 'lost' }]))[0])).toEqual([
      'lossReason gate_field_missing',
    ]);
    await moveRecords(rep(), 'opportunity', [{ id: other, to: 'lost', fill: { lossReason: 'price' } }]);
    expect(await valuesOf('opportunity', other)).toMatchObject({ stageKind: 'lost', forecastCategory: 'omitted' });
    await moveRecords(rep(), 'opportunity', [{ id: other, to: 'qualify' }]);
    expect(await valuesOf('opportunity', other)).toMatchObject({
      stageKind: 'open',
      closedAt: null,
      forecastCategory: 'pipeline',
    });
    expect((await visitsOf(world, other)).at(-1)).toMatchObject({ entry_kind: 'reopened' });
  });

  test('keeps to the transitions of the version', async () => {
    const all = await everything(rep());
    const id = await make(rep(), 'opportunity', { ...all, productLine: 'equipment' });
    expect(issuesOf((await moveRecords(rep(), 'opportunity', [{ id, to: 'proposal' }]))[0])).toEqual([
      'stage move_not_allowed',
    ]);
    expect(issuesOf((await moveRecords(rep(), 'opportunity', [{ id, to: 'qualify' }]))[0])).toEqual([
      'stage move_not_allowed',
    ]);
  });

  test('decides a batch row by row, two moves of one record one after the other', async () => {
    const all = await everything(rep());
    const good = await make(rep(), 'opportunity', all);
    const bad = await make(rep(), 'opportunity', {});
    const outcomes = await moveRecords(rep(), 'opportunity', [
      { id: good, to: 'need' },
      { id: bad, to: 'need' },
      { id: good, to: 'solution' },
    ]);
    expect(outcomes.map((outcome) => outcome.ok)).toEqual([true, false, true]);
    expect((await visitsOf(world, good)).map((visit) => visit.stage_key)).toEqual(['qualify', 'need', 'solution']);
    await expectTiling(world, good);
  });

  test('is for those with the right, and tells others nothing', async () => {
    const id = await make(rep(), 'opportunity', {});
    const move = [{ id, to: 'invalid', fill: { invalidReason: 'mistake' } }];
    expect(await moveRecords(world.as('west1'), 'opportunity', move)).toMatchObject([
      { ok: false, reason: 'not_found' },
    ]);
    expect(await moveRecords(world.as('eastManager'), 'opportunity', move)).toMatchObject([{ ok: true }]);
    await deleteRecords(world.as('admin'), 'opportunity', [{ id }]);
    expect(await moveRecords(rep(), 'opportunity', move)).toMatchObject([{ ok: false, reason: 'not_found' }]);
  });

  test('over a newer version is a conflict that says what changed', async () => {
    const id = await make(rep(), 'opportunity', await everything(rep()));
    await updateRecords(world.as('eastManager'), 'opportunity', [{ id, values: { amount: '5' } }]);
    const [stale] = await moveRecords(rep(), 'opportunity', [{ id, version: 1, to: 'need' }]);
    expect(stale).toMatchObject({
      ok: false,
      reason: 'conflict',
      current: { version: 2, changes: [{ field: 'amount', value: '5' }] },
    });
  });

  test('of one deal by many clients at once: one wins each version, and visits still tile', async () => {
    const id = await make(rep(), 'opportunity', await everything(rep()));
    const targets = ['need', 'solution', 'negotiation', 'need', 'solution', 'negotiation'];
    const outcomes = await Promise.all(
      targets.map(async (to) => (await moveRecords(rep(), 'opportunity', [{ id, version: 1, to }]))[0]!),
    );
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(outcomes.filter((outcome) => !outcome.ok && outcome.reason === 'conflict')).toHaveLength(5);
    await Promise.all(targets.map((to) => moveRecords(rep(), 'opportunity', [{ id, to }])));
    await expectTiling(world, id);
  });

  test('and changes of requests whose clocks disagree leave spans tiled', async () => {
    const now = Date.now();
    const id = await make(world.as('east1', { now: new Date(now) }), 'opportunity', await everything(rep()));
    const change = (offset: number, amount: string) =>
      updateRecords(world.as('east1', { now: new Date(now + offset) }), 'opportunity', [{ id, values: { amount } }]);
    await change(500, '1');
    await change(200, '2');
    await moveRecords(world.as('east1', { now: new Date(now + 100) }), 'opportunity', [{ id, to: 'need' }]);
    await change(50, '3');
    await expectTiling(world, id);
    expect((await spansOf(world, id)).at(-1)).toMatchObject({ amount: '3', stage_key: 'need' });
  });

  test('entered late keeps its true time; visits and spans follow', async () => {
    const born = new Date(Date.now() - 20 * 86_400_000);
    const day = (days: number) => new Date(born.getTime() + days * 86_400_000);
    const values = { ...(await everything(rep())), stage: 'need' };
    const id = await make(world.as('east1', { now: born }), 'opportunity', values);
    await updateRecords(rep(), 'opportunity', [{ id, values: { amount: '7' } }]);
    const [early] = await moveRecords(rep(), 'opportunity', [{ id, to: 'solution', at: day(-1) }]);
    const [future] = await moveRecords(rep(), 'opportunity', [{ id, to: 'solution', at: day(30) }]);
    expect([early, future].map(issuesOf)).toEqual([['stage stage_times_disorder'], ['stage stage_times_disorder']]);
    await moveRecords(rep(), 'opportunity', [{ id, to: 'solution', at: day(5) }]);
    expect((await visitsOf(world, id)).map((visit) => visit.entered_at)).toEqual([day(0), day(5)]);
    expect((await moveEventsOf(world, id))[0]?.at).toEqual(day(5));
    await expectTiling(world, id);
    const spans = await spansOf(world, id);
    expect(spans.find((span) => span.valid_from.getTime() === day(5).getTime())).toMatchObject({
      stage_key: 'solution',
      amount: '100000',
    });
    expect(spans.at(-1)).toMatchObject({ stage_key: 'solution', amount: '7', valid_to: null });
  });
});

describe('what a stage asks for', () => {
  test('may be changed, not emptied – by an update or by the fill of a move', async () => {
    const id = await make(rep(), 'opportunity', { ...(await everything(rep())), stage: 'need' });
    const [emptied] = await updateRecords(rep(), 'opportunity', [{ id, values: { amount: null } }]);
    expect(issuesOf(emptied)).toEqual(['amount required_in_stage']);
    const [moved] = await moveRecords(rep(), 'opportunity', [{ id, to: 'solution', fill: { amount: null } }]);
    expect(issuesOf(moved)).toEqual(['amount required_in_stage']);
    expect(
      await updateRecords(rep(), 'opportunity', [{ id, values: { amount: '9', paymentTerms: null } }]),
    ).toMatchObject([{ ok: true }]);
  });
});

describe('undo', () => {
  test('restores stage and dwell time, keeps what was filled, and leaves no trace in visits', async () => {
    const born = new Date(Date.now() - 3 * 86_400_000);
    const { account, ...rest } = await everything(rep());
    const id = await make(world.as('east1', { now: born }), 'opportunity', rest);
    await moveRecords(rep(), 'opportunity', [{ id, to: 'need', fill: { account } }]);
    expect(await undoMoves(rep(), 'opportunity', [{ id, version: 2 }])).toMatchObject([{ ok: true, version: 3 }]);
    expect(await valuesOf('opportunity', id)).toMatchObject({
      stage: 'qualify',
      stageSince: born.toISOString(),
      account,
      forecastCategory: 'pipeline',
    });
    expect(await visitsOf(world, id)).toMatchObject([
      { stage_key: 'qualify', left_at: null, exit_kind: null, dwell_since: born },
    ]);
    expect(await moveEventsOf(world, id)).toHaveLength(2);
    await expectTiling(world, id);
    expect(await undoMoves(rep(), 'opportunity', [{ id }])).toMatchObject([{ ok: false }]);
    await moveRecords(rep(), 'opportunity', [{ id, to: 'need' }]);
    await expectTiling(world, id);
  });

  test('of a win takes the customer back', async () => {
    const all = await everything(rep());
    const id = await make(rep(), 'opportunity', { ...all, stage: 'contract' });
    await moveRecords(rep(), 'opportunity', [{ id, to: 'won' }]);
    await undoMoves(rep(), 'opportunity', [{ id }]);
    expect(await valuesOf('account', String(all.account))).toMatchObject({ status: 'prospect' });
    expect(await valuesOf('opportunity', id)).toMatchObject({
      stage: 'contract',
      closedAt: null,
      forecastCategory: 'commit',
    });
    await expectTiling(world, id);
  });

  test('is for the mover, within a minute, while nothing else has changed', async () => {
    const id = await make(rep(), 'opportunity', await everything(rep()));
    await moveRecords(rep(), 'opportunity', [{ id, to: 'need' }]);
    const late = world.as('east1', { now: new Date(Date.now() + 61_000) });
    expect(await undoMoves(late, 'opportunity', [{ id }])).toMatchObject([{ ok: false, reason: 'refused' }]);
    expect(await undoMoves(world.as('eastManager'), 'opportunity', [{ id }])).toMatchObject([
      { ok: false, reason: 'refused' },
    ]);
    await updateRecords(rep(), 'opportunity', [{ id, values: { amount: '3' } }]);
    expect(await undoMoves(rep(), 'opportunity', [{ id }])).toMatchObject([{ ok: false, reason: 'refused' }]);
  });
});

describe('the journey', () => {
  test('tells stages passed, skipped and ahead, and what comes next', async () => {
    const id = await make(rep(), 'opportunity', await everything(rep()));
    await moveRecords(rep(), 'opportunity', [{ id, to: 'solution' }]);
    const journey = await recordJourney(rep(), 'opportunity', id);
    expect(journey.stages.slice(0, 4).map((stage) => stage.state)).toEqual(['passed', 'skipped', 'current', 'ahead']);
    expect(journey.next).toMatchObject({ stage: 'negotiation', allowed: true, issues: [] });
    expect(journey.visits.map((visit) => visit.kind)).toEqual(['created', 'skip']);
    await expect(recordJourney(world.as('west1'), 'opportunity', id)).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('publishing', () => {
  test('makes a new live version; records move by it at once, and none is rewritten', async () => {
    const ctx = world.as('admin');
    const { live } = (await getFunnels(ctx)).funnel('saas');
    const id = await make(rep(), 'opportunity', { ...(await everything(rep())), productLine: 'saas' });
    const strict = { ...live.transitions, skip: 'forbidden' as const };
    const condition: Condition = { field: 'account.status', op: 'eq', value: 'customer' };
    const stages = live.stages.map((stage) =>
      stage.key === 'demo'
        ? {
            ...stage,
            gates: [
              {
                key: 'old',
                at: 'entry' as const,
                kind: 'condition' as const,
                condition,
                message: { 'zh-CN': '只给老客户演示' },
              },
            ],
          }
        : stage,
    );
    const published = await publishVersion(ctx, 'saas', { stages, transitions: strict });
    expect(published.number).toBe(2);
    // This context still carries the former definitions; the lock shows it the live version all the same.
    expect(issuesOf((await moveRecords(rep(), 'opportunity', [{ id, to: 'trial' }]))[0])).toEqual([
      'stage move_not_allowed',
      'stage gate_condition_unmet',
    ]);
    expect(issuesOf((await moveRecords(rep(), 'opportunity', [{ id, to: 'demo' }]))[0])).toEqual([
      'stage gate_condition_unmet',
    ]);
    const { account } = await valuesOf('opportunity', id);
    await updateRecords(rep(), 'account', [{ id: String(account), values: { status: 'customer' } }]);
    expect(await moveRecords(rep(), 'opportunity', [{ id, to: 'demo' }])).toMatchObject([{ ok: true }]);
    const without = stages.filter((stage) => stage.key !== 'demo');
    await expect(publishVersion(ctx, 'saas', { stages: without, transitions: strict })).rejects.toMatchObject({
      issues: [{ code: 'in_use' }],
    });
  });

  test('is for those who manage funnels, and a new funnel is checked like a new version', async () => {
    const { live } = (await getFunnels(world.as('admin'))).funnel('standard');
    await expect(publishVersion(rep(), 'standard', live)).rejects.toMatchObject({ code: 'no_right' });
    const funnel = { key: 'partner', objectKey: 'opportunity', names: { 'zh-CN': '渠道漏斗' }, position: 9 };
    await expect(createFunnel(world.as('admin'), funnel, { ...live, stages: [] })).rejects.toMatchObject({
      code: 'invalid_input',
    });
    const ctx = world.as('admin');
    expect(await createFunnel(ctx, funnel, { stages: live.stages, transitions: live.transitions })).toMatchObject({
      number: 1,
    });
    expect((await getFunnels(ctx)).funnel('partner').live.stages).toEqual(live.stages);
  });
});
