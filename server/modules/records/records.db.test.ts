import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type World } from '#server/testing/world.ts';
import {
  countRecords,
  createRecords,
  deleteRecords,
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
const one = async (actor: Parameters<World['as']>[0], values: Record<string, unknown>) =>
  idOf((await createRecords(world.as(actor), 'account', [{ values }]))[0]);

describe('create', () => {
  test('keeps values, takes defaults, and gives the record to its creator', async () => {
    const id = await one('east1', { name: '苏州恒拓精密制造有限公司', revenue: '12500000.50', phone: '0512-62881234' });
    const { record, references } = await getRecord(world.as('east1'), 'account', id);
    expect(record.version).toBe(1);
    expect(record.values).toMatchObject({
      name: '苏州恒拓精密制造有限公司',
      revenue: '12500000.5',
      phone: '+8651262881234',
      status: 'prospect',
      owner: world.actors.east1.userId,
      department: world.departments.east.id,
    });
    expect(references[world.departments.east.id]).toEqual({ object: 'department', title: '华东' });
  });

  test('tells every issue of every row and writes the good ones', async () => {
    const outcomes = await createRecords(world.as('east1'), 'account', [
      { values: { name: '甲', revenue: 'much', level: 'huge', stranger: 1 } },
      { values: { name: '乙' } },
      { values: { shortName: '无名' } },
    ]);
    expect(outcomes[0]).toMatchObject({ ok: false, reason: 'refused' });
    const codes = !outcomes[0]!.ok ? outcomes[0]!.issues.map((issue) => `${issue.field} ${issue.code}`) : [];
    expect(codes.sort()).toEqual(['level unknown_option', 'revenue not_a_number', 'stranger unknown_field']);
    expect(outcomes[1]).toMatchObject({ ok: true });
    expect(outcomes[2]).toMatchObject({ ok: false, issues: [{ code: 'required', field: 'name' }] });
  });

  test('refuses a reference to a record that the writer does not see, as if it did not exist', async () => {
    const hidden = await one('west1', { name: '西部客户' });
    const [outcome] = await createRecords(world.as('east1'), 'contact', [
      { values: { name: '张三', account: hidden } },
    ]);
    expect(outcome).toMatchObject({ ok: false, issues: [{ code: 'unknown_reference', field: 'account' }] });
  });

  test('an external id is taken once, and the answer names no other record', async () => {
    await one('east1', { name: '丙', externalId: 'ERP-1' });
    const [outcome] = await createRecords(world.as('west1'), 'account', [
      { values: { name: '丁', externalId: 'ERP-1' } },
    ]);
    expect(outcome).toMatchObject({ ok: false, issues: [{ code: 'not_unique', field: 'externalId' }] });
  });
});

describe('update', () => {
  test('a stale write is refused and told what changed, by whom', async () => {
    const id = await one('east1', { name: '戊', city: '苏州' });
    await updateRecords(world.as('eastManager'), 'account', [{ id, version: 1, values: { city: '无锡' } }]);
    const [stale] = await updateRecords(world.as('east1'), 'account', [{ id, version: 1, values: { city: '上海' } }]);
    expect(stale).toMatchObject({
      ok: false,
      reason: 'conflict',
      current: { version: 2, changes: [{ field: 'city', value: '无锡', by: 'eastManager' }] },
    });
    expect((await getRecord(world.as('east1'), 'account', id)).record.values.city).toBe('无锡');
  });

  test('what changes nothing writes nothing', async () => {
    const id = await one('east1', { name: '己', employees: 7 });
    const [outcome] = await updateRecords(world.as('east1'), 'account', [{ id, values: { employees: '7' } }]);
    expect(outcome).toEqual({ ok: true, id, version: 1 });
  });

  test('two commands on one record are carried out in order', async () => {
    const id = await one('east1', { name: '庚' });
    const outcomes = await updateRecords(world.as('east1'), 'account', [
      { id, values: { city: '一' } },
      { id, values: { city: '二' } },
    ]);
    expect(outcomes.map((outcome) => outcome.ok && outcome.version)).toEqual([2, 3]);
    expect((await getRecord(world.as('east1'), 'account', id)).record.values.city).toBe('二');
  });

  test('a handed-over record leaves the sight of its former owner', async () => {
    const id = await one('east1', { name: '交接客户' });
    await updateRecords(world.as('admin'), 'account', [{ id, values: { owner: world.actors.west1.userId } }]);
    await expect(getRecord(world.as('east1'), 'account', id)).rejects.toMatchObject({ code: 'not_found' });
    expect((await getRecord(world.as('west1'), 'account', id)).record.values.department).toBe(
      world.departments.west.id,
    );
    expect(await searchRecords(world.as('east1'), '交接')).toEqual([]);
    expect(await searchRecords(world.as('west1'), '交接')).toHaveLength(1);
  });

  test('seeing is not enough to change', async () => {
    const id = await one('east1', { name: '辛' });
    const [outcome] = await updateRecords(world.as({ ...world.actors.vp, departmentsBelow: [] }), 'account', [
      { id, values: { city: '北京' } },
    ]);
    expect(outcome).toMatchObject({ ok: false, reason: 'refused', issues: [{ code: 'no_right' }] });
  });
});

describe('bin', () => {
  test('a deleted record leaves lists, counts and search, and comes back as it was', async () => {
    const id = await one('east1', { name: '回收站客户' });
    const filter = { field: 'name', op: 'eq' as const, value: '回收站客户' };
    const seen = async () => (await countRecords(world.as('east1'), 'account', { filter })).count;
    expect(await seen()).toBe(1);
    expect(await deleteRecords(world.as('east1'), 'account', [{ id }])).toMatchObject([{ ok: true, version: 2 }]);
    expect(await seen()).toBe(0);
    expect(await searchRecords(world.as('east1'), '回收站')).toEqual([]);
    expect((await listRecords(world.as('east1'), 'account', { filter, deleted: true })).records).toHaveLength(1);
    expect(await restoreRecords(world.as('east1'), 'account', [id])).toMatchObject([{ ok: true, version: 3 }]);
    expect(await seen()).toBe(1);
    const history = await historyOf(world.as('east1'), 'account', id);
    expect(history.entries.map((entry) => entry.kind)).toEqual(['restored', 'deleted', 'created']);
  });
});

describe('list', () => {
  test('keyset pages visit every record once, in Chinese order, empty values last', async () => {
    const names = ['张家港', '安吉', '北京', '重庆', '成都', '杭州', '苏州'];
    await createRecords(
      world.as('admin'),
      'account',
      names.map((name, index) => ({ values: { name, city: '分页', employees: index % 3 === 0 ? null : index % 3 } })),
    );
    const filter = { field: 'city', op: 'eq' as const, value: '分页' };
    const walk = async (sort: { field: string; descending?: boolean }[]) => {
      const seen: unknown[] = [];
      let cursor: string | undefined;
      do {
        const page = await listRecords(world.as('admin'), 'account', { filter, sort, limit: 2, cursor });
        seen.push(...page.records.map((record) => record.values[sort[0]!.field]));
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      return seen;
    };
    expect(await walk([{ field: 'name' }])).toEqual(['安吉', '北京', '成都', '重庆', '杭州', '苏州', '张家港']);
    expect(await walk([{ field: 'employees' }])).toEqual([1, 1, 2, 2, null, null, null]);
    expect(await walk([{ field: 'employees', descending: true }, { field: 'name' }])).toEqual([
      2,
      2,
      1,
      1,
      null,
      null,
      null,
    ]);
  });

  test('a condition may go one step through a reference', async () => {
    const account = await one('east1', { name: '行业客户', industry: 'chemical' });
    await createRecords(world.as('east1'), 'contact', [
      { values: { name: '李化工', account } },
      { values: { name: '李无主' } },
    ]);
    const names = async (filter: object) =>
      (
        await listRecords(world.as('east1'), 'contact', { filter: filter as never, sort: [{ field: 'name' }] })
      ).records.map((record) => record.values.name);
    expect(await names({ field: 'account.industry', op: 'eq', value: 'chemical' })).toEqual(['李化工']);
    expect(await names({ field: 'account.industry', op: 'ne', value: 'chemical' })).toContain('李无主');
  });

  test.each(['恒拓', 'htjm', 'hengtuo', '苏州恒拓'])('search finds the company by %s', async (query) => {
    const groups = await searchRecords(world.as('east1'), query);
    expect(groups.flatMap((group) => group.hits.map((hit) => hit.title))).toContain('苏州恒拓精密制造有限公司');
    expect(await searchRecords(world.as('west1'), query)).toEqual([]);
  });
});
