import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Gate } from '#domain/funnels/index.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import type { World } from '#server/testing/world.ts';
import { wire } from '#server/wiring.ts';
import {
  approvalsOfRecord,
  approvalWay,
  countWaiting,
  decide,
  delegate,
  endDelegation,
  getApproval,
  listApprovals,
  requestApproval,
  requestApprovals,
  setApprovalHooks,
  withdraw,
} from '../approvals/index.ts';
import { deactivateUser } from '../identity/index.ts';
import { getRecord, historyOf, updateRecords } from '../records/index.ts';
import { moveRecords } from './index.ts';
import { recordJourney } from './reads/journey.ts';
import { createApprovalWorld, dealBefore, endConnection, logOf, publishGate, toldOf } from './testing/approvalWorld.ts';
import { make } from './testing/deals.ts';

let world: World;
let rep: Context;
let manager: Context;
let vp: Context;
let other: Context;
let stranger: Context;
beforeAll(async () => {
  wire();
  world = await createApprovalWorld();
  rep = world.as('east1');
  manager = world.as('eastManager');
  vp = world.as('vp');
  other = world.as('east2');
  stranger = world.as('west1');
});
afterAll(() => world.drop());

const OBJECT = 'opportunity';
const ask = (id: string, more: object = {}) =>
  requestApproval(rep, { object: OBJECT, id, gate: 'discount', to: 'negotiation', ...more });
const move = async (id: string) => (await moveRecords(rep, OBJECT, [{ id, to: 'negotiation' }]))[0];
const codes = async (work: Promise<unknown>): Promise<string[]> => {
  try {
    await work;
    return ['ok'];
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return error.issues.length > 0 ? error.issues.map(({ code }) => code) : [error.code];
  }
};
const stageOf = async (id: string) => (await getRecord(rep, OBJECT, id)).record.values.stage;
const issuesOf = async (id: string) => {
  const outcome = await move(id);
  return outcome?.ok ? [] : outcome?.issues.map(({ code }) => code);
};
/** Who stands in is said in the page. */
const signedIn = (ctx: Context): Context => ({ ...ctx, door: 'page' });
const waitingOf = async (ctx: Context) => (await listApprovals(ctx, { box: 'waiting' })).items.map(({ id }) => id);

test('asked, approved step by step, and the deal goes where it was wished to, in the name of who asked', async () => {
  const id = await dealBefore(rep, { name: '大单', amount: '900000' });
  expect(await issuesOf(id)).toEqual(['gate_approval_needed']);
  const way = await approvalWay(rep, { object: OBJECT, id, to: 'negotiation', fill: { amount: '1200000' } });
  expect(way.gates[0]?.steps.map(({ people }) => people.map(({ name }) => name))).toEqual([['eastManager'], ['vp']]);
  const asked = await ask(id, { fill: { amount: '1200000' }, note: '年度框架' });
  expect(asked.subject).toEqual({ title: '大单', amount: '1200000', owner: { id: rep.actor.userId, name: 'east1' } });
  expect(await codes(ask(id))).toEqual(['approval_asked_already']);
  expect(await issuesOf(id)).toEqual(['gate_approval_waiting']);
  expect([await waitingOf(manager), await waitingOf(vp)]).toEqual([expect.arrayContaining([asked.id]), []]);
  expect(await codes(decide(vp, asked.id, { approved: true }))).toEqual(['no_right']);

  const first = await decide(manager, asked.id, { approved: true, note: '毛利可以' });
  expect(first.approval).toMatchObject({ state: 'waiting', steps: [{ state: 'done' }, { state: 'current' }] });
  expect(await stageOf(id)).toBe('solution');
  expect(await codes(decide(manager, asked.id, { approved: true }))).toEqual(['approval_over']);
  expect(await countWaiting(vp)).toBe(1);

  const last = await decide(vp, asked.id, { approved: true });
  expect(last).toMatchObject({ approval: { state: 'approved', moved: true }, issues: [] });
  const { values } = (await getRecord(rep, OBJECT, id)).record;
  expect([values.stage, values.amount]).toEqual(['negotiation', '1200000']);
  const log = await logOf(world.db.app, world.workspace, id);
  expect(log.slice(-4).map(({ kind, actor, note, door }) => [kind, actor, note, door])).toEqual([
    [20, 'east1', '年度框架', 2],
    [21, 'eastManager', '毛利可以', 2],
    [21, 'vp', null, 2],
    [5, 'east1', '年度框架', 8],
  ]);
  const told = (user: Context) => toldOf(world.db.app, world.workspace, user.actor.userId);
  expect((await told(manager)).at(-1)).toMatchObject({
    kind: 'approval',
    object: null,
    params: { approval: 'asked', request: asked.id, title: '大单', text: '年度框架' },
  });
  expect((await told(rep)).at(-1)).toMatchObject({
    kind: 'approval',
    object: OBJECT,
    params: { approval: 'approved', moved: true },
  });
  expect((await listApprovals(vp, { box: 'done' })).items.map((item) => item.id)).toEqual([asked.id]);
});

test('a refused move names who is to decide, and who stands in for them', async () => {
  const id = await dealBefore(rep, { amount: '1200000' });
  const lacks = async () => {
    const outcome = await move(id);
    if (!outcome || outcome.ok || outcome.reason === 'conflict') return [];
    const named = outcome.unmet?.flatMap((one) => (one.kind === 'approval' ? (one.deciders ?? []) : []));
    return [outcome.issues[0]?.params?.who, named?.map(({ name, standIns }) => [name, ...standIns])];
  };
  expect(await lacks()).toEqual(['：eastManager', [['eastManager']]]);
  const [given] = (
    await delegate(signedIn(manager), { to: other.actor.userId, fromDay: '2000-01-01', toDay: '2999-01-01' })
  ).given;
  const asked = await ask(id);
  expect(await lacks()).toEqual(['：eastManager（east2代）', [['eastManager', 'east2']]]);
  const way = await approvalWay(rep, { object: OBJECT, id, to: 'negotiation' });
  expect(way.gates[0]?.deciders).toMatchObject([{ name: 'eastManager', standIns: ['east2'] }]);
  await endDelegation(signedIn(manager), given!.id);
  await decide(manager, asked.id, { approved: true });
  expect(await lacks()).toEqual(['：vp', [['vp']]]);
  const { next } = await recordJourney(rep, OBJECT, id);
  expect(next?.issues.map(({ params }) => params?.who)).toEqual(['：vp']);
});

test('many at once, with one note: whom each waits for, what was asked already, and what cannot be asked', async () => {
  const [small, big, waiting] = await Promise.all(
    ['100000', '1500000', '100000'].map((amount) => dealBefore(rep, { amount })),
  );
  await ask(waiting!);
  const hidden = await dealBefore(stranger);
  const ids = [small!, big!, waiting!, hidden];
  const wish = { object: OBJECT, to: 'negotiation', note: '季末一起批', records: ids.map((id) => ({ id })) };
  const outcomes = await requestApprovals(rep, wish);
  expect(outcomes.map(({ asked, deciders, issues }) => [asked, deciders.map(({ name }) => name), issues])).toEqual([
    [1, ['eastManager'], []],
    [1, ['eastManager'], []],
    [0, ['eastManager'], []],
    [0, [], [{ code: 'not_found' }]],
  ]);
  const notes = await Promise.all([small!, big!].map((id) => approvalsOfRecord(rep, OBJECT, id)));
  expect(notes.flat().map(({ note, state }) => [note, state])).toEqual([
    ['季末一起批', 'waiting'],
    ['季末一起批', 'waiting'],
  ]);
  const again = await requestApprovals(rep, wish);
  expect(again.map(({ asked }) => asked)).toEqual([0, 0, 0, 0]);
});

test('rejected with a reason: the deal stays, who asked is told why, and asks anew', async () => {
  const id = await dealBefore(rep);
  const asked = await ask(id);
  expect(await codes(decide(manager, asked.id, { approved: false, note: ' ' }))).toEqual(['required']);
  const { approval } = await decide(manager, asked.id, { approved: false, note: '折扣太高' });
  expect(approval).toMatchObject({ state: 'rejected', reason: '折扣太高' });
  expect(await stageOf(id)).toBe('solution');
  expect(await issuesOf(id)).toEqual(['gate_approval_rejected']);
  expect((await toldOf(world.db.app, world.workspace, rep.actor.userId)).at(-1)?.params).toMatchObject({
    approval: 'rejected',
    text: '折扣太高',
  });
  expect(await codes(decide(manager, asked.id, { approved: true }))).toEqual(['approval_over']);
  const again = await ask(id);
  expect((await decide(manager, again.id, { approved: true })).approval.moved).toBe(true);
  expect((await approvalsOfRecord(rep, OBJECT, id)).map(({ state }) => state)).toEqual(['approved', 'rejected']);
});

test('holds for these values and this stay only', async () => {
  const id = await dealBefore(rep);
  const change = (amount: string) => updateRecords(rep, OBJECT, [{ id, values: { amount } }]);
  const asked = await ask(id);
  await change('100001');
  expect(await waitingOf(manager)).not.toContain(asked.id);
  expect(await codes(decide(manager, asked.id, { approved: true }))).toEqual(['approval_lapsed']);
  expect((await getApproval(rep, asked.id)).state).toBe('lapsed');
  await change('100000');
  expect(await waitingOf(manager)).toContain(asked.id);
  await change('2000000');
  const anew = await ask(id);
  await decide(manager, anew.id, { approved: true });
  // What else the stage asks for has gone meanwhile, so it is approved and stays.
  await updateRecords(rep, OBJECT, [{ id, values: { name: '改名' } }]);
  await moveRecords(rep, OBJECT, [{ id, to: 'need' }]);
  expect(await codes(decide(vp, anew.id, { approved: true }))).toEqual(['approval_lapsed']);
  await moveRecords(rep, OBJECT, [{ id, to: 'solution' }]);
  expect(await issuesOf(id)).toEqual(['gate_approval_needed']);
});

test('an approval does not open what else is closed; who asked is told, and moves later', async () => {
  const id = await dealBefore(rep, { decisionMaker: null });
  expect(await issuesOf(id)).toEqual(['gate_field_missing', 'gate_approval_needed']);
  const asked = await ask(id);
  const { approval, issues } = await decide(manager, asked.id, { approved: true });
  expect(issues.map(({ code }) => code)).toEqual(['gate_field_missing']);
  expect([approval.state, approval.moved, await stageOf(id)]).toEqual(['approved', false, 'solution']);
  const contact = await make(rep, 'contact', { name: '决策人' });
  await updateRecords(rep, OBJECT, [{ id, values: { decisionMaker: contact } }]);
  expect(await issuesOf(id)).toEqual([]);
});

test('when the move breaks, the approval stands and who asked is told', async () => {
  const asked = await ask(await dealBefore(rep));
  setApprovalHooks({ move: () => Promise.reject(new Error('the disk is full')) });
  await expect(decide(manager, asked.id, { approved: true })).rejects.toThrow('the disk is full');
  wire();
  expect(await getApproval(rep, asked.id)).toMatchObject({ state: 'approved', moved: false });
  expect((await toldOf(world.db.app, world.workspace, rep.actor.userId)).at(-1)?.params).toMatchObject({
    approval: 'approved',
    moved: false,
  });
  expect(await issuesOf(asked.record)).toEqual([]);
});

test('a server that ends between the decision and the move leaves neither: it is decided again, moved and told once', async () => {
  const asked = await ask(await dealBefore(rep));
  const before = await toldOf(world.db.app, world.workspace, rep.actor.userId);
  setApprovalHooks({
    move: async (_ctx, _object, _command, tx) => {
      await endConnection(tx);
      throw new Error('the connection still stands');
    },
  });
  await expect(decide(manager, asked.id, { approved: true })).rejects.toThrow(/terminat|connection/i);
  wire();
  expect(await getApproval(rep, asked.id)).toMatchObject({ state: 'waiting', moved: null });
  expect(await stageOf(asked.record)).toBe('solution');
  expect((await decide(manager, asked.id, { approved: true })).approval).toMatchObject({
    state: 'approved',
    moved: true,
  });
  expect(await stageOf(asked.record)).toBe('negotiation');
  const told = await toldOf(world.db.app, world.workspace, rep.actor.userId);
  expect(told.slice(before.length).map(({ params }) => [params.approval, params.moved])).toEqual([['approved', true]]);
  const log = await logOf(world.db.app, world.workspace, asked.record);
  expect(log.slice(-2).map(({ kind }) => kind)).toEqual([21, 5]);
});

test('who is away has a stand-in; nobody stands in for his own request, nor hands on', async () => {
  const day = { fromDay: '2000-01-01', toDay: '2999-01-01' };
  const [given] = (await delegate(signedIn(manager), { to: other.actor.userId, ...day })).given;
  await delegate(signedIn(other), { to: stranger.actor.userId, ...day });
  expect(await codes(delegate(signedIn(manager), { to: manager.actor.userId, ...day }))).toEqual(['invalid_value']);
  expect(
    await codes(delegate(signedIn(manager), { to: vp.actor.userId, fromDay: day.toDay, toDay: day.fromDay })),
  ).toEqual(['invalid_value']);
  // An API token neither hands approvals on nor takes them back.
  expect(await codes(delegate(manager, { to: vp.actor.userId, ...day }))).toEqual(['no_right']);
  expect(await codes(endDelegation(manager, given!.id))).toEqual(['no_right']);
  const id = await dealBefore(rep);
  const asked = await ask(id);
  expect([(await waitingOf(other)).includes(asked.id), (await waitingOf(stranger)).includes(asked.id)]).toEqual([
    true,
    false,
  ]);
  const shown = await getApproval(other, asked.id);
  expect([shown.mayOpen, shown.mine.map(({ name }) => name)]).toEqual([false, ['eastManager']]);
  expect(await codes(getApproval(stranger, asked.id))).toEqual(['not_found']);
  expect(await codes(decide(stranger, asked.id, { approved: true }))).toEqual(['not_found']);
  const { approval } = await decide(other, asked.id, { approved: true });
  expect(approval.steps[0]?.people[0]).toMatchObject({
    person: { name: 'eastManager' },
    decision: { approved: true, by: { name: 'east2' } },
  });
  const { entries, references } = await historyOf(rep, OBJECT, id);
  const granted = entries.find(({ kind }) => kind === 'approvalGranted');
  expect(granted?.details?.approval?.onBehalfOf.map((one) => references[one]?.title)).toEqual(['eastManager']);
  await endDelegation(signedIn(manager), given!.id);
  const own = await requestApproval(other, {
    object: OBJECT,
    id: await dealBefore(other),
    gate: 'discount',
    to: 'negotiation',
  });
  await delegate(signedIn(manager), { to: other.actor.userId, ...day });
  expect(await waitingOf(other)).not.toContain(own.id);
});

test('two tabs decide once, many at a time one after the other', async () => {
  const id = await dealBefore(rep);
  const asked = await ask(id);
  const tries = await Promise.all(
    Array.from({ length: 8 }, (_, index) =>
      codes(decide(manager, asked.id, index % 2 ? { approved: true } : { approved: false, note: '不行' })),
    ),
  );
  expect(tries.flat().sort()).toEqual([...Array.from({ length: 7 }, () => 'approval_over'), 'ok']);
  const one = await dealBefore(rep);
  const asks = await Promise.all(Array.from({ length: 5 }, () => codes(ask(one))));
  expect(asks.flat().sort()).toEqual([...Array.from({ length: 4 }, () => 'approval_asked_already'), 'ok']);
});

test('taken back, and only by who asked', async () => {
  const id = await dealBefore(rep);
  const asked = await ask(id);
  expect(await codes(withdraw(manager, asked.id))).toEqual(['no_right']);
  expect(await codes(withdraw(stranger, asked.id))).toEqual(['not_found']);
  expect((await withdraw(rep, asked.id)).state).toBe('withdrawn');
  expect(await codes(withdraw(rep, asked.id))).toEqual(['approval_over']);
  expect(await codes(decide(manager, asked.id, { approved: true }))).toEqual(['approval_over']);
  expect(await issuesOf(id)).toEqual(['gate_approval_needed']);
  expect(await codes(requestApproval(manager, { object: OBJECT, id, gate: 'nothing', to: 'negotiation' }))).toEqual([
    'approval_not_asked',
  ]);
  expect(await codes(requestApproval(stranger, { object: OBJECT, id, gate: 'discount', to: 'negotiation' }))).toEqual([
    'not_found',
  ]);
});

test('all of two: both at once make one move; who has left is not waited for, nor replaced', async () => {
  const admin = world.as('admin');
  const named = (...users: Context[]): Gate => ({
    ...{ key: 'discount', at: 'entry', kind: 'approval' },
    steps: [{ mode: 'all', approvers: users.map(({ actor }) => ({ kind: 'user', user: actor.userId })) }],
  });
  await publishGate(admin, named(manager, vp));
  const id = await dealBefore(rep);
  const both = await ask(id);
  const decided = await Promise.all([
    decide(manager, both.id, { approved: true }),
    decide(vp, both.id, { approved: true }),
  ]);
  expect(decided.map(({ approval }) => approval.state).sort()).toContain('approved');
  const log = await logOf(world.db.app, world.workspace, id);
  expect(log.slice(-3).map(({ kind }) => kind)).toEqual([21, 21, 5]);

  await publishGate(admin, named(manager, stranger));
  const second = await dealBefore(rep);
  const left = await ask(second);
  await deactivateUser(admin, { id: stranger.actor.userId });
  expect((await decide(manager, left.id, { approved: true })).approval.moved).toBe(true);
  const third = await dealBefore(rep);
  expect((await ask(third)).steps[0]?.people.map(({ person }) => person.name)).toEqual(['eastManager']);
  await publishGate(admin, named(stranger));
  const fourth = await dealBefore(rep);
  expect((await ask(fourth)).steps[0]?.people.map(({ person }) => person.name)).toEqual(['admin']);
});
