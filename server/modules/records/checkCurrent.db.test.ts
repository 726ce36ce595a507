import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type World } from '#server/testing/world.ts';
import { createRecords, listRecords, previewUpdates, updateRecords } from './index.ts';
import { retireOption, setActive } from './testing/currentQueries.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld(async (ctx) => {
    await retireOption(ctx, 'account', 'level', 'normal');
    await setActive(ctx, 'west1', false);
  });
});
afterAll(() => world.drop());

async function make(values: Record<string, unknown>, more: Parameters<World['as']>[1] = {}) {
  const [outcome] = await createRecords(world.as('admin', more), 'account', [{ values: { name: 'A', ...values } }]);
  return outcome!;
}
const change = async (id: string, values: Record<string, unknown>) =>
  (await updateRecords(world.as('admin', { door: 'page' }), 'account', [{ id, values }]))[0]!;

describe('what is no longer in use', () => {
  test('is refused on new writes, field by field', async () => {
    const gone = world.actors.west1.userId;
    expect(await make({ level: 'normal' })).toMatchObject({
      ok: false,
      issues: [{ code: 'option_retired', field: 'level' }],
    });
    expect(await make({ owner: gone })).toMatchObject({
      ok: false,
      issues: [{ code: 'user_inactive', field: 'owner' }],
    });
    const made = await make({});
    if (!made.ok) throw new Error();
    expect(await change(made.id, { level: 'normal' })).toMatchObject({
      ok: false,
      issues: [{ code: 'option_retired' }],
    });
    expect(await change(made.id, { owner: gone })).toMatchObject({ ok: false, issues: [{ code: 'user_inactive' }] });
  });

  test('stays where it is, and may be left', async () => {
    const made = await make({ level: 'normal', owner: world.actors.west1.userId }, { door: 'import' });
    if (!made.ok) throw new Error(JSON.stringify(made));
    expect(await change(made.id, { level: 'normal', name: 'B' })).toMatchObject({ ok: true });
    expect(await change(made.id, { level: 'strategic', owner: world.actors.east1.userId })).toMatchObject({ ok: true });
  });
});

describe('a preview', () => {
  test('answers as the write would and writes nothing', async () => {
    const made = await make({ name: '预演' });
    if (!made.ok) throw new Error();
    const commands = [
      { id: made.id, values: { name: '写过' } },
      { id: made.id, values: { level: 'normal' } },
    ];
    const outcomes = await previewUpdates(world.as('admin'), 'account', commands);
    expect(outcomes).toMatchObject([
      { ok: true, version: 2 },
      { ok: false, issues: [{ code: 'option_retired' }] },
    ]);
    const page = await listRecords(world.as('admin'), 'account', { ids: [made.id], columns: ['name'] });
    expect(page.records).toMatchObject([{ version: 1, values: { name: '预演' } }]);
  });
});

test('a list sorts choices by their options’ order and pages through it', async () => {
  const ctx = world.as('admin');
  const levels = ['normal', 'strategic', null, 'key', 'strategic'];
  for (const level of levels) await make({ name: '排序', level }, { door: 'import' });
  const filter = { field: 'name', op: 'eq', value: '排序' } as const;
  const seen: unknown[] = [];
  let cursor: string | undefined;
  do {
    const page = await listRecords(ctx, 'account', { filter, sort: [{ field: 'level' }], limit: 2, cursor });
    seen.push(...page.records.map(({ values }) => values.level));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(seen).toEqual(['strategic', 'strategic', 'key', 'normal', null]);
});
