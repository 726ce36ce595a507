import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inSchema } from '#server/platform/sql.ts';
import type { World } from '#server/testing/world.ts';
import { getRecord } from '../records/index.ts';
import { moveRecords, previewMoves, undoMoves } from './index.ts';
import { createFunnelWorld, everything, expectTiling, make, moveEventsOf } from './testing/deals.ts';

let world: World;
beforeAll(async () => {
  world = await createFunnelWorld();
});
afterAll(() => world.drop());

const manager = () => world.as('eastManager');
const valuesOf = async (id: string) => (await getRecord(world.as('admin'), 'opportunity', id)).record.values;
const deal = async () => make(world.as('east1'), 'opportunity', await everything(world.as('east1')));
const idOf = (who: 'east1' | 'east2' | 'west1') => world.actors[who].userId;

describe('values that come with a move', () => {
  test('cannot take the owner away, nor name somebody who has left', async () => {
    const id = await deal();
    const [none] = await moveRecords(manager(), 'opportunity', [{ id, to: 'need', fill: { owner: null } }]);
    expect(none).toMatchObject({ ok: false, issues: [{ code: 'required', field: 'owner' }] });
    const leave = (active: boolean) =>
      world.db.owner.query(inSchema(world.workspace, 'update :schema.users set active = $2 where id = $1'), [
        idOf('east2'),
        active,
      ]);
    await leave(false);
    const [gone] = await moveRecords(manager(), 'opportunity', [{ id, to: 'need', fill: { owner: idOf('east2') } }]);
    await leave(true);
    expect(gone).toMatchObject({ ok: false, issues: [{ code: 'user_inactive', field: 'owner' }] });
    expect(await valuesOf(id)).toMatchObject({ stage: 'qualify', owner: idOf('east1') });
  });

  test('with a new owner the stay belongs to them and their department, and undo can bring the former back', async () => {
    const id = await deal();
    const fill = { owner: idOf('west1') };
    const admin = world.as('admin');
    const [done] = await moveRecords(admin, 'opportunity', [{ id, to: 'need', fill }]);
    expect(done).toMatchObject({ ok: true });
    const { rows } = await world.db.app.query(
      inSchema(
        world.workspace,
        'select owner_id, department_id from :schema.stage_visit where record_id = $1 and left_at is null',
      ),
      [id],
    );
    expect(rows).toEqual([{ owner_id: idOf('west1'), department_id: world.departments.west.id }]);
    expect(await undoMoves(admin, 'opportunity', [{ id, restore: ['owner'] }])).toMatchObject([{ ok: true }]);
    expect(await valuesOf(id)).toMatchObject({
      stage: 'qualify',
      owner: idOf('east1'),
      department: world.departments.east.id,
    });
    await expectTiling(world, id);
  });
});

test('a preview says what every move would come to, and writes nothing', async () => {
  const [ready, bare] = [await deal(), await make(world.as('east1'), 'opportunity', {})];
  const asked = [
    { id: ready, to: 'need' },
    { id: bare, to: 'need' },
  ];
  const said = await previewMoves(manager(), 'opportunity', asked);
  expect(said).toMatchObject([
    { ok: true },
    { ok: false, issues: [{ field: 'account' }, { field: 'amount' }, { field: 'expectedCloseDate' }] },
  ]);
  expect(await valuesOf(ready)).toMatchObject({ stage: 'qualify' });
  expect(await moveEventsOf(world, ready)).toEqual([]);
  expect((await moveRecords(manager(), 'opportunity', asked)).map(({ ok }) => ok)).toEqual([true, false]);
});
