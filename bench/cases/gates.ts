import type { Gate } from '#domain/funnels/index.ts';
import type { Role } from '#domain/identity/types.ts';
import { createFunnel, getFunnels, moveRecords } from '#server/modules/funnels/index.ts';
import { createRecords, uploadFile } from '#server/modules/records/index.ts';
import type { Context } from '#server/platform/context.ts';
import { forOthers, recorded, replay } from '../floors/replay.ts';
import { someAccount } from '../floors/writeQueries.ts';
import type { Bench, RateCase } from '../support/types.ts';
import { CLIENTS } from '../support/world.ts';
import { shared } from './writes.ts';

const BULK = 10_000;
const AT_ONCE = 1000;

const FLOOR_IS = 'the very statements of one such act, sent by';
export const GATE_NAMES = [
  `move past five gates of each kind, ${CLIENTS} clients`,
  `one move of ${BULK} deals past five gates of each kind`,
];

type Deal = { id: string; version: number };
type Outcomes = { outcomes: { ok: boolean }[] };

/** Moves that five gates of every kind look at, one by one and ten thousand in one act. */
export async function gateCases(bench: Bench, ctx: Context, each: number): Promise<RateCase[]> {
  const funnel = await guarded(ctx);
  const account = await someAccount(bench);
  const file = await uploadFile(ctx, { name: '报价单.pdf', mediaType: 'application/pdf', content: Buffer.from('x') });
  const values = {
    ...{ name: '过关商机', account, funnel, amount: '88000', budget: '90000', need: '改造', nextStep: '谈价' },
    ...{ paymentTerms: '3-6-1', source: 'referral', quotation: [file.id], files: [file.id] },
  };
  const deals = async (count: number): Promise<Deal[]> => {
    const made: Deal[] = [];
    for (let left = count; left > 0; left -= AT_ONCE) {
      const part = Array.from({ length: Math.min(left, AT_ONCE) }, () => ({ values }));
      for (const outcome of await createRecords(ctx, 'opportunity', part)) {
        if (!outcome.ok) throw new Error(`no deal was created: ${JSON.stringify(outcome)}`);
        made.push({ id: outcome.id, version: outcome.version });
      }
    }
    return made;
  };
  return [await gatedMove(bench, ctx, each, deals), await bulkMove(bench, ctx, deals)];
}

const DESIGNER: Role = { id: 0, key: 'bench', names: { 'zh-CN': '压测' }, rights: {}, abilities: ['manageFunnels'] };

/** Every gate of it is met by what the deals of this bench have. */
async function guarded(ctx: Context): Promise<string> {
  const key = `bench${Date.now() % 1_000_000_000}`;
  const { live } = (await getFunnels(ctx)).funnel('standard');
  const message = { 'zh-CN': '压测' };
  const fields = ['budget', 'need', 'nextStep', 'paymentTerms', 'source'];
  const lists = ['opportunityLine', 'activity', 'task', 'contactRole', 'lead'];
  const gates = fields.flatMap((field, index): Gate[] => [
    { key: `field${index}`, at: 'entry', kind: 'fields', fields: [field] },
    { key: `condition${index}`, at: 'entry', kind: 'condition', message, condition: { field, op: 'notEmpty' } },
    {
      ...{ key: `related${index}`, at: 'entry', kind: 'related', message },
      related: { object: lists[index]!, through: 'opportunity', measure: 'count', op: 'gte', value: 0 },
    },
    {
      ...{ key: `document${index}`, at: 'entry', kind: 'document', field: index % 2 ? 'files' : 'quotation' },
      ...{ confirmed: false, newerThan: ['amount', field], unconfirmed: 'block' },
    },
    {
      ...{ key: `approval${index}`, at: 'entry', kind: 'approval' },
      steps: [
        {
          approvers: [{ kind: 'superior' }],
          mode: 'any',
          when: { field: 'amount', op: 'gt', value: 1_000_000 + index },
        },
      ],
    },
  ]);
  const stages = live.stages.map(({ gates: _gates, ...stage }) => ({
    ...{ ...stage, requiredFields: [] },
    ...(stage.key === 'need' ? { gates } : {}),
  }));
  const funnel = { key, objectKey: 'opportunity', names: { 'zh-CN': '压测漏斗' }, position: 900 };
  const designer = { ...ctx, actor: { ...ctx.actor, roles: [...ctx.actor.roles, DESIGNER] } };
  await createFunnel(designer, funnel, { stages, transitions: live.transitions });
  return key;
}

async function gatedMove(
  bench: Bench,
  ctx: Context,
  each: number,
  deals: (count: number) => Promise<Deal[]>,
): Promise<RateCase> {
  const waiting = await deals(20 * each);
  const learned = waiting.pop()!;
  const next = () => waiting.pop() ?? bail('no deal is left to move');
  const { statements, result } = await recorded(() => moveRecords(ctx, 'opportunity', [{ ...learned, to: 'need' }]));
  if (!result[0]?.ok) bail(`no deal was moved: ${JSON.stringify(result)}`);
  return {
    kind: 'rate',
    name: GATE_NAMES[0]!,
    floorIs: `${FLOOR_IS} ${CLIENTS} connections of the same driver`,
    goal: { ratio: 0.5 },
    product: () =>
      shared(each, async () => {
        const body = { object: 'opportunity', moves: [{ ...next(), to: 'need' }] };
        const { outcomes } = await bench.executive.http.post<Outcomes>('/api/moves', body);
        if (!outcomes.every(({ ok }) => ok)) bail(`refused: ${JSON.stringify(outcomes)}`);
      }),
    floor: () => {
      const lists = Array.from({ length: each }, () => forOthers(statements, new Map([[learned.id, next().id]])));
      return replay(bench.connections, lists);
    },
  };
}

async function bulkMove(bench: Bench, ctx: Context, deals: (count: number) => Promise<Deal[]>): Promise<RateCase> {
  const moveAll = (some: readonly Deal[]) =>
    moveRecords(
      ctx,
      'opportunity',
      some.map((deal) => ({ ...deal, to: 'need' })),
    );
  const learned = await deals(BULK);
  const { statements, result } = await recorded(() => moveAll(learned));
  if (!result.every(({ ok }) => ok)) bail('not all deals were moved');
  const ready = { product: [] as Deal[], floor: [] as Deal[] };
  return {
    kind: 'rate',
    name: GATE_NAMES[1]!,
    floorIs: `${FLOOR_IS} one connection of the same driver`,
    goal: { ratio: 0.5 },
    before: {
      product: async () => {
        ready.product = await deals(BULK);
      },
      floor: async () => {
        ready.floor = await deals(BULK);
      },
    },
    rounds: { warmUp: 1, times: 3 },
    async product() {
      const outcomes = await moveAll(ready.product);
      if (!outcomes.every(({ ok }) => ok)) bail('not all deals were moved');
      return BULK;
    },
    async floor() {
      const others = new Map(learned.map(({ id }, index) => [id, ready.floor[index]!.id]));
      await replay(bench.connections.slice(0, 1), [forOthers(statements, others)]);
      return BULK;
    },
  };
}

function bail(why: string): never {
  throw new Error(why);
}
