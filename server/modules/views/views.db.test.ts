import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { NewView } from '#contract/views.ts';
import { createWorld, type World } from '#server/testing/world.ts';
import { changeView, chooseDefault, createView, deleteView, listViews } from './index.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.drop());

const place = 'list:opportunity';
type Who = keyof World['actors'];
const save = (who: Who, name: string, more: Partial<NewView> = {}) =>
  createView(world.as(who), { place, name, settings: { q: name }, sharing: 'private', ...more });
const namesFor = async (who: Who, at = place) => (await listViews(world.as(who), at)).views.map(({ name }) => name);

describe('views', () => {
  test('are kept as they were given, per place', async () => {
    const settings = { filter: { field: 'amount', op: 'gt', value: '1' }, columns: ['a', 'b'] };
    const view = await save('east1', '大单', { settings });
    expect(view).toMatchObject({ name: '大单', settings, sharing: 'private', mine: true, version: 1 });
    expect(await namesFor('east1')).toContain('大单');
    expect(await namesFor('east1', 'board')).toEqual([]);
    expect(await namesFor('east2')).not.toContain('大单');
    expect(await namesFor('admin')).not.toContain('大单');
  });

  test('reach the owner’s department and those below it, or everyone', async () => {
    await save('east1', '东部同事', { sharing: 'department' });
    await save('vp', '销售全体', { sharing: 'department' });
    await save('admin', '公司', { sharing: 'everyone' });
    expect(await namesFor('east2')).toEqual(['东部同事', '公司', '销售全体']);
    expect(await namesFor('west1')).toEqual(['公司', '销售全体']);
    expect(await namesFor('vp')).toEqual(['销售全体', '公司']);
    expect(await namesFor('admin')).toEqual(['公司']);
  });

  test('go to everyone only by an administrator', async () => {
    await expect(save('eastManager', 'x', { sharing: 'everyone' })).rejects.toMatchObject({ code: 'no_right' });
    const view = await save('eastManager', '经理的');
    await expect(changeView(world.as('eastManager'), view.id, { sharing: 'everyone' })).rejects.toMatchObject({
      code: 'no_right',
    });
  });

  test('have one name once per owner and place, whatever its case', async () => {
    await save('west1', 'Mine');
    const second = await save('west1', 'other');
    const taken = { code: 'invalid_input', issues: [{ code: 'not_unique', field: 'name' }] };
    await expect(save('west1', 'mINE')).rejects.toMatchObject(taken);
    await expect(changeView(world.as('west1'), second.id, { name: 'MINE' })).rejects.toMatchObject(taken);
    await expect(save('west1', 'mine', { place: 'board' })).resolves.toBeDefined();
    await expect(save('east2', 'mine')).resolves.toBeDefined();
  });

  test('keep one of two that take the same name at once', async () => {
    const west1 = world.as('west1');
    const ids = await Promise.all(['甲', '乙', '丙', '丁'].map(async (name) => (await save('west1', name)).id));
    const outcomes = await Promise.allSettled(ids.map((id) => changeView(west1, id, { name: '同名' })));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ issues: [{ code: 'not_unique' }] });
    }
  });

  test('are not larger than twenty kilobytes', async () => {
    const settings = { q: '字'.repeat(7000) };
    const tooLarge = { issues: [{ code: 'too_long', field: 'settings' }] };
    await expect(save('east1', 'large', { settings })).rejects.toMatchObject(tooLarge);
    const { id } = await save('east1', 'small');
    await expect(changeView(world.as('east1'), id, { settings })).rejects.toMatchObject(tooLarge);
  });

  test('are changed and deleted by their owner or an administrator, and seen by nobody else', async () => {
    const shared = await save('vp', '改动', { sharing: 'department' });
    const hidden = await save('vp', '私有');
    for (const act of [changeView, deleteView] as const) {
      await expect(act(world.as('east1'), shared.id, { name: 'x' })).rejects.toMatchObject({ code: 'no_right' });
      await expect(act(world.as('east1'), hidden.id, { name: 'x' })).rejects.toMatchObject({ code: 'not_found' });
    }
    const open = await save('admin', '全员', { sharing: 'everyone' });
    expect(await changeView(world.as('admin'), open.id, { sharing: 'private' })).toMatchObject({ sharing: 'private' });
    await deleteView(world.as('vp'), shared.id);
    expect(await namesFor('east1')).not.toContain('改动');
  });

  test('tell of a conflict with another browser', async () => {
    const { id } = await save('east2', '两处');
    expect(await changeView(world.as('east2'), id, { name: '一处', version: 1 })).toMatchObject({ version: 2 });
    await expect(changeView(world.as('east2'), id, { name: '三处', version: 1 })).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  test('open the page of who chose one, as long as it is seen', async () => {
    const shared = await save('vp', '默认', { sharing: 'department' });
    const west1 = world.as('west1');
    await chooseDefault(west1, place, shared.id);
    expect((await listViews(west1, place)).defaultId).toBe(shared.id);
    expect((await listViews(world.as('east1'), place)).defaultId).toBeNull();
    await expect(chooseDefault(west1, 'board', shared.id)).rejects.toMatchObject({ code: 'not_found' });
    await changeView(world.as('vp'), shared.id, { sharing: 'private' });
    expect((await listViews(west1, place)).defaultId).toBeNull();
    await changeView(world.as('vp'), shared.id, { sharing: 'department' });
    await chooseDefault(west1, place, null);
    expect((await listViews(west1, place)).defaultId).toBeNull();
    await chooseDefault(west1, place, shared.id);
    await deleteView(world.as('vp'), shared.id);
    expect((await listViews(west1, place)).defaultId).toBeNull();
  });
});
