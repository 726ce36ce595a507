import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StageTask } from '#domain/funnels/index.ts';
import { DOORS } from '#server/platform/context.ts';
import { readEvents } from '#server/platform/events/index.ts';
import { inTransaction } from '#server/platform/postgres/index.ts';
import { inSchema } from '#server/platform/sql.ts';
import type { World } from '#server/testing/world.ts';
import { setDays } from '../identity/index.ts';
import { createRecords, deleteRecords, getRecord, updateRecords } from '../records/index.ts';
import { getFunnels, keyTaskConsumer, moveRecords, publishDraft, recordJourney, undoMoves } from './index.ts';
import { doProvenTasks } from './tasks/provenTasks.ts';
import { createFunnelWorld, idOf, make } from './testing/deals.ts';
import { guardedFunnel, paper } from './testing/gated.ts';
import { draftOf } from './versions/testing/designer.ts';

let world: World;
let funnel: string;
const task = (key: string, more: Partial<StageTask> = {}): StageTask => ({
  ...{ key, names: { 'zh-CN': key }, required: true, proof: { kind: 'free' }, assignee: 'owner' },
  ...more,
});
beforeAll(async () => {
  world = await createFunnelWorld();
  const lines = { object: 'opportunityLine', through: 'opportunity', measure: 'count', op: 'gte', value: 1 } as const;
  funnel = await guardedFunnel(world, {
    qualify: { tasks: [task('call', { dueDays: 2 }), task('brief', { required: false, assignee: 'superior' })] },
    need: {
      tasks: [
        task('budget', { proof: { kind: 'fields', fields: ['budget'] } }),
        task('lines', { proof: { kind: 'related', related: lines } }),
        task('visit', { proof: { kind: 'visit' } }),
        task('paper', { proof: { kind: 'document', field: 'quotation' } }),
      ],
    },
  });
  await world.db.owner.query(inSchema(world.workspace, 'update :schema.department set head_id = $1 where id = $2'), [
    world.actors.eastManager.userId,
    world.departments.east.id,
  ]);
});
afterAll(() => world.drop());

const rep = (more = {}) => world.as('east1', more);
const tasksOf = async (id: string) => (await recordJourney(rep(), 'opportunity', id)).tasks;
const taskIds = async (id: string) => (await tasksOf(id)).map((one) => one.task!);
const valuesOf = async (id: string) => (await getRecord(world.as('admin'), 'task', id)).record.values;
const move = async (id: string, to: string, more = {}) =>
  (await moveRecords(rep(), 'opportunity', [{ id, to, ...more }]))[0];
/** What the consumer does with the events of these records. */
const seen = (object: string, ...ids: string[]) =>
  inTransaction(world.db.app, (tx) =>
    doProvenTasks(tx, world.as('admin', { door: 'automation' }), new Map([[object, ids]])),
  );

async function noteOf(task: string) {
  const { rows } = await world.db.app.query<{ note: string | null; door: number }>(
    inSchema(world.workspace, 'select note, door from :schema.event where record_id = $1 order by seq desc limit 1'),
    [task],
  );
  return rows[0];
}

describe('key tasks', () => {
  test('are made for whoever begins in a stage: for the owner or the superior, due in workdays', async () => {
    // 2026-10-01 to 07 is off, and 2026-10-10, a Saturday, is worked.
    const admin = world.as('admin');
    await setDays(admin, { day: '2026-10-01', to: '2026-10-07', kind: 'off', name: '国庆' });
    await setDays(admin, { day: '2026-10-10', kind: 'work', name: '补班' });
    const now = new Date('2026-09-30T03:00:00Z');
    const id = idOf((await createRecords(rep({ now }), 'opportunity', [{ values: { name: '新单', funnel } }]))[0]);
    const [call, brief] = await tasksOf(id);
    expect(call).toMatchObject({ key: 'call', required: true, done: false, due: '2026-10-09' });
    expect(brief).toMatchObject({ key: 'brief', due: null, assignee: world.actors.eastManager.userId });
    expect(await valuesOf(call!.task!)).toMatchObject({
      ...{ name: 'call', done: false, opportunity: id, owner: world.actors.east1.userId },
    });
    const friday = new Date('2026-10-09T03:00:00Z');
    const later = idOf(
      (await createRecords(rep({ now: friday }), 'opportunity', [{ values: { name: '周五', funnel } }]))[0],
    );
    expect((await tasksOf(later))[0]!.due).toBe('2026-10-12');
  });

  test('that are required hold the record until somebody has done them; what is left open is closed with the stay', async () => {
    const id = await make(rep(), 'opportunity', { funnel });
    const [call, brief] = await taskIds(id);
    expect(await move(id, 'need')).toMatchObject({
      ok: false,
      unmet: [{ kind: 'task', stage: 'qualify', task: { key: 'call' } }],
    });
    await updateRecords(rep(), 'task', [{ id: call!, values: { done: true } }]);
    expect((await tasksOf(id)).map(({ done }) => done)).toEqual([true, false]);
    expect(await move(id, 'need')).toMatchObject({ ok: true });
    expect(await valuesOf(brief!)).toMatchObject({ done: true });
    expect((await tasksOf(id)).map(({ key, done }) => [key, done])).toEqual([
      ['budget', false],
      ['lines', false],
      ['visit', false],
      ['paper', false],
    ]);
  });

  test('are done by what proves them, once; and made anew when the record comes back', async () => {
    const id = await make(rep(), 'opportunity', { funnel });
    await updateRecords(rep(), 'task', [{ id: (await taskIds(id))[0]!, values: { done: true } }]);
    await move(id, 'need');
    const [budget, lines, visit, document] = await taskIds(id);
    await updateRecords(rep(), 'opportunity', [
      { id, values: { budget: '5', quotation: [await paper(world, 'east1')] } },
    ]);
    await seen('opportunity', id);
    expect([(await valuesOf(budget!)).done, (await valuesOf(document!)).done]).toEqual([true, true]);
    const product = await make(world.as('admin'), 'product', {});
    const values = { opportunity: id, product, quantity: '1' };
    const line = idOf((await createRecords(rep(), 'opportunityLine', [{ values }]))[0]);
    await seen('opportunityLine', line);
    expect((await valuesOf(lines!)).done).toBe(true);
    const said = { kind: 'visit', content: '到厂', opportunity: id };
    const before = await make(rep(), 'activity', { ...said, at: '2026-01-01T00:00:00Z' });
    await seen('activity', before);
    expect((await valuesOf(visit!)).done).toBe(false);
    const after = await make(rep(), 'activity', { ...said, at: new Date().toISOString() });
    await seen('activity', after);
    expect((await valuesOf(visit!)).done).toBe(true);

    // Reopened by hand, it is not done by the same proof a second time; the gate still sees the proof.
    await updateRecords(rep(), 'task', [{ id: budget!, values: { done: false } }]);
    await seen('opportunity', id);
    expect((await valuesOf(budget!)).done).toBe(false);
    expect(await move(id, 'solution')).toMatchObject({ ok: true });
    await move(id, 'need');
    const again = await taskIds(id);
    expect(again).toHaveLength(4);
    expect(again.filter((task) => [budget, lines, visit, document].includes(task))).toEqual([]);
    expect((await tasksOf(id)).find(({ key }) => key === 'visit')).toMatchObject({ done: false });
  });

  test('follow a mapping: those of the stage that goes are closed with it, those of the new one are made by who follows the log', async () => {
    const admin = world.as('admin');
    const own = await guardedFunnel(world, {
      qualify: { tasks: [task('call'), task('brief')] },
      need: { tasks: [task('budget', { dueDays: 1 })] },
    });
    const id = await make(rep(), 'opportunity', { funnel: own });
    const [call, brief] = await taskIds(id);
    await updateRecords(rep(), 'task', [{ id: call!, values: { done: true } }]);
    const { live } = (await getFunnels(admin)).funnel(own);
    const stages = live.stages.filter(({ key }) => key !== 'qualify');
    const mapping = [{ from: 'qualify', to: 'need' }];
    await publishDraft(admin, own, await draftOf(admin, own, { stages, transitions: live.transitions, mapping }));
    expect((await valuesOf(brief!)).done).toBe(true);
    expect(await noteOf(brief!)).toMatchObject({ note: '已离开该阶段，随之关闭', door: DOORS.automation });
    const { rows } = await world.db.app.query(
      inSchema(world.workspace, 'select task_key as key, outcome from :schema.stage_task where record_id = $1'),
      [id],
    );
    expect(rows).toEqual(
      expect.arrayContaining([
        { key: 'call', outcome: 'done' },
        { key: 'brief', outcome: 'left' },
      ]),
    );

    expect(await tasksOf(id)).toMatchObject([{ key: 'budget', done: false }]);
    // As of more records than a publish makes tasks for itself.
    await world.db.owner.query(
      inSchema(world.workspace, `delete from :schema.stage_task where record_id = $1 and stage_key = 'need'`),
      [id],
    );
    const { events } = await readEvents(world.db.app, world.workspace, undefined, 10_000);
    const { pools, log } = admin;
    const follow = () =>
      inTransaction(world.db.app, (tx) =>
        keyTaskConsumer(pools).handle(
          events.filter(({ recordId }) => recordId === id),
          { tx, workspace: world.workspace, log },
        ),
      );
    await follow();
    await follow();
    expect(await tasksOf(id)).toMatchObject([{ key: 'budget', done: false, due: expect.any(String) }]);
    expect(await valuesOf((await taskIds(id))[0]!)).toMatchObject({ owner: world.actors.east1.userId });
  });

  test('proven by what comes with the move are done, not closed', async () => {
    const id = await make(rep(), 'opportunity', { funnel, stage: 'qualify' });
    await updateRecords(rep(), 'task', [{ id: (await taskIds(id))[0]!, values: { done: true } }]);
    await move(id, 'need');
    const [budget, lines] = await taskIds(id);
    await move(id, 'lost', { fill: { budget: '7', lossReason: 'price' } });
    expect(await noteOf(budget!)).toEqual({ note: null, door: DOORS.automation });
    expect(await noteOf(lines!)).toEqual({ note: '已离开该阶段，随之关闭', door: DOORS.automation });
  });

  test('of a move that is taken back go, and those it closed are open again', async () => {
    const id = await make(rep(), 'opportunity', { funnel });
    const [call, brief] = await taskIds(id);
    await updateRecords(rep(), 'task', [{ id: call!, values: { done: true } }]);
    await move(id, 'need');
    const made = await taskIds(id);
    expect(await undoMoves(rep(), 'opportunity', [{ id }])).toMatchObject([{ ok: true }]);
    expect((await tasksOf(id)).map((one) => [one.task, one.done])).toEqual([
      [call, true],
      [brief, false],
    ]);
    await expect(getRecord(world.as('admin'), 'task', made[0]!)).resolves.toMatchObject({ deleted: true });
    expect(await move(id, 'need')).toMatchObject({ ok: true });
    expect(await taskIds(id)).toHaveLength(4);
  });

  test('are not made for what is brought in from the past, and fall to who acts where nobody else can take them', async () => {
    const ctx = world.as('admin', { door: 'import' });
    const createdAt = '2025-03-01T00:00:00Z';
    const rows = [{ values: { name: '旧', funnel, createdAt } }, { values: { name: '新', funnel } }];
    const [old, now] = (await createRecords(ctx, 'opportunity', rows)).map(idOf);
    const keys = async (id: string) => (await recordJourney(world.as('admin'), 'opportunity', id)).tasks;
    expect((await keys(old!)).map(({ task: made }) => made)).toEqual([null, null]);
    expect((await keys(now!)).every(({ task: made }) => made !== null)).toBe(true);
    expect((await keys(now!))[1]).toMatchObject({ assignee: world.actors.admin.userId });
  });

  test('tell who sees the deal that they are asked for and whether they are done, and the rest to who sees the task', async () => {
    const id = await make(rep(), 'opportunity', { funnel });
    const [call] = await taskIds(id);
    await updateRecords(rep(), 'task', [{ id: call!, values: { done: true } }]);
    const { eastManager, east1 } = world.actors;
    const roles = eastManager.roles.map((role) => ({ ...role, rights: { ...role.rights, task: {} } }));
    const journey = await recordJourney(world.as({ ...eastManager, roles }), 'opportunity', id);
    const hidden = { task: null, due: null, assignee: null };
    expect(journey.tasks).toMatchObject([
      { key: 'call', done: true, ...hidden },
      { key: 'brief', done: false, ...hidden },
    ]);
    const whole = await recordJourney(world.as('eastManager'), 'opportunity', id);
    expect(whole.tasks[0]).toMatchObject({ done: true, task: call, due: expect.any(String), assignee: east1.userId });
  });

  test('a task in the bin is not done', async () => {
    const id = await make(rep(), 'opportunity', { funnel });
    const [call] = await taskIds(id);
    await updateRecords(rep(), 'task', [{ id: call!, values: { done: true } }]);
    await deleteRecords(rep(), 'task', [{ id: call! }]);
    expect(await move(id, 'need')).toMatchObject({ ok: false, unmet: [{ kind: 'task' }] });
  });
});
