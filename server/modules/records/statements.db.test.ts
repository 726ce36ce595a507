import { Client } from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
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

/**
 * How many statements a request sends, whatever the number of rows. A statement that is added on purpose is added here
 * too; one that creeps in, or that runs once a row, is found out.
 */
let world: World;
let ids: string[];
const idOf = (outcome: Outcome | undefined): string => {
  if (!outcome?.ok) throw new Error(JSON.stringify(outcome));
  return outcome.id;
};
beforeAll(async () => {
  world = await createWorld();
  const ctx = world.as('east1');
  const accounts = await createRecords(
    ctx,
    'account',
    rows(50, (index) => ({ name: `客户${index}` })),
  );
  const contacts = rows(50, (index) => ({ name: `联系人${index}`, account: idOf(accounts[index]) }));
  ids = (await createRecords(ctx, 'contact', contacts)).map(idOf);
});
afterAll(() => world.drop());

const rows = (count: number, values: (index: number) => Record<string, unknown>) =>
  Array.from({ length: count }, (_, index) => ({ values: values(index) }));

async function statements(work: () => Promise<unknown>): Promise<string[]> {
  const query = vi.spyOn(Client.prototype, 'query');
  try {
    await work();
    return query.mock.calls.map(([text]) => String(text).trim().split(/\s+/)[0]!);
  } finally {
    query.mockRestore();
  }
}

test('a list page: the rows, and the titles they name', async () => {
  const list = (limit: number) => () => listRecords(world.as('east1'), 'contact', { limit, sort: [{ field: 'name' }] });
  expect(await statements(list(49))).toEqual(['select', 'select']);
  // The last page of a list in the order of an index asks for the rows without a value too.
  expect(await statements(list(50))).toEqual(['select', 'select', 'select']);
  // About how many by a sample, and exactly where that is not too many; one's own are counted at once.
  expect(await statements(() => countRecords(world.as('east1'), 'contact', {}))).toEqual(['select', 'select']);
  expect(await statements(() => countRecords(world.as('east1'), 'account', {}))).toEqual(['select']);
});

test('a record page: the row, and the titles it names; its history the events too', async () => {
  expect(await statements(() => getRecord(world.as('east1'), 'contact', ids[0]!))).toEqual(['select', 'select']);
  const history = () => historyOf(world.as('east1'), 'contact', ids[0]!);
  expect(await statements(history)).toEqual(['select', 'select', 'select']);
});

test('a single update: lock, write', async () => {
  const update = () => updateRecords(world.as('east1'), 'contact', [{ id: ids[0]!, values: { division: '采购' } }]);
  expect(await statements(update)).toEqual(['begin', 'select', 'with', 'commit']);
  expect(await statements(update)).toEqual(['begin', 'select', 'commit']);
});

test('a batch takes no more than a single one', async () => {
  const update = (chosen: string[]) => () =>
    updateRecords(
      world.as('east1'),
      'contact',
      chosen.map((id, index) => ({ id, values: { name: `改名${index}`, externalId: `S-${chosen.length}-${index}` } })),
    );
  const single = await statements(update(ids.slice(1, 2)));
  expect(single).toEqual(['begin', 'select', 'savepoint', 'with', 'insert', 'release', 'commit']);
  expect(await statements(update(ids.slice(2)))).toEqual(single);
  const create = (count: number) => () =>
    createRecords(
      world.as('east1'),
      'contact',
      rows(count, (index) => ({ name: `新${count}-${index}` })),
    );
  const created = await statements(create(1));
  expect(created).toEqual(['begin', 'select', 'with', 'insert', 'commit']);
  expect(await statements(create(50))).toEqual(created);
});

test('the bin: lock, write, search', async () => {
  const some = ids.slice(0, 20).map((id) => ({ id }));
  const put = () => deleteRecords(world.as('east1'), 'contact', some);
  expect(await statements(put)).toEqual(['begin', 'select', 'with', 'delete', 'commit']);
  const back = await statements(() =>
    restoreRecords(
      world.as('east1'),
      'contact',
      some.map(({ id }) => id),
    ),
  );
  expect(back).toEqual(['begin', 'select', 'savepoint', 'with', 'release', 'insert', 'commit']);
});

test('a search: candidates, then a line for each object that is found', async () => {
  const search = () => searchRecords(world.as('east1'), '客户', { objects: ['account', 'contact'] });
  expect(await statements(search)).toEqual(['select', 'select']);
});
