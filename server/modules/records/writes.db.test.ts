import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inTransaction } from '#server/platform/postgres/index.ts';
import { createWorld, type World } from '#server/testing/world.ts';
import {
  createRecords,
  deleteRecords,
  followOwner,
  getRecord,
  historyOf,
  listRecords,
  type Outcome,
  restoreRecords,
  searchRecords,
  updateRecords,
} from './index.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.drop());

const idOf = (outcome: Outcome | undefined): string => {
  if (!outcome?.ok) throw new Error(`expected success: ${JSON.stringify(outcome)}`);
  return outcome.id;
};
const make = async (values: Record<string, unknown>, object = 'account', actor: keyof World['actors'] = 'east1') =>
  idOf((await createRecords(world.as(actor), object, [{ values }]))[0]);
const valuesOf = async (id: string) => (await getRecord(world.as('admin'), 'account', id)).record.values;

describe('unique values', () => {
  test('the second of two in one batch is refused, by the field that is taken', async () => {
    const outcomes = await createRecords(world.as('east1'), 'account', [
      { values: { name: '同批一', externalId: 'B-1' } },
      { values: { name: '同批二', externalId: 'B-1' } },
      { values: { name: '同批三' } },
    ]);
    expect(outcomes.map((outcome) => outcome.ok)).toEqual([true, false, true]);
    expect(outcomes[1]).toMatchObject({ issues: [{ code: 'not_unique', field: 'externalId' }] });
  });

  test('of two clients at once exactly one wins', async () => {
    for (let round = 0; round < 5; round += 1) {
      const values = { name: '抢注', externalId: `R-${round}` };
      const both = await Promise.all([1, 2].map(() => createRecords(world.as('east1'), 'account', [{ values }])));
      expect(both.map(([outcome]) => outcome!.ok).sort()).toEqual([false, true]);
    }
  });

  test('batches that take each other’s values end without an error, and each value is held once', async () => {
    const batch = (numbers: number[]) =>
      createRecords(
        world.as('east1'),
        'account',
        numbers.map((number) => ({ values: { name: '交错', externalId: `X-${number}` } })),
      );
    const numbers = Array.from({ length: 40 }, (_, index) => index);
    const both = await Promise.all([batch(numbers), batch([...numbers].reverse())]);
    const [first, second] = both.map((outcomes) => outcomes.filter((outcome) => outcome.ok).length);
    expect(first! + second!).toBe(40);
    const refused = both.flat().flatMap((outcome) => (outcome.ok ? [] : [outcome.issues]));
    expect(refused.every((issues) => issues.length === 1)).toBe(true);
  });

  test('an id that is given twice makes one record', async () => {
    const id = '01980000-0000-7000-8000-000000000001';
    const [first, second] = await createRecords(world.as('east1'), 'account', [
      { id, values: { name: '同号一' } },
      { id, values: { name: '同号二' } },
    ]);
    expect(first).toMatchObject({ ok: true, id });
    expect(second).toMatchObject({ ok: false, issues: [{ code: 'not_unique' }] });
    expect((await valuesOf(id)).name).toBe('同号一');
  });

  test('an update is told which value is taken, and only that', async () => {
    await make({ name: '占用者', externalId: 'U-1' });
    const [other, free] = [await make({ name: '后来者' }), await make({ name: '无关者' })];
    const outcomes = await updateRecords(world.as('east1'), 'account', [
      { id: free, values: { city: '苏州' } },
      { id: other, values: { externalId: 'U-1', city: '苏州' } },
    ]);
    expect(outcomes[0]).toMatchObject({ ok: true, version: 2 });
    expect(outcomes[1]).toMatchObject({
      ok: false,
      issues: [{ code: 'not_unique', field: 'externalId', params: { value: 'U-1' } }],
    });
    expect((await valuesOf(other)).city).toBeNull();
  });

  test('a restore is refused by name where the value has been taken meanwhile', async () => {
    const id = await make({ name: '先删', externalId: 'D-1' });
    await deleteRecords(world.as('east1'), 'account', [{ id }]);
    await make({ name: '后占', externalId: 'D-1' });
    const [outcome] = await restoreRecords(world.as('east1'), 'account', [id]);
    expect(outcome).toMatchObject({
      ok: false,
      issues: [{ code: 'not_unique', field: 'externalId', params: { value: 'D-1' } }],
    });
  });
});

describe('two clients on one record', () => {
  test('of two writes over the same version one wins and the other hears of it', async () => {
    const id = await make({ name: '同改' });
    const write = (city: string) => updateRecords(world.as('east1'), 'account', [{ id, version: 1, values: { city } }]);
    const outcomes = (await Promise.all([write('甲'), write('乙')])).flat();
    expect(outcomes.map((outcome) => (outcome.ok ? 'ok' : outcome.reason)).sort()).toEqual(['conflict', 'ok']);
  });

  test('a delete and an update at once leave a record that is wholly one or the other', async () => {
    for (let round = 0; round < 5; round += 1) {
      const id = await make({ name: '删改竞争' });
      const [[updated], [deleted]] = await Promise.all([
        updateRecords(world.as('east1'), 'account', [{ id, values: { name: '竞争改名' } }]),
        deleteRecords(world.as('eastManager'), 'account', [{ id }]),
      ]);
      expect(deleted).toMatchObject({ ok: true });
      const page = await getRecord(world.as('admin'), 'account', id);
      expect(page).toMatchObject({ deleted: true, record: { version: updated!.ok ? 3 : 2 } });
    }
    expect(await searchRecords(world.as('admin'), '竞争')).toEqual([]);
  });

  test('two restores at once restore once', async () => {
    const id = await make({ name: '双恢复' });
    await deleteRecords(world.as('east1'), 'account', [{ id }]);
    const both = (await Promise.all([1, 2].map(() => restoreRecords(world.as('east1'), 'account', [id])))).flat();
    expect(both.map((outcome) => (outcome.ok ? 'ok' : outcome.reason)).sort()).toEqual(['not_found', 'ok']);
    const { entries } = await historyOf(world.as('east1'), 'account', id);
    expect(entries.map((entry) => entry.kind)).toEqual(['restored', 'deleted', 'created']);
  });

  test('a record created while its owner changes department stands in the new one', async () => {
    const owner = world.actors.east2.userId;
    const { east, west } = world.departments;
    const admin = world.as('admin');
    const { promise: moved, resolve } = Promise.withResolvers<void>();
    const users = `"${world.workspace.schema}".users`;
    const move = inTransaction(world.db.app, async (tx) => {
      await tx.query(`update ${users} set department_id = $2 where id = $1`, [owner, west.id]);
      resolve();
      await followOwner(tx, admin, { userId: owner, from: east, to: west });
      await new Promise((done) => setTimeout(done, 150));
    });
    await moved;
    const id = await make({ name: '调动中', owner }, 'account', 'admin');
    await move;
    expect((await valuesOf(id)).department).toBe(west.id);
    await world.db.app.query(`update ${users} set department_id = $2 where id = $1`, [owner, east.id]);
  });
});

describe('what a stale writer is told', () => {
  test('only what happened since the version that was read, whatever lies between', async () => {
    const id = await make({ name: '往返' });
    await updateRecords(world.as('east1'), 'account', [{ id, values: { city: '已读' } }]);
    await deleteRecords(world.as('east1'), 'account', [{ id }]);
    await restoreRecords(world.as('east1'), 'account', [id]);
    const [stale] = await updateRecords(world.as('east1'), 'account', [{ id, version: 2, values: { city: '上海' } }]);
    expect(stale).toMatchObject({ reason: 'conflict', current: { version: 4, changes: [] } });
    const [older] = await updateRecords(world.as('east1'), 'account', [{ id, version: 1, values: { city: '上海' } }]);
    expect(older).toMatchObject({ current: { changes: [{ field: 'city', value: '已读' }] } });
  });
});

describe('owner', () => {
  test('a record of somebody’s own is handed over, never left to nobody', async () => {
    const id = await make({ name: '无主' });
    const [outcome] = await updateRecords(world.as('east1'), 'account', [{ id, values: { owner: null } }]);
    expect(outcome).toMatchObject({ ok: false, issues: [{ code: 'required', field: 'owner' }] });
  });
});

describe('history', () => {
  test('pages through all of it, also what was entered late', async () => {
    const id = await make({ name: '历史' });
    for (let index = 0; index < 7; index += 1) {
      // Every second change tells of an earlier day.
      const now = new Date(Date.UTC(2026, index % 2 ? 0 : 5, 10 + index));
      await updateRecords(world.as('east1', { now }), 'account', [{ id, values: { employees: index } }]);
    }
    const seen: number[] = [];
    let before: number | null | undefined;
    do {
      const page = await historyOf(world.as('east1'), 'account', id, { limit: 3, ...(before ? { before } : {}) });
      seen.push(...page.entries.map((entry) => entry.seq));
      before = page.nextBefore;
    } while (before);
    expect(new Set(seen).size).toBe(8);
    expect(seen).toHaveLength(8);
    const whole = await historyOf(world.as('east1'), 'account', id);
    expect(seen).toEqual(whole.entries.map((entry) => entry.seq));
  });

  test('an import of the past is told at its own time, however long ago', async () => {
    for (const createdAt of ['2019-05-06T07:08:09.000Z', '1965-01-01T00:00:00.000Z']) {
      const [outcome] = await createRecords(world.as('admin', { door: 'import' }), 'account', [
        { values: { name: '老客户', createdAt } },
      ]);
      const id = idOf(outcome);
      expect((await valuesOf(id)).createdAt).toBe(createdAt);
      const { entries } = await historyOf(world.as('admin'), 'account', id);
      expect(entries).toMatchObject([{ kind: 'created', at: createdAt, door: 'import' }]);
    }
  });

  test('a hand-over is told as such, with owner before and after', async () => {
    const id = await make({ name: '移交' });
    const [from, to] = [world.actors.east1.userId, world.actors.west1.userId];
    await updateRecords(world.as('admin'), 'account', [{ id, values: { owner: to, city: '成都' } }]);
    const { entries } = await historyOf(world.as('admin'), 'account', id, { limit: 1 });
    expect(entries[0]).toMatchObject({ kind: 'reassigned', actor: { name: 'admin' } });
    expect(entries[0]!.changes).toContainEqual({ field: 'owner', before: from, after: to });
    expect(entries[0]!.changes).toContainEqual({ field: 'city', before: null, after: '成都' });
  });
});

describe('search stays in step', () => {
  test('through rename, hand-over, bin and back', async () => {
    const id = await make({ name: '紫金港智造', phone: '0571-88889999' });
    const finds = async (actor: keyof World['actors'], text: string) =>
      (await searchRecords(world.as(actor), text)).flatMap((group) => group.hits).some((hit) => hit.id === id);
    expect(await finds('east1', '紫金港')).toBe(true);
    await updateRecords(world.as('east1'), 'account', [{ id, values: { name: '之江实验装备' } }]);
    expect([await finds('east1', '紫金港'), await finds('east1', '之江')]).toEqual([false, true]);
    expect(await finds('east1', '88889999')).toBe(true);
    await updateRecords(world.as('admin'), 'account', [{ id, values: { owner: world.actors.west1.userId } }]);
    expect([await finds('east1', '之江'), await finds('west1', '之江')]).toEqual([false, true]);
    await deleteRecords(world.as('west1'), 'account', [{ id }]);
    expect([await finds('west1', '之江'), await finds('admin', '之江')]).toEqual([false, false]);
    await restoreRecords(world.as('west1'), 'account', [id]);
    expect([await finds('east1', '之江'), await finds('west1', '之江')]).toEqual([false, true]);
  });
});

describe('rights', () => {
  test('a line item needs the right to change its deal, also to move to another', async () => {
    const funnel = { funnel_key: 'standard', stage_key: 'qualify', stage_kind: 'open', stage_since: new Date() };
    const { setRecordHooks } = await import('./index.ts');
    setRecordHooks({
      async beforeCreate(_ctx, object, drafts) {
        if (object.hasFunnel) for (const draft of drafts) Object.assign(draft.columns, funnel);
      },
    });
    const product = await make({ name: '机器人' }, 'product', 'admin');
    const mine = await make({ name: '我的商机' }, 'opportunity');
    const theirs = await make({ name: '别人的商机' }, 'opportunity', 'east2');
    const line = (opportunity: string) => ({ values: { opportunity, product, quantity: '1' } });
    const outcomes = await createRecords(world.as('east1'), 'opportunityLine', [line(mine), line(theirs)]);
    expect(outcomes[1]).toMatchObject({ ok: false, issues: [{ code: 'unknown_reference', field: 'opportunity' }] });
    const id = idOf(outcomes[0]);
    const [moved] = await updateRecords(world.as('east1'), 'opportunityLine', [
      { id, values: { opportunity: theirs } },
    ]);
    expect(moved).toMatchObject({ ok: false, issues: [{ code: 'unknown_reference', field: 'opportunity' }] });
    const [foreign] = await updateRecords(world.as('east2'), 'opportunityLine', [{ id, values: { quantity: '2' } }]);
    expect(foreign).toMatchObject({ ok: false });
    await deleteRecords(world.as('east1'), 'opportunity', [{ id: mine }]);
    expect((await listRecords(world.as('east1'), 'opportunityLine', {})).records).toEqual([]);
  });
});
