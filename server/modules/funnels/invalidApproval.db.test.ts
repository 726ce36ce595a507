import { afterAll, beforeAll, expect, test } from 'vitest';
import { FUNNEL_TEMPLATES, type FunnelTemplate } from '#domain/funnels/index.ts';
import type { Context } from '#server/platform/context.ts';
import { inTransaction } from '#server/platform/postgres/index.ts';
import { createWorld, type World } from '#server/testing/world.ts';
import { wire } from '#server/wiring.ts';
import { decide, requestApproval } from '../approvals/index.ts';
import { updateDepartment } from '../identity/index.ts';
import { createRecords, getRecord } from '../records/index.ts';
import { installFunnels, moveRecords } from './index.ts';
import { toldOf } from './testing/approvalWorld.ts';
import { make } from './testing/deals.ts';

/** Funnels that come with the product and let nobody park a loss among what never was one. */
const GUARDED = ['b2b', 'machines'];
let world: World;
let rep: Context;
let manager: Context;
beforeAll(async () => {
  wire();
  const templates = FUNNEL_TEMPLATES.filter(({ key }) => GUARDED.includes(key)).map(
    (offer, position): FunnelTemplate => ({ ...offer, position }),
  );
  world = await createWorld((ctx) =>
    inTransaction(ctx.pools.owner, (tx) => installFunnels(tx, ctx.workspace, templates)),
  );
  const { departments, actors } = world;
  await updateDepartment(world.as('admin'), { id: departments.east.id, headId: actors.eastManager.userId });
  rep = world.as('east1');
  manager = world.as('eastManager');
});
afterAll(() => world.drop());

test.each(GUARDED)('%s: nobody strikes a deal out before the superior has agreed', async (funnel) => {
  const id = await make(rep, 'opportunity', { funnel });
  const fill = { invalidReason: 'notReal', invalidNote: '只是询价' };
  const strike = async (door: 'page' | 'api' | 'bulk' | 'import' = 'page') => {
    const [outcome] = await moveRecords(world.as('east1', { door }), 'opportunity', [{ id, to: 'invalid', fill }]);
    return outcome!.ok ? [] : outcome!.issues.map(({ code }) => code);
  };
  for (const door of ['page', 'api', 'bulk', 'import'] as const) {
    expect(await strike(door)).toEqual(['gate_approval_needed']);
    const born = { name: '生来无效', funnel, stage: 'invalid', ...fill };
    const [made] = await createRecords(world.as('east1', { door }), 'opportunity', [{ values: born }]);
    expect(made).toMatchObject({ ok: false, issues: [{ code: 'gate_approval_needed' }] });
  }
  const ask = (note: string) =>
    requestApproval(rep, { object: 'opportunity', id, gate: 'invalidApproved', to: 'invalid', fill, note });
  const stands = async () => (await getRecord(rep, 'opportunity', id)).record.values;

  const first = await ask('客户没有需求');
  expect(await strike()).toEqual(['gate_approval_waiting']);
  await decide(manager, first.id, { approved: false, note: '报过价的，按输单处理' });
  expect(await strike()).toEqual(['gate_approval_rejected']);
  expect((await toldOf(world.db.app, world.workspace, rep.actor.userId)).at(-1)?.params).toMatchObject({
    approval: 'rejected',
    text: '报过价的，按输单处理',
  });
  expect(await stands()).toMatchObject({ stage: 'qualify', invalidReason: null });

  const second = await ask('已和客户核实');
  expect((await decide(manager, second.id, { approved: true })).approval).toMatchObject({ moved: true });
  expect(await stands()).toMatchObject({ stage: 'invalid', ...fill });
});
