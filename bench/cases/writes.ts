import { moveRecords } from '#server/modules/funnels/index.ts';
import { createRecords } from '#server/modules/records/index.ts';
import type { Context } from '#server/platform/context.ts';
import { forAnother, recorded, replay, type Statement } from '../floors/replay.ts';
import { someAccount } from '../floors/writeQueries.ts';
import type { Bench, RateCase } from '../support/types.ts';
import { CLIENTS } from '../support/world.ts';

const FLOOR_IS = `the very statements of one such act, sent by ${CLIENTS} connections of the same driver`;

/** Clients that write at once, one record an act. `ctx` acts as the executive in this process, to learn the statements. */
export async function writeCases(bench: Bench, ctx: Context, each: number): Promise<RateCase[]> {
  return [await creating(bench, ctx, each), await moving(bench, ctx, each)];
}

async function creating(bench: Bench, ctx: Context, each: number): Promise<RateCase> {
  const account = await someAccount(bench);
  let made = 0;
  const values = () => ({ name: `压测商机 ${++made}`, account, amount: '120000', expectedCloseDate: '2027-03-31' });
  const { statements, result } = await recorded(() => createRecords(ctx, 'opportunity', [{ values: values() }]));
  const [first] = result;
  if (!first?.ok) throw new Error(`no deal was created: ${JSON.stringify(result)}`);
  return {
    kind: 'rate',
    name: `create a deal, ${CLIENTS} clients`,
    floorIs: FLOOR_IS,
    goal: { ratio: 0.5 },
    product: () =>
      shared(each, async () => {
        const body = { records: [{ values: values() }] };
        const { outcomes } = await bench.executive.http.post<Outcomes>('/api/records/opportunity', body);
        expectDone(outcomes);
      }),
    floor: () =>
      replay(
        bench.connections,
        Array.from({ length: each }, () => forAnother(statements, first.id)),
      ),
  };
}

async function moving(bench: Bench, ctx: Context, each: number): Promise<RateCase> {
  const to = 'need';
  const waiting = await freshDeals(bench, ctx, 20 * each);
  const next = () => waiting.pop() ?? bail('no deal is left to move: fewer rounds, or more deals');
  const fill = { need: '三条产线的自动化改造' };
  const learned = next();
  const { statements, result } = await recorded(() => moveRecords(ctx, 'opportunity', [{ ...learned, to, fill }]));
  if (!result[0]?.ok) throw new Error(`no deal was moved: ${JSON.stringify(result)}`);
  return {
    kind: 'rate',
    name: `gated move that fills a field, ${CLIENTS} clients`,
    floorIs: FLOOR_IS,
    goal: { ratio: 0.5 },
    product: () =>
      shared(each, async () => {
        const body = { object: 'opportunity', moves: [{ ...next(), to, fill }] };
        const { outcomes } = await bench.executive.http.post<Outcomes>('/api/moves', body);
        expectDone(outcomes);
      }),
    floor: () => {
      const lists: Statement[][] = Array.from({ length: each }, () => forAnother(statements, learned.id, next().id));
      return replay(bench.connections, lists);
    },
  };
}

type Outcomes = { outcomes: { ok: boolean }[] };

function expectDone(outcomes: Outcomes['outcomes']): void {
  if (!outcomes.every((outcome) => outcome.ok)) bail(`refused: ${JSON.stringify(outcomes)}`);
}

function bail(why: string): never {
  throw new Error(why);
}

/** Deals in the first stage of the standard funnel that nobody changed yet: the same statements fit each of them. */
async function freshDeals(bench: Bench, ctx: Context, count: number): Promise<{ id: string; version: number }[]> {
  const account = await someAccount(bench);
  const values = { name: '待推进商机', account, amount: '88000', expectedCloseDate: '2027-06-30' };
  const made: { id: string; version: number }[] = [];
  for (let left = count; left > 0; left -= 1000) {
    const outcomes = await createRecords(
      ctx,
      'opportunity',
      Array.from({ length: Math.min(left, 1000) }, () => ({ values })),
    );
    for (const outcome of outcomes) if (outcome.ok) made.push({ id: outcome.id, version: outcome.version });
  }
  return made;
}

/** Does the act `times` times from as many clients at once; answers how often. */
export async function shared(times: number, act: () => Promise<void>): Promise<number> {
  let left = times;
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      while (left-- > 0) await act();
    }),
  );
  return times;
}
