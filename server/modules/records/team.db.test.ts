import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type World } from '#server/testing/world.ts';
import { uploadFile } from './files/uploadFile.ts';
import { createRecords, getRecord, historyOf, listRecords, searchRecords, updateRecords } from './index.ts';
import { filesOf } from './reads/filesOf.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.drop());

const idOf = (name: keyof World['actors']) => world.actors[name].userId;

async function make(object: string, values: Record<string, unknown>, by: keyof World['actors'] = 'east1') {
  const [outcome] = await createRecords(world.as(by), object, [{ values }]);
  if (!outcome?.ok) throw new Error(JSON.stringify(outcome));
  return outcome.id;
}

async function change(id: string, values: Record<string, unknown>, note?: string, by: keyof World['actors'] = 'east1') {
  const [outcome] = await updateRecords(world.as(by), 'account', [{ id, values, note }]);
  return outcome!;
}

const seen = (id: string, by: keyof World['actors'], object = 'account') =>
  getRecord(world.as(by), object, id).then(
    (page) => page,
    () => undefined,
  );

describe('record team', () => {
  test('opens reading of the record and of what belongs to it, and nothing more', async () => {
    const id = await make('account', { name: '团队客户', team: [idOf('west1')] });
    const contact = await make('contact', { name: '团队联系人', account: id });
    expect((await seen(id, 'west1'))?.rights).toEqual({ update: false, delete: false });
    expect(await seen(contact, 'west1', 'contact')).toBeDefined();
    expect(await change(id, { city: '苏州' }, undefined, 'west1')).toMatchObject({
      ok: false,
      issues: [{ code: 'no_right' }],
    });
    const found = await searchRecords(world.as('west1'), '团队客户', { objects: ['account'] });
    expect(found[0]?.hits.map((hit) => hit.id)).toEqual([id]);
    const list = await listRecords(world.as('west1'), 'account', { columns: ['name'] });
    expect(list.records.map((record) => record.id)).toEqual([id]);
  });

  test('follows changes of team and owner', async () => {
    const id = await make('account', { name: '流动客户' });
    expect(await seen(id, 'west1')).toBeUndefined();
    expect(await change(id, { team: [idOf('west1'), idOf('west1')] })).toMatchObject({ ok: true });
    expect((await seen(id, 'west1'))?.record.values.team).toEqual([idOf('west1')]);
    // Handed to another department, the team stays.
    expect(await change(id, { owner: idOf('admin') }, '转给总部')).toMatchObject({ ok: true });
    expect(await seen(id, 'west1')).toBeDefined();
    expect(await seen(id, 'east2')).toBeUndefined();
    expect(await change(id, { team: null }, undefined, 'admin')).toMatchObject({ ok: true });
    expect(await seen(id, 'west1')).toBeUndefined();
    const gone = await searchRecords(world.as('west1'), '流动客户', { objects: ['account'] });
    expect(gone.flatMap((group) => group.hits)).toEqual([]);
  });

  test('is asked for in conditions, and takes only people who exist', async () => {
    const id = await make('account', { name: '条件客户', team: [idOf('east2'), idOf('west1')] });
    const ids = async (filter: Parameters<typeof listRecords>[2]['filter'], by: keyof World['actors'] = 'admin') =>
      (await listRecords(world.as(by), 'account', { filter, columns: [] })).records.map((record) => record.id);
    expect(await ids({ field: 'team', op: 'contains', value: { me: true } }, 'west1')).toContain(id);
    expect(await ids({ field: 'team', op: 'contains', value: [idOf('east2'), idOf('west1')] })).toEqual([id]);
    expect(await ids({ field: 'team', op: 'in', value: [idOf('east2')] })).toEqual([id]);
    expect(await ids({ field: 'team', op: 'notIn', value: [idOf('east2')] })).not.toContain(id);
    expect(await ids({ field: 'team', op: 'empty' })).not.toContain(id);
    expect(await ids({ field: 'team', op: 'notEmpty' })).toContain(id);
    await expect(ids({ field: 'team', op: 'contains', value: '张三' })).rejects.toMatchObject({
      code: 'invalid_input',
    });
    const nobody = '00000000-0000-7000-8000-000000000000';
    expect(await change(id, { team: [nobody] })).toMatchObject({ ok: false, issues: [{ code: 'unknown_reference' }] });
  });
});

test('a note stands with the change that it explains; a field has a history of its own', async () => {
  const id = await make('account', { name: '备注客户', city: '苏州' });
  await change(id, { city: '无锡' });
  await change(id, { owner: idOf('east2') }, '  休产假，请接手  '.trim());
  const history = await historyOf(world.as('east2'), 'account', id);
  expect(history.entries.map(({ kind, note }) => [kind, note])).toEqual([
    ['reassigned', '休产假，请接手'],
    ['updated', null],
    ['created', null],
  ]);
  const cities = await historyOf(world.as('east2'), 'account', id, { field: 'city' });
  expect(cities.entries.map(({ changes }) => changes.find(({ field }) => field === 'city'))).toEqual([
    { field: 'city', before: '苏州', after: '无锡' },
    { field: 'city', before: null, after: '苏州' },
  ]);
});

test('a follow-up speaks to colleagues and answers another; its mentions stand in the log', async () => {
  const account = await make('account', { name: '提及客户' });
  const at = new Date().toISOString();
  const first = await make('activity', {
    kind: 'call',
    at,
    content: '@east2 看一下',
    account,
    mentions: [idOf('east2')],
  });
  const reply = await make('activity', { kind: 'other', at, content: '好', account, replyTo: first }, 'eastManager');
  const page = await getRecord(world.as('east1'), 'activity', reply);
  expect(page.record.values.replyTo).toBe(first);
  const { entries, references } = await historyOf(world.as('east1'), 'activity', first);
  expect(entries[0]?.changes).toContainEqual({ field: 'mentions', before: null, after: [idOf('east2')] });
  expect(references[idOf('east2')]?.title).toBe('east2');
});

test('files of a record are its own and those of its follow-ups, for those who may see it', async () => {
  const upload = (name: string) =>
    uploadFile(world.as('east1'), { name, mediaType: 'image/png', content: Buffer.from(name) });
  const [own, sent] = [await upload('合同.png'), await upload('现场.png')];
  const account = await make('account', { name: '文件客户', files: [own.id] });
  await make('activity', {
    kind: 'visit',
    at: new Date().toISOString(),
    content: '见',
    account,
    files: [sent.id, own.id],
  });
  const files = await filesOf(world.as('east1'), 'account', account);
  expect(files.map(({ name, holder }) => [name, holder.object])).toEqual([
    ['现场.png', 'activity'],
    ['合同.png', 'account'],
  ]);
  expect(files[0]?.createdBy).toEqual({ id: idOf('east1'), name: 'east1' });
  expect(await filesOf(world.as('admin'), 'account', account)).toHaveLength(2);
  const contact = await make('contact', { name: '无文件' });
  expect(await filesOf(world.as('vp'), 'contact', contact)).toEqual([]);
  await expect(filesOf(world.as('west1'), 'account', account)).rejects.toMatchObject({ code: 'not_found' });
});
