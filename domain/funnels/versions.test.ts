import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STANDARD_OBJECTS, systemFields } from '../objects/index.ts';
import type { ConditionContext } from '../records/conditionContext.ts';
import { boardStages } from './boardStages.ts';
import { checkMapping } from './checkMapping.ts';
import { compareVersions, type VersionComparison } from './compareVersions.ts';
import { goneStages, mappedTo, reverseMapping } from './mapping.ts';
import { otherStages } from './otherStages.ts';
import { FUNNEL_TEMPLATES, STANDARD_PHASES } from './templates/index.ts';
import { FREE_STAGES, FREE_TRANSITIONS } from './testing/freeFunnel.ts';
import { pickOf, REDESIGNS, type Redesign, redesign, seeded } from './testing/randomVersions.ts';

const FREE = { stages: FREE_STAGES, transitions: FREE_TRANSITIONS };
const context: ConditionContext = {
  now: new Date('2026-03-18T00:00:00Z'),
  timeZone: 'Asia/Shanghai',
  fiscalYearStart: 1,
  typeOf: (path) => (path === 'amount' ? 'money' : 'text'),
};
const spec = STANDARD_OBJECTS.find(({ key }) => key === 'opportunity')!;
const object = {
  ...spec,
  id: 1,
  table: 'opportunity',
  standard: true,
  fields: [
    ...spec.fields.map((field, id) => ({ ...field, id, column: field.key, standard: true })),
    ...systemFields(spec),
  ],
};
/** A version and one that some redesigns have made of it, with the mapping of the last. */
const pair = fc
  .record({ seed: fc.integer({ min: 1, max: 1e6 }), steps: fc.integer({ min: 1, max: 5 }) })
  .map(({ seed, steps }) => {
    const random = seeded(seed);
    let made = 0;
    const fresh = () => `s${++made}`;
    let before: Redesign = { ...FREE, mapping: [] };
    let after = before;
    for (let step = 0; step < steps; step += 1) {
      before = after;
      after = redesign(random, before, pickOf(random, REDESIGNS), fresh);
    }
    return { before, after };
  });
const swapped = { added: 'removed', removed: 'added', changed: 'changed' } as const;

describe('two versions side by side', () => {
  it('a version does not differ from itself', () => {
    fc.assert(
      fc.property(pair, ({ after }) => {
        expect(compareVersions(after, structuredClone(after))).toEqual({
          stages: [],
          splits: [],
          merges: [],
          rekeyed: [],
          transitions: [],
        });
      }),
    );
  });

  it('what is added the one way is removed the other, and all else differs both ways', () => {
    const flat = ({ stages, transitions }: VersionComparison, turn: boolean) => ({
      stages: stages
        .map(({ key, change, moved, parts, gates, tasks }) => ({
          key,
          change: turn ? swapped[change] : change,
          moved,
          parts,
          items: [...gates, ...tasks].map((item) => `${item.key} ${turn ? swapped[item.change] : item.change}`).sort(),
        }))
        .sort((a, b) => (a.key < b.key ? -1 : 1)),
      transitions,
    });
    const offers = FUNNEL_TEMPLATES.map(({ stages, transitions }) => ({ stages, transitions }));
    const couples = fc.oneof(
      pair.map(({ before, after }) => [before, after] as const),
      fc.tuple(fc.constantFrom(...offers), fc.constantFrom(...offers)),
    );
    fc.assert(
      fc.property(couples, ([a, b]) => {
        expect(flat(compareVersions(a, b), false)).toEqual(flat(compareVersions(b, a), true));
      }),
    );
  });

  it('says what was done', () => {
    const at = (kind: (typeof REDESIGNS)[number]) => redesign(seeded(5), FREE, kind, () => 'fresh');
    const compared = (kind: (typeof REDESIGNS)[number]) => compareVersions(FREE, at(kind), at(kind).mapping);
    expect(compared('rekey').rekeyed).toHaveLength(1);
    expect(compared('giveSome').splits).toMatchObject([{ to: [expect.any(String), 'fresh'] }]);
    expect(compared('merge').merges).toHaveLength(1);
    const [a, b, c, ...rest] = FREE_STAGES;
    const moved = compareVersions(FREE, { ...FREE, stages: [b!, c!, a!, ...rest] });
    expect(moved.stages).toMatchObject([{ key: 'a', change: 'changed', moved: true, parts: [] }]);
  });
});

describe('a mapping', () => {
  it('takes every record of a stage that goes to one that exists, and back', () => {
    fc.assert(
      fc.property(pair, fc.integer({ min: 0, max: 1000 }), ({ before, after }, amount) => {
        expect(checkMapping(before, after, after.mapping, { object, objects: () => object })).toEqual([]);
        const has = (version: Redesign, key: string | undefined) => version.stages.some((stage) => stage.key === key);
        for (const { key } of goneStages(before, after)) {
          expect(has(after, mappedTo(after.mapping, key, { values: { amount: String(amount) }, context }))).toBe(true);
        }
        const back = reverseMapping(before, after, after.mapping, STANDARD_PHASES);
        for (const { key } of goneStages(after, before)) {
          expect(has(before, mappedTo(back, key, { values: {}, context }))).toBe(true);
        }
        const others = otherStages(after, before.stages, after.mapping, undefined, [...STANDARD_PHASES]);
        expect(others.map(({ key }) => key)).toEqual(goneStages(before, after).map(({ key }) => key));
        expect(others.every(({ becomes }) => has(after, becomes))).toBe(true);
      }),
    );
  });

  it('is refused where a stage has no way, a way leads nowhere, or something would be won by it', () => {
    const [a, ...rest] = FREE_STAGES;
    const codes = (mapping: Redesign['mapping']) =>
      checkMapping(FREE, { stages: rest }, mapping, { object, objects: () => object }).map(
        ({ code, field }) => `${code} ${field}`,
      );
    expect(codes([])).toEqual([`stage_unmapped mapping.${a!.key}`]);
    expect(codes([{ from: 'a', to: 'b', when: { field: 'amount', op: 'gt', value: 1 } }])).toEqual([
      'stage_unmapped mapping.a',
    ]);
    expect(codes([{ from: 'a', to: 'nowhere' }])).toEqual(['unknown_stage mapping.0.to']);
    expect(codes([{ from: 'a', to: 'won' }])).toEqual(['invalid_value mapping.0.to']);
    expect(
      codes([
        { from: 'a', to: 'b' },
        { from: 'b', to: 'c' },
      ]),
    ).toEqual(['required mapping.1.when']);
    expect(
      codes([
        { from: 'a', to: 'b' },
        { from: 'a', to: 'c' },
      ]),
    ).toEqual(['invalid_value mapping.1.when']);
  });
});

it('a board of two versions has every column of both once, in the order of the live one', () => {
  fc.assert(
    fc.property(pair, ({ before, after }) => {
      const keys = boardStages({ live: before, pilot: after }).map(({ key }) => key);
      expect(new Set(keys)).toEqual(new Set([...before.stages, ...after.stages].map(({ key }) => key)));
      expect(new Set(keys).size).toBe(keys.length);
      expect(keys.filter((key) => before.stages.some((stage) => stage.key === key))).toEqual(
        before.stages.map(({ key }) => key),
      );
      const kinds = boardStages({ live: before, pilot: after }).map(({ kind }) => (kind === 'open' ? 0 : 1));
      expect(kinds).toEqual(kinds.toSorted());
    }),
  );
});
