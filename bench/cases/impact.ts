import { createDraft, getFunnels, previewImpact, saveDraft } from '#server/modules/funnels/index.ts';
import type { Context } from '#server/platform/context.ts';
import { impactFloor } from '../floors/impactQueries.ts';
import type { Bench, TimedCase } from '../support/types.ts';

const WATCH = { signal: new AbortController().signal, onProgress: () => {} };

/** What a designer waits for before publishing: the first open stage split by amount, every gate asked of every open deal. */
export async function impactCase(bench: Bench, reader: Context): Promise<TimedCase> {
  const ctx = asDesigner(reader);
  const { key } = bench.funnel;
  const { live } = (await getFunnels(ctx)).funnel(key);
  const { id, lockVersion } = await createDraft(ctx, key, { from: { version: live.id } });
  const [first, ...rest] = live.stages;
  const stages = [{ ...first!, key: 'smallOnes' }, { ...first!, key: 'largeOnes' }, ...rest];
  const mapping = [
    { from: first!.key, to: 'largeOnes', when: { field: 'amount', op: 'gte' as const, value: 500_000 } },
    { from: first!.key, to: 'smallOnes' },
  ];
  await saveDraft(ctx, key, id, { stages, transitions: live.transitions, mapping, lockVersion });
  return {
    kind: 'time',
    name: 'impact of a draft',
    floorIs: 'one statement: open deals by stage and owner with amounts, and how many lack one field; no gate is asked',
    goal: { ratio: 40 },
    product: async () => (await previewImpact(ctx, key, { id, departments: [], people: [], examples: 5 }, WATCH)).count,
    floor: impactFloor(bench),
  };
}

/** The reader, who may also change funnels. */
export function asDesigner(reader: Context): Context {
  const designer = {
    id: 0,
    key: 'designer',
    names: { 'zh-CN': '' },
    rights: {},
    abilities: ['manageFunnels' as const],
  };
  return { ...reader, actor: { ...reader.actor, roles: [...reader.actor.roles, designer] } };
}
