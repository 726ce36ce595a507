import { afterAll, beforeAll, expect, test } from 'vitest';
import type { World } from '#server/testing/world.ts';
import { wire } from '#server/wiring.ts';
import { getFunnels, moveRecords } from '../index.ts';
import { toldOf } from '../testing/approvalWorld.ts';
import { createFunnelWorld, everything, make } from '../testing/deals.ts';
import { createDraft } from '../versions/createDraft.ts';
import { startPilot } from '../versions/pilot.ts';
import { adoption } from './adoption.ts';
import { closeComment, comment, listComments } from './comments.ts';
import { gateCosts } from './gateCosts.ts';
import { setFeedbackHooks } from './hooks.ts';

const DEAL = 'opportunity';
let world: World;
beforeAll(async () => {
  wire();
  world = await createFunnelWorld();
});
afterAll(() => world.drop());

const long = new Date('2020-01-01');
const cost = async (gate: string) =>
  (await gateCosts(world.as('admin'), 'standard', long)).find((one) => one.gate === gate);

test('what is said of a stage or gate reaches who looks after funnels, and comes back with an answer', async () => {
  const rep = world.as('east1');
  const id = await make(rep, DEAL, { owner: rep.actor.userId });
  await comment(rep, 'standard', {
    stage: 'need',
    gate: 'field:expectedCloseDate',
    record: id,
    text: '这条规则太早了',
  });
  await comment(world.as('west1'), 'standard', { stage: 'need', text: '名字不清楚' });
  // Of what one does not see one says nothing, nor of a stage that is not there.
  await expect(comment(world.as('west1'), 'standard', { stage: 'need', record: id, text: 'x' })).rejects.toMatchObject({
    code: 'not_found',
  });
  await expect(comment(rep, 'standard', { stage: 'nowhere', text: 'x' })).rejects.toMatchObject({
    issues: [{ code: 'unknown_stage' }],
  });

  const all = await listComments(world.as('admin'), 'standard');
  expect(all.comments).toMatchObject([
    { stage: 'need', gate: null, text: '名字不清楚', version: 1 },
    { stage: 'need', gate: 'field:expectedCloseDate', record: id, text: '这条规则太早了', reply: null },
  ]);
  expect(all.references[rep.actor.userId]).toMatchObject({ title: 'east1' });
  const closing = { id: all.comments[1]!.id, reply: '改到下一阶段' };
  await expect(closeComment(rep, 'standard', closing)).rejects.toMatchObject({ code: 'no_right' });
  await closeComment(world.as('admin'), 'standard', closing);
  await expect(closeComment(world.as('admin'), 'standard', closing)).rejects.toMatchObject({ code: 'not_found' });
  expect((await listComments(rep, 'standard')).comments).toMatchObject([{ reply: '改到下一阶段' }]);
  expect(await cost('field:expectedCloseDate')).toMatchObject({ comments: 1, refusals: 0 });
});

test('who said it is told what became of it, by whom; nobody of what he answers himself', async () => {
  const [admin, rep] = [world.as('admin'), world.as('east2')];
  const told = async (ctx = rep) =>
    (await toldOf(world.db.app, world.workspace, ctx.actor.userId)).filter(({ kind }) => kind === 'feedbackClosed');
  const say = (text: string, ctx = rep) => comment(ctx, 'standard', { stage: 'need', text });
  const own = await say('自己提的', admin);
  const [answered, done, failed] = [await say('太早了'), await say('名字不好'), await say('没说完')];
  await closeComment(admin, 'standard', { id: answered, reply: '改到下一阶段' });
  await closeComment(admin, 'standard', { id: done });
  await closeComment(admin, 'standard', { id: own, reply: '知道了' });
  const place = { funnel: 'standard', stage: 'need' };
  expect(await told()).toEqual([
    { kind: 'feedbackClosed', object: null, params: { ...place, text: '太早了', reply: '改到下一阶段' } },
    { kind: 'feedbackClosed', object: null, params: { ...place, text: '名字不好' } },
  ]);
  expect(await told(admin)).toEqual([]);

  // What cannot be told is not closed either.
  setFeedbackHooks({ tell: () => Promise.reject(new Error('cut off')) });
  await expect(closeComment(admin, 'standard', { id: failed })).rejects.toThrow('cut off');
  wire();
  await closeComment(admin, 'standard', { id: failed });
  expect(await told()).toHaveLength(3);
});

test('a gate costs what it held up: attempts, deals, their amount, and how they ended; who went past it', async () => {
  const rep = world.as('east1');
  const values = await everything(rep);
  const without = { ...values, expectedCloseDate: null };
  const slow = await make(rep, DEAL, { ...without, amount: '300000' });
  const lost = await make(rep, DEAL, { ...without, amount: '200000' });
  await make(rep, DEAL, values);
  const before = await cost('field:expectedCloseDate');
  const attempt = (id: string, to: string, more: object = {}) => moveRecords(rep, DEAL, [{ id, to, ...more }]);
  for (let again = 0; again < 3; again++) expect(await attempt(slow, 'need')).toMatchObject([{ ok: false }]);
  expect(await attempt(lost, 'need')).toMatchObject([{ ok: false }]);
  expect(await attempt(slow, 'need', { fill: { expectedCloseDate: '2027-01-31' } })).toMatchObject([{ ok: true }]);
  expect(await attempt(lost, 'lost', { fill: { lossReason: 'price' } })).toMatchObject([{ ok: true }]);
  const after = (await cost('field:expectedCloseDate'))!;
  expect(before).toMatchObject({ refusals: 0, records: 0 });
  expect(after).toMatchObject({
    ...{ stage: 'need', refusals: 4, people: 1, records: 2, amount: '500000' },
    ...{ passed: 1, open: 1, won: 0, lost: 1, overrides: 0 },
  });
  expect(after.medianDays).toBeGreaterThanOrEqual(0);
  // The dearest comes first.
  expect((await gateCosts(world.as('admin'), 'standard', long))[0]?.gate).toBe('field:expectedCloseDate');
  expect(
    (await gateCosts(world.as('admin'), 'standard', new Date(Date.now() + 1000))).map((one) => one.refusals),
  ).toEqual([]);
  await expect(gateCosts(rep, 'standard', long)).rejects.toMatchObject({ code: 'no_right' });
});

test('a pilot is held against all other teams', async () => {
  const admin = world.as('admin');
  expect(await adoption(admin, 'standard', long)).toMatchObject({ pilot: null, control: null });
  const { live } = (await getFunnels(admin)).funnel('standard');
  const draft = await createDraft(admin, 'standard', { from: { version: live.id } });
  await startPilot(admin, 'standard', { ...draft, departments: [world.departments.west.id], people: [] });
  // Before anything stood by the version there is nothing to tell of it.
  expect(await adoption(admin, 'standard', long)).toMatchObject({ pilot: { moves: 0 }, control: { moves: 0 } });
  const west = world.as('west1');
  const id = await make(west, DEAL, { ...(await everything(west)), expectedCloseDate: null });
  expect(await moveRecords(west, DEAL, [{ id, to: 'need' }])).toMatchObject([{ ok: false }]);
  expect(await moveRecords(west, DEAL, [{ id, to: 'need', fill: { expectedCloseDate: '2027-01-31' } }])).toMatchObject([
    { ok: true },
  ]);
  const east = world.as('east2');
  const other = await make(east, DEAL, await everything(east));
  expect(await moveRecords(east, DEAL, [{ id: other, to: 'need' }])).toMatchObject([{ ok: true }]);
  const { pilot, control } = await adoption(world.as('admin'), 'standard', long);
  expect(pilot).toMatchObject({ version: 2, moves: 1, records: 1, people: 1, refused: 1, refusedShare: 0.5, open: 1 });
  expect(control).toMatchObject({
    version: 1,
    moves: 1,
    records: 1,
    refused: 0,
    refusedShare: 0,
    overridesPerRecord: 0,
  });
  expect(pilot?.medianDwell).toBeGreaterThanOrEqual(0);
  await comment(west, 'standard', { stage: 'need', text: '试用中' });
  expect((await listComments(west, 'standard')).comments[0]).toMatchObject({ text: '试用中', version: 2 });
  await expect(adoption(west, 'standard', long)).rejects.toMatchObject({ code: 'no_right' });
});
