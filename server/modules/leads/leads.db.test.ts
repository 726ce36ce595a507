import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { STANDARD_FUNNELS } from '#domain/funnels/index.ts';
import { inTransaction } from '#server/platform/postgres/index.ts';
import { createWorld, type World } from '#server/testing/world.ts';
import { funnelHooks, installFunnels, moveRecords, undoMoves } from '../funnels/index.ts';
import { countRecords, createRecords, getRecord, setRecordHooks } from '../records/index.ts';
import { acceptLead, convertLeads, rejectLead } from './index.ts';

let world: World;
beforeAll(async () => {
  setRecordHooks(funnelHooks);
  world = await createWorld((ctx) =>
    inTransaction(ctx.pools.owner, (tx) => installFunnels(tx, ctx.workspace, STANDARD_FUNNELS)),
  );
});
afterAll(() => world.drop());

const rep = () => world.as('east1');
const create = async (actor: Parameters<World['as']>[0], object: string, values: Record<string, unknown>) => {
  const [outcome] = await createRecords(world.as(actor), object, [{ values }]);
  if (!outcome?.ok) throw new Error(JSON.stringify(outcome));
  return outcome.id;
};
const lead = (values: Record<string, unknown> = {}) =>
  create('east1', 'lead', {
    name: '产线改造咨询',
    company: '华星精工',
    contactName: '王强',
    phone: '13812345678',
    ...values,
  });
const valuesOf = async (object: string, id: string) => (await getRecord(world.as('admin'), object, id)).record.values;

describe('accepting and rejecting', () => {
  test('moves an MQL on, or back with a reason', async () => {
    const [good, bad] = [await lead({ stage: 'mql' }), await lead({ stage: 'mql' })];
    expect(await acceptLead(rep(), { id: good })).toMatchObject({ ok: true });
    expect(await valuesOf('lead', good)).toMatchObject({ stage: 'salesQualified' });
    expect(await rejectLead(rep(), { id: bad, to: 'recycled', reason: '' })).toMatchObject({ ok: false });
    expect(await rejectLead(rep(), { id: bad, to: 'recycled', reason: 'noBudget', note: '明年再议' })).toMatchObject({
      ok: true,
    });
    expect(await valuesOf('lead', bad)).toMatchObject({
      stage: 'recycled',
      rejectReason: 'noBudget',
      rejectNote: '明年再议',
    });
    expect(await moveRecords(rep(), 'lead', [{ id: bad, to: 'mql' }])).toMatchObject([{ ok: true }]);
  });
  test('tells nothing of leads one does not see', async () => {
    await expect(acceptLead(world.as('west1'), { id: await lead() })).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('conversion', () => {
  test('makes account, contact and opportunity, linked both ways, once', async () => {
    const id = await lead({
      stage: 'salesQualified',
      source: 'tradeFair',
      need: '两条线',
      budget: '500000',
      company: '新明科技',
    });
    const [result] = await convertLeads(rep(), [{ id, opportunity: { values: { amount: '480000' } } }]);
    if (!result?.ok) throw new Error(JSON.stringify(result));
    const { account, contact, opportunity } = result;
    expect(await valuesOf('lead', id)).toMatchObject({
      stage: 'converted',
      stageKind: 'won',
      account,
      contact,
      opportunity,
    });
    expect(await valuesOf('account', account)).toMatchObject({
      name: '新明科技',
      source: 'tradeFair',
      status: 'prospect',
    });
    expect(await valuesOf('contact', contact!)).toMatchObject({ name: '王强', mobile: '+8613812345678', account });
    expect(await valuesOf('opportunity', opportunity)).toMatchObject({
      lead: id,
      account,
      amount: '480000',
      budget: '500000',
      need: '两条线',
      source: 'tradeFair',
      stage: 'qualify',
      funnel: 'standard',
    });
    expect(await convertLeads(rep(), [{ id }])).toMatchObject([
      { ok: false, object: 'lead', issues: [{ code: 'already_converted' }] },
    ]);
    expect(await moveRecords(rep(), 'lead', [{ id, to: 'mql' }])).toMatchObject([
      { ok: false, issues: [{ code: 'move_not_allowed' }] },
    ]);
    expect(await undoMoves(rep(), 'lead', [{ id }])).toMatchObject([{ ok: false }]);
  });

  test('takes an account of that very name that one sees, never one that is hidden', async () => {
    const known = await create('east1', 'account', { name: '东方重工' });
    await create('west1', 'account', { name: '西域矿业' });
    const [a, b] = await convertLeads(rep(), [
      { id: await lead({ stage: 'salesQualified', company: '东方重工' }) },
      { id: await lead({ stage: 'salesQualified', company: '西域矿业', contactName: null }) },
    ]);
    expect(a).toMatchObject({ ok: true, account: known });
    expect(b).toMatchObject({ ok: true, contact: null });
  });

  test('is all or nothing, and says whose fields are wrong', async () => {
    const id = await lead({ stage: 'salesQualified', company: '半途公司' });
    const [result] = await convertLeads(rep(), [{ id, opportunity: { values: { amount: 'viel' } } }]);
    expect(result).toMatchObject({
      ok: false,
      object: 'opportunity',
      issues: [{ code: 'not_a_number', field: 'amount' }],
    });
    const filter = { field: 'name', op: 'eq', value: '半途公司' } as const;
    expect(await countRecords(world.as('admin'), 'account', { filter })).toMatchObject({ count: 0 });
    expect(await valuesOf('lead', id)).toMatchObject({ stage: 'salesQualified', opportunity: null });
  });

  test('waits until sales has qualified the lead', async () => {
    const id = await lead({ stage: 'mql' });
    expect(await convertLeads(rep(), [{ id }])).toMatchObject([{ ok: false, issues: [{ code: 'not_convertible' }] }]);
    const [moved] = await moveRecords(rep(), 'lead', [{ id, to: 'converted' }]);
    expect(moved).toMatchObject({
      ok: false,
      issues: [{ code: 'move_not_allowed' }, { code: 'gate_field_missing' }, { code: 'gate_field_missing' }],
    });
  });

  test('by two at once happens once', async () => {
    const id = await lead({ stage: 'salesQualified', company: '并发公司' });
    const results = await Promise.all([1, 2, 3].map(async () => (await convertLeads(rep(), [{ id }]))[0]!));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    const filter = { field: 'lead', op: 'eq', value: id } as const;
    expect(await countRecords(world.as('admin'), 'opportunity', { filter })).toMatchObject({ count: 1 });
  });
});
