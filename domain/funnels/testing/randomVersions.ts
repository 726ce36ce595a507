import type { MappingRule } from '../mappingRule.ts';
import type { FunnelVersion, Stage } from '../types.ts';

type Definition = Pick<FunnelVersion, 'stages' | 'transitions'>;
export type Redesign = Definition & { mapping: MappingRule[] };

/** A generator of numbers in [0, 1) that a seed decides. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

export const pickOf = <T>(random: () => number, from: readonly T[]): T => from[Math.floor(random() * from.length)]!;

/** Ways to change a funnel after which every phase holds the records that it held before. */
export const WITHIN_PHASES = ['rekey', 'split', 'giveSome', 'reorder'] as const;
export const REDESIGNS = [...WITHIN_PHASES, 'merge', 'add', 'retire'] as const;

/** The definition after one change, with the mapping that takes its records along. `fresh` makes keys that none has had. */
export function redesign(
  random: () => number,
  before: Definition,
  kind: (typeof REDESIGNS)[number],
  fresh: () => string,
): Redesign {
  const open = before.stages.filter((stage) => stage.kind === 'open');
  const ends = before.stages.filter((stage) => stage.kind !== 'open');
  const stage = pickOf(random, open);
  const place = open.indexOf(stage);
  const others = open.filter((other) => other !== stage);
  const copy = (): Stage => ({ ...stage, key: fresh() });
  const result = (stages: Stage[], mapping: MappingRule[]): Redesign => ({
    transitions: before.transitions,
    stages: [...stages, ...ends],
    mapping,
  });
  const large = { field: 'amount', op: 'gte', value: 500 } as const;
  switch (kind) {
    case 'rekey': {
      const [end, made] = [pickOf(random, [stage, ...ends]), fresh()];
      const put = (stages: Stage[]) => stages.map((one) => (one === end ? { ...one, key: made } : one));
      return { ...before, stages: [...put(open), ...put(ends)], mapping: [{ from: end.key, to: made }] };
    }
    case 'split': {
      const [one, two] = [copy(), copy()];
      const mapping = [
        { from: stage.key, to: two.key, when: large },
        { from: stage.key, to: one.key },
      ];
      return result(open.toSpliced(place, 1, one, two), mapping);
    }
    case 'giveSome': {
      const made = copy();
      return result(open.toSpliced(place + 1, 0, made), [{ from: stage.key, to: made.key, when: large }]);
    }
    case 'reorder':
      return result(others.toSpliced(Math.floor(random() * open.length), 0, stage), []);
    case 'add':
      return result(open.toSpliced(place, 0, copy()), []);
    case 'merge':
    case 'retire':
      if (others.length === 0) return result(open, []);
      return result(others, [{ from: stage.key, to: pickOf(random, others).key }]);
  }
}
