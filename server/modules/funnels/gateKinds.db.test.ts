import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Gate, RelatedAsk } from '#domain/funnels/index.ts';
import { DOORS } from '#server/platform/context.ts';
import { inTransaction } from '#server/platform/postgres/index.ts';
import { inSchema } from '#server/platform/sql.ts';
import type { World } from '#server/testing/world.ts';
import { createRecords, getRecord, type Outcome, updateRecords } from '../records/index.ts';
import { checkMove, moveRecords, previewMoves, recordJourney, undoMoves } from './index.ts';
import { createFunnelWorld, idOf, make } from './testing/deals.ts';
import { guardedFunnel, paper } from './testing/gated.ts';

let world: World;
beforeAll(async () => {
  world = await createFunnelWorld();
});
afterAll(() => world.drop());

const rep = (more = {}) => world.as('east1', more);
const message = { 'zh-CN': '还差一步' };
const decider: RelatedAsk = {
  object: 'contact',
  through: 'account',
  via: 'account',
  measure: 'count',
  op: 'gte',
  value: 1,
  where: { field: 'name', op: 'eq', value: '王强' },
};
const lines: RelatedAsk = {
  object: 'opportunityLine',
  through: 'opportunity',
  measure: { sum: 'amount' },
  op: 'gte',
  value: { percent: 90, of: 'amount' },
};

/** A gate of each kind, what a deal begins with, and what then meets it. */
type Case = { gate: Gate; values?: object; unmet: object; meet(id: string, account: string): Promise<unknown> };
const fill = (values: object) => (id: string) => updateRecords(rep(), 'opportunity', [{ id, values: { ...values } }]);
const CASES: Record<string, Case> = {
  fields: {
    gate: { key: 'asked', at: 'entry', kind: 'fields', fields: ['budget'] },
    unmet: { kind: 'field', field: 'budget', gate: 'asked' },
    meet: fill({ budget: '5' }),
  },
  condition: {
    gate: {
      key: 'asked',
      at: 'exit',
      kind: 'condition',
      condition: { field: 'discount', op: 'lte', value: 20 },
      message,
    },
    values: { discount: '30' },
    unmet: { kind: 'condition', gate: 'asked', condition: { field: 'discount', op: 'lte', value: 20 } },
    meet: fill({ discount: '10' }),
  },
  'related records of the account': {
    gate: { key: 'asked', at: 'entry', kind: 'related', related: decider, message },
    unmet: { kind: 'related', gate: 'asked', have: '0', need: '1' },
    // Whoever the contact belongs to: a gate is the same for everybody.
    meet: (_, account) => make(world.as('admin'), 'contact', { name: '王强', account }),
  },
  'the sum of lines': {
    gate: { key: 'asked', at: 'entry', kind: 'related', related: lines, message },
    values: { amount: '100' },
    unmet: { kind: 'related', gate: 'asked', have: '0', need: '90' },
    async meet(opportunity) {
      const product = await make(world.as('admin'), 'product', {});
      const amounts = ['40', '50'].map((unitPrice) => ({
        values: { opportunity, product, unitPrice, amount: unitPrice },
      }));
      (await createRecords(rep(), 'opportunityLine', amounts)).map(idOf);
    },
  },
  document: {
    gate: { key: 'asked', at: 'exit', kind: 'document', field: 'quotation', confirmed: false, unconfirmed: 'block' },
    unmet: { kind: 'document', gate: 'asked', problem: 'absent' },
    meet: async (id) => fill({ quotation: [await paper(world, 'east1')] })(id),
  },
};
const guardAt = (gate: Gate) => ({ [gate.at === 'entry' ? 'need' : 'qualify']: { gates: [gate] } });
const refusedBy = (outcome: Outcome | undefined) => (outcome && 'unmet' in outcome ? outcome.unmet : outcome);
const missingOn = async (id: string) => (await recordJourney(rep(), 'opportunity', id)).next;
const stageOf = async (id: string) => (await getRecord(world.as('admin'), 'opportunity', id)).record.values.stage;

describe.each(Object.entries(CASES))('a gate of %s', (_, { gate, values = {}, unmet, meet }) => {
  test('holds at every door until it is met', async () => {
    const funnel = await guardedFunnel(world, guardAt(gate));
    const account = await make(rep(), 'account', { name: '华星精工' });
    const begin = { funnel, account, ...values };
    const id = await make(rep(), 'opportunity', begin);
    const to = 'need';
    expect(await checkMove(rep(), 'opportunity', { id, to })).toMatchObject({ allowed: false, unmet: [unmet] });
    expect((await previewMoves(rep(), 'opportunity', [{ id, to }])).map(refusedBy)).toMatchObject([[unmet]]);
    for (const door of ['page', 'api', 'bulk', 'import', 'automation'] as const) {
      expect((await moveRecords(rep({ door }), 'opportunity', [{ id, to }])).map(refusedBy)).toMatchObject([[unmet]]);
    }
    expect((await moveRecords(rep(), 'opportunity', [{ id, to: 'won' }])).map(refusedBy)).toMatchObject([[unmet]]);
    for (const door of ['api', 'import'] as const) {
      const made = await createRecords(rep({ door }), 'opportunity', [
        { values: { name: '往前建', ...begin, stage: 'solution' } },
      ]);
      expect(made.map(refusedBy)).toMatchObject([[unmet]]);
    }
    expect(await missingOn(id)).toMatchObject({ unmet: [unmet], gates: [{ gate: 'asked', state: 'unmet' }] });
    expect(await stageOf(id)).toBe('qualify');
    await meet(id, account);
    expect(await missingOn(id)).toMatchObject({ allowed: true, gates: [{ gate: 'asked', state: 'met' }] });
    expect(await moveRecords(rep(), 'opportunity', [{ id, to }])).toMatchObject([{ ok: true }]);
    expect(await undoMoves(rep(), 'opportunity', [{ id }])).toMatchObject([{ ok: true }]);
  });
});

describe('going past gates', () => {
  test('takes the right and a reason, and marks the deal', async () => {
    const funnel = await guardedFunnel(world, guardAt(CASES.fields!.gate));
    const id = await make(rep(), 'opportunity', { funnel });
    const override = { reason: '总经理电话同意' };
    const [without] = await moveRecords(rep(), 'opportunity', [{ id, to: 'need', override }]);
    expect(without).toMatchObject({
      ok: false,
      issues: [{ code: 'no_right', field: 'override' }, { code: 'gate_field_missing' }],
    });
    const admin = world.as('admin');
    const [nowhere] = await moveRecords(admin, 'opportunity', [{ id, to: 'nowhere', override }]);
    expect(nowhere).toMatchObject({ ok: false, unmet: [{ kind: 'stage' }] });
    expect(await checkMove(admin, 'opportunity', { id, to: 'need' })).toMatchObject({
      allowed: false,
      mayOverride: true,
    });
    expect(await checkMove(admin, 'opportunity', { id, to: 'nowhere' })).toMatchObject({ mayOverride: false });
    expect(await moveRecords(admin, 'opportunity', [{ id, to: 'need', override }])).toMatchObject([{ ok: true }]);
    const { overrides } = await recordJourney(rep(), 'opportunity', id);
    expect(overrides).toMatchObject([
      {
        ...{ by: world.actors.admin.userId, reason: '总经理电话同意', from: 'qualify', to: 'need' },
        gates: [{ stage: 'need', gate: 'asked' }],
      },
    ]);
    // What had nothing to go past leaves no mark.
    await moveRecords(admin, 'opportunity', [{ id, to: 'qualify', override }]);
    expect((await recordJourney(rep(), 'opportunity', id)).overrides).toHaveLength(1);
  });
});

describe('refused attempts', () => {
  const kept = async (id: string) => {
    const { rows } = await world.db.app.query(
      inSchema(
        world.workspace,
        `select from_stage, to_stage, stage_key, gate_key, door, actor_id from :schema.gate_refusal
         where record_id = $1 order by id`,
      ),
      [id],
    );
    return rows;
  };

  test('are kept gate by gate; questions are not', async () => {
    const funnel = await guardedFunnel(world, {
      need: { gates: [CASES.fields!.gate] },
      solution: { gates: [{ ...CASES.document!.gate, key: 'paper', at: 'entry' }] },
    });
    const id = await make(rep(), 'opportunity', { funnel });
    await checkMove(rep(), 'opportunity', { id, to: 'solution' });
    await previewMoves(rep(), 'opportunity', [{ id, to: 'solution' }]);
    await recordJourney(rep(), 'opportunity', id);
    expect(await kept(id)).toEqual([]);
    await moveRecords(rep({ door: 'page' }), 'opportunity', [{ id, to: 'solution' }]);
    const attempt = {
      ...{ from_stage: 'qualify', to_stage: 'solution', door: DOORS.page, actor_id: world.actors.east1.userId },
    };
    expect(await kept(id)).toEqual([
      { ...attempt, stage_key: 'need', gate_key: 'asked' },
      { ...attempt, stage_key: 'solution', gate_key: 'paper' },
    ]);
  });

  test('cannot be kept without holding anything up', async () => {
    const funnel = await guardedFunnel(world, guardAt(CASES.fields!.gate));
    const id = await make(rep(), 'opportunity', { funnel });
    await inTransaction(world.db.owner, (tx) =>
      tx.query(inSchema(world.workspace, 'revoke insert on :schema.gate_refusal from loudou_app')),
    );
    try {
      expect((await moveRecords(rep(), 'opportunity', [{ id, to: 'need' }])).map(refusedBy)).toMatchObject([
        [{ kind: 'field' }],
      ]);
    } finally {
      await world.db.owner.query(inSchema(world.workspace, 'grant insert on :schema.gate_refusal to loudou_app'));
    }
    expect(await kept(id)).toEqual([]);
  });

  test('by a key task that nobody was given give it out', async () => {
    const task = { key: 'call', names: message, required: true, proof: { kind: 'free' }, assignee: 'owner' } as const;
    const funnel = await guardedFunnel(world, { qualify: { tasks: [task] } });
    const past = { name: '旧', funnel, owner: world.actors.east1.userId, createdAt: '2025-03-01T00:00:00Z' };
    const id = idOf((await createRecords(world.as('admin', { door: 'import' }), 'opportunity', [{ values: past }]))[0]);
    const tasks = async () => (await recordJourney(rep(), 'opportunity', id)).tasks;
    expect(await tasks()).toMatchObject([{ key: 'call', task: null }]);
    const attempts = [1, 2, 3].map(() => moveRecords(rep(), 'opportunity', [{ id, to: 'need' }]));
    for (const [outcome] of await Promise.all(attempts)) expect(outcome).toMatchObject({ ok: false });
    const [made] = await tasks();
    expect(made?.task).not.toBeNull();
    await updateRecords(rep(), 'task', [{ id: made!.task!, values: { done: true } }]);
    expect(await moveRecords(rep(), 'opportunity', [{ id, to: 'need' }])).toMatchObject([{ ok: true }]);
  });
});
