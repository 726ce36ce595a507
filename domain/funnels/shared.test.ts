import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonical } from '../kernel/canonical.ts';
import type { Gate } from './gates.ts';
import {
  type CommonStage,
  checkShared,
  compareVersions,
  detached,
  drawnFrom,
  sharedAs,
  usesIn,
  withoutLost,
  withShared,
} from './index.ts';
import { FREE_STAGES, FREE_TRANSITIONS } from './testing/freeFunnel.ts';
import type { Stage } from './types.ts';

const FIELDS = ['source', 'region', 'budget', 'need', 'campaign'];
const gate = (key: string, fields: string[]): Gate => ({ key, at: 'entry', kind: 'fields', fields });
const fields = fc.subarray(FIELDS);
const gates = fc
  .uniqueArray(fc.constantFrom('fields', 'fields2', 'condition', 'fields3'), { maxLength: 4 })
  .chain((keys) => fc.tuple(...keys.map((key) => fields.map((asked) => gate(key, asked)))));
const common: fc.Arbitrary<CommonStage> = fc
  .record({ requiredFields: fields, gates, goal: fc.string() })
  .map((said) => ({
    names: { 'zh-CN': '共用' },
    kind: 'open',
    phase: 'need',
    goal: { 'zh-CN': said.goal },
    requiredFields: said.requiredFields,
    ...(said.gates.length > 0 ? { gates: said.gates } : {}),
  }));
const entry = (stage: CommonStage) => ({ key: 'common', objectKey: 'opportunity', stage });
const asks = (stage: Stage) => (stage.gates ?? []).map((one) => canonical({ ...one, key: '' })).sort();

it('a drawn stage has what the library says and what it added itself, whatever the library said before', () => {
  fc.assert(
    fc.property(fc.array(common, { minLength: 1, maxLength: 5 }), fields, gates, (said, ownFields, ownGates) => {
      const [neighbour, stage] = FREE_STAGES;
      let version = {
        stages: [{ ...neighbour!, gates: [gate('fields', ['name'])] }, drawnFrom(stage!, entry(said[0]!))],
      };
      version = withShared(version, { stages: [entry(said[0]!)], gates: [] });
      const taken = new Set(version.stages.flatMap((one) => (one.gates ?? []).map(({ key }) => key)));
      const added = ownGates.filter(({ key }) => !taken.has(key));
      const drawn = version.stages[1]!;
      // A field that the library demands already cannot be added to what is demanded.
      const demanded = ownFields.filter((field) => !drawn.requiredFields.includes(field));
      version.stages[1] = {
        ...drawn,
        requiredFields: [...drawn.requiredFields, ...demanded],
        gates: [...(drawn.gates ?? []), ...added],
      };
      const named = new Map<string, string>();
      for (const one of said) {
        version = withShared(version, { stages: [entry(one)], gates: [] });
        const { gates: keys = {} } = version.stages[1]!.shared ?? {};
        // A gate keeps its key here as long as the library has it.
        for (const key of named.keys()) if (!(key in keys)) named.delete(key);
        for (const [key, here] of Object.entries(keys)) {
          expect(named.get(key) ?? here).toBe(here);
          named.set(key, here);
        }
      }
      const last = said.at(-1)!;
      const now = version.stages[1]!;
      expect(new Set(now.requiredFields)).toEqual(new Set([...last.requiredFields, ...demanded]));
      expect(asks(now)).toEqual(asks({ ...now, gates: [...(last.gates ?? []), ...added] }));
      expect({ goal: now.goal, names: now.names, chance: now.probability, key: now.key }).toEqual({
        goal: last.goal,
        names: last.names,
        chance: stage!.probability,
        key: stage!.key,
      });
      const keys = version.stages.flatMap((one) => (one.gates ?? []).map(({ key }) => key));
      expect(new Set(keys).size).toBe(keys.length);
      expect(version.stages[0]?.gates).toEqual([gate('fields', ['name'])]);
      expect(withShared(version, { stages: [entry(last)], gates: [] })).toEqual(version);
    }),
  );
});

const [first, second] = FREE_STAGES as [Stage, Stage];
const whole = { ...first, requiredFields: ['need'], gates: [gate('fields', ['budget'])] };

it('a stage that becomes shared stays as it is, and so does one that becomes its own again', () => {
  const { key: _, probability: __, category: ___, ...stage } = whole;
  const shared = { stages: [sharedAs(whole, 'common'), second], transitions: FREE_TRANSITIONS };
  const drawn = withShared(shared, { stages: [entry(stage)], gates: [] });
  expect(drawn).toEqual(shared);
  expect(usesIn(drawn, 'stage', 'common')).toEqual([{ stage: whole.key }]);
  expect(detached(drawn.stages[0]!)).toEqual(whole);
  const own = { stages: [whole, second], transitions: FREE_TRANSITIONS };
  expect(compareVersions(own, drawn).stages).toMatchObject([{ key: whole.key, parts: ['shared'], gates: [] }]);
});

it('a gate of a shared stage that is shared itself says what the library says of gates', () => {
  const stage = { ...second, gates: [{ ...gate('ask', ['need']), shared: 'source' }] };
  const source = { key: 'source', objectKey: 'lead', names: { 'zh-CN': '来源' }, gate: gate('any', ['source']) };
  const library = { stages: [entry(stage)], gates: [source] };
  const drawn = withShared({ stages: [drawnFrom(first, entry(stage))] }, library);
  expect(drawn.stages[0]?.gates).toEqual([{ ...gate('ask', ['source']), shared: 'source' }]);
  expect(checkShared(drawn, library, 'opportunity')).toMatchObject([
    { code: 'shared_of_other_object', field: 'stages.0.gates.0' },
  ]);
  const none = { stages: [], gates: [] };
  expect(checkShared(drawn, none, 'opportunity').map(({ code }) => code)).toEqual(['unknown_shared', 'unknown_shared']);
  const left = withoutLost(drawn, none);
  expect(left.stages[0]).toMatchObject({ gates: [gate('ask', ['source'])] });
  expect(checkShared(left, none, 'opportunity')).toEqual([]);
});
