import { createDraft, getFunnels, publishDraft, rollBack, saveDraft } from '#server/modules/funnels/index.ts';
import type { Context } from '#server/platform/context.ts';
import { publishFloor, stagesHolding } from '../floors/publishQueries.ts';
import { median } from '../support/statistics.ts';
import type { Bench, RateCase } from '../support/types.ts';
import { asDesigner } from './impact.ts';

export const PUBLISH_NAME = 'publish that maps a tenth of all deals, and taking it back, records';

/** The first stage split by amount and those after it made one; every record of theirs is taken along, and back again. */
export async function publishCase(bench: Bench, reader: Context): Promise<RateCase> {
  const ctx = asDesigner(reader);
  const { key } = bench.funnel;
  const { keys, count } = await stagesHolding(bench, bench.deals / 10);
  const took = { publish: [] as number[], rollBack: [] as number[] };
  let draft = { id: 0, lockVersion: 0 };
  const act = async (kind: keyof typeof took, work: () => Promise<{ moved: number }>): Promise<number> => {
    const began = performance.now();
    const { moved } = await work();
    took[kind].push(performance.now() - began);
    return moved;
  };
  return {
    kind: 'rate',
    name: PUBLISH_NAME,
    floorIs:
      'the same rows, events, visits and spans written table by table, one statement each over all records of a stage; no condition is asked',
    goal: { ratio: 0.5 },
    before: {
      product: async () => {
        draft = await redesigned({ ...ctx, now: new Date() }, key, keys);
      },
    },
    rounds: { warmUp: 1, times: 3 },
    async product() {
      const published = await act('publish', () => publishDraft({ ...ctx, now: new Date() }, key, draft));
      const live = { id: draft.id, lockVersion: draft.lockVersion + 1 };
      const back = await act('rollBack', () => rollBack({ ...ctx, now: new Date() }, key, live));
      return published + back;
    },
    floor: publishFloor(bench, keys),
    note: () =>
      `${count.toLocaleString('en')} records: published in ${seconds(took.publish)} s, taken back in ${seconds(took.rollBack)} s, for which moves of the funnel wait`,
  };
}

const seconds = (all: readonly number[]) => (median([...all]) / 1000).toFixed(1);

async function redesigned(ctx: Context, key: string, gone: readonly string[]) {
  const { live } = (await getFunnels(ctx)).funnel(key);
  const { id, lockVersion } = await createDraft(ctx, key, { from: { version: live.id } });
  const [first, ...others] = gone.map((stage) => live.stages.find((one) => one.key === stage)!);
  const fresh = Date.now() % 1_000_000_000;
  const [small, large, one] = [`small${fresh}`, `large${fresh}`, `one${fresh}`];
  const stages = [
    { ...first!, key: small },
    { ...first!, key: large },
    ...(others[0] ? [{ ...others[0], key: one }] : []),
    ...live.stages.filter(({ key: stage }) => !gone.includes(stage)),
  ];
  const mapping = [
    { from: first!.key, to: large, when: { field: 'amount', op: 'gte' as const, value: 500_000 } },
    { from: first!.key, to: small },
    ...others.map(({ key: from }) => ({ from, to: one })),
  ];
  return saveDraft(ctx, key, id, { stages, transitions: live.transitions, mapping, lockVersion });
}
