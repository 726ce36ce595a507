import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RecordValues } from '../objects/index.ts';
import type { ConditionContext } from '../records/conditionContext.ts';
import { decideMove, missingFor } from './decideMove.ts';
import { type GateFacts, NO_FACTS } from './facts.ts';
import type { Gate } from './gates.ts';
import { type RelatedAsk, relatedKey } from './related.ts';
import type { StageTask } from './tasks.ts';
import { STANDARD_FUNNELS } from './templates/index.ts';
import {
  type Ask,
  type Asked,
  KEYS,
  KINDS,
  oracle,
  type Paper,
  type Situation,
  type Spec,
} from './testing/gateOracle.ts';
import { MOVE_DIRECTIONS, PERMISSIONS, type Stage, type Transitions } from './types.ts';

const context: ConditionContext = {
  now: new Date('2026-03-18T00:00:00Z'),
  timeZone: 'Asia/Shanghai',
  fiscalYearStart: 1,
  typeOf: () => 'text',
};
const FIELDS = ['a', 'b', 'c', 'd'];
const FILES = ['quote', 'contract'];
const ROLES = ['rep', 'manager', 'executive'];
const at = (hour: number) => new Date(Date.UTC(2026, 2, 1, hour));
const count = (object: string, value: number): RelatedAsk => ({
  object,
  through: 'deal',
  measure: 'count',
  op: 'gte',
  value,
});

const field = fc.constantFrom(...FIELDS);
const ask: fc.Arbitrary<Ask> = fc.oneof(
  fc.record({ kind: fc.constant('fields' as const), fields: fc.subarray(FIELDS, { minLength: 1 }) }),
  fc.record({ kind: fc.constant('condition' as const), field }),
  fc.record({ kind: fc.constant('related' as const), object: fc.constantFrom('quote', 'visit'), value: fc.nat(3) }),
  fc.record({
    kind: fc.constant('document' as const),
    field: fc.constantFrom(...FILES),
    confirmed: fc.boolean(),
    newer: fc.boolean(),
    pending: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('approval' as const), when: fc.option(field, { nil: null }) }),
);
const spec: fc.Arbitrary<Spec> = fc.record({
  requiredFields: fc.subarray(FIELDS, { maxLength: 2 }),
  asks: fc.array(fc.record({ side: fc.constantFrom('entry' as const, 'exit' as const), ask }), { maxLength: 2 }),
  tasks: fc.uniqueArray(fc.record({ key: fc.constantFrom('call', 'meet'), required: fc.boolean() }), {
    selector: ({ key }) => key,
  }),
});

function gateOf({ side, ask: asked }: Asked, key: string): Gate {
  const base = { key, at: side };
  const yes = (name: string) => ({ field: name, op: 'eq', value: 'yes' }) as const;
  switch (asked.kind) {
    case 'fields':
      return { ...base, kind: 'fields', fields: asked.fields };
    case 'condition':
      return { ...base, kind: 'condition', condition: yes(asked.field) };
    case 'related':
      return { ...base, kind: 'related', related: count(asked.object, asked.value) };
    case 'document':
      return {
        ...base,
        kind: 'document',
        field: asked.field,
        confirmed: asked.confirmed,
        ...(asked.newer ? { newerThan: ['a'] } : {}),
        unconfirmed: asked.pending ? 'pending' : 'block',
      };
    case 'approval':
      return {
        ...base,
        kind: 'approval',
        steps: [{ approvers: [{ kind: 'superior' }], mode: 'any', ...(asked.when ? { when: yes(asked.when) } : {}) }],
      };
  }
}
const taskOf = ({ key, required }: Spec['tasks'][number]): StageTask => ({
  key,
  names: { 'zh-CN': key },
  required,
  proof: { kind: 'free' },
  assignee: 'owner',
});
const stageOf = (one: Spec, index: number): Stage => ({
  key: KEYS[index]!,
  kind: KINDS[index]!,
  names: { 'zh-CN': KEYS[index]! },
  phase: KEYS[index]!,
  probability: 0,
  category: 'pipeline',
  requiredFields: one.requiredFields,
  tasks: one.tasks.map(taskOf),
  gates: one.asks.map((asked, place) => gateOf(asked, `g${index}${place}`)),
});

const permission = fc.constantFrom(...PERMISSIONS);
const transitions: fc.Arbitrary<Transitions> = fc.record({
  forward: permission,
  skip: permission,
  back: permission,
  reopen: permission,
  byRole: fc.uniqueArray(
    fc.record({ role: fc.constantFrom(...ROLES), direction: fc.constantFrom(...MOVE_DIRECTIONS), permission }),
    { selector: ({ role, direction }) => role + direction, maxLength: 4 },
  ),
  exceptions: fc.array(
    fc.record(
      {
        from: fc.constantFrom(...KEYS),
        to: fc.constantFrom(...KEYS),
        permission,
        roles: fc.subarray(ROLES, { minLength: 1 }),
      },
      { requiredKeys: ['from', 'to', 'permission'] },
    ),
    { maxLength: 8 },
  ),
});

const gateKeys = KEYS.flatMap((_key, index) => [`g${index}0`, `g${index}1`]);
const paper: fc.Arbitrary<Paper> = fc.record({
  state: fc.constantFrom('unchecked' as const, 'confirmed' as const, 'rejected' as const),
  hour: fc.nat(9),
});
const situation: fc.Arbitrary<Situation> = fc.record({
  values: fc.dictionary(field, fc.constantFrom('yes', 'no', '', null)) as fc.Arbitrary<RecordValues>,
  from: fc.option(fc.constantFrom(...KEYS), { nil: null }),
  to: fc.constantFrom(...KEYS),
  roles: fc.subarray(ROLES),
  related: fc.dictionary(fc.constantFrom('quote', 'visit'), fc.nat(3)),
  done: fc.subarray(KEYS.flatMap((key) => [`${key}:call`, `${key}:meet`])),
  papers: fc.dictionary(fc.constantFrom(...FILES), fc.array(paper, { maxLength: 2 })),
  changed: fc.option(fc.nat(9), { nil: null }),
  approvals: fc.dictionary(
    fc.constantFrom(...gateKeys),
    fc.constantFrom('waiting' as const, 'approved' as const, 'rejected' as const),
  ),
});

const factsOf = (given: Situation): GateFacts => ({
  related: new Map(
    Object.entries(given.related).map(([object, there]) => [relatedKey(count(object, 0)), String(there)]),
  ),
  tasksDone: new Set(given.done),
  visits: 0,
  documents: new Map(
    Object.entries(given.papers).map(([name, papers]) => [
      name,
      papers.map(({ state, hour }, index) => ({ file: `${name}${index}`, uploadedAt: at(hour), state })),
    ]),
  ),
  changedAt: new Map(given.changed === null ? [] : [['a', at(given.changed)]]),
  approvals: new Map(Object.entries(given.approvals).map(([key, state]) => [key, { state, request: key }])),
});

const nameOf = (gate: Extract<ReturnType<typeof decideMove>, { ok: false }>['unmet'][number]): string[] =>
  gate.kind === 'task' ? [`task ${gate.task.key}`] : 'gate' in gate && gate.kind !== 'field' ? [gate.gate ?? ''] : [];

describe('decideMove', () => {
  const specs = fc.array(spec, { minLength: 7, maxLength: 7 });
  it('agrees with plain loops on random funnels, gates, facts, roles and moves', () => {
    fc.assert(
      fc.property(specs, transitions, situation, (all, rules, given) => {
        const expected = oracle(all, rules, given);
        const version = { stages: all.map(stageOf), transitions: rules };
        const record = { values: given.values, stageKey: given.from, facts: factsOf(given) };
        const decision = decideMove(record, version, given.to, { ...context, roles: given.roles });
        const unmet = decision.ok ? [] : decision.unmet;
        expect(unmet.some((gate) => gate.kind === 'transition')).toBe(expected.forbidden);
        expect(unmet.flatMap((gate) => (gate.kind === 'field' ? [gate.field] : [])).sort()).toEqual(expected.fields);
        expect(unmet.flatMap(nameOf).sort()).toEqual(expected.blocked);
        if (decision.ok) expect(decision.pending.map(({ gate }) => gate).sort()).toEqual(expected.pending);
        expect(decision.ok).toBe(!expected.forbidden && expected.fields.length + expected.blocked.length === 0);
      }),
      { numRuns: 2000 },
    );
  });
  it('lets whoever may override it past, and tells past what', () => {
    fc.assert(
      fc.property(specs, transitions, situation, (all, rules, given) => {
        const version = { stages: all.map(stageOf), transitions: rules };
        const record = { values: given.values, stageKey: given.from, facts: factsOf(given) };
        const plain = decideMove(record, version, given.to, { ...context, roles: given.roles });
        const forced = decideMove(record, version, given.to, { ...context, roles: given.roles, override: true });
        expect(forced.ok).toBe(plain.ok || given.from !== given.to);
        if (forced.ok) expect(forced.overridden).toEqual(plain.ok ? [] : plain.unmet);
      }),
    );
  });
  it('lets a record through once everything missing is filled', () => {
    fc.assert(
      fc.property(specs, transitions, situation, (all, rules, given) => {
        const version = { stages: all.map(stageOf), transitions: rules };
        const values = { ...given.values };
        const facts = {
          ...NO_FACTS,
          related: new Map(['quote', 'visit'].map((object) => [relatedKey(count(object, 0)), '3'])),
          documents: new Map(
            FILES.map((name) => [name, [{ file: name, uploadedAt: at(10), state: 'confirmed' as const }]]),
          ),
          approvals: new Map(gateKeys.map((key) => [key, { state: 'approved' as const, request: key }])),
        };
        for (const gate of missingFor({ values, stageKey: null, facts }, version, given.to, context)) {
          if (gate.kind === 'field') values[gate.field] = 'yes';
        }
        for (const name of FIELDS) values[name] = 'yes';
        expect(decideMove({ values, stageKey: null, facts }, version, given.to, context)).toEqual({
          ok: true,
          kind: 'created',
          pending: [],
          overridden: [],
        });
      }),
    );
  });
  it('measures related records against a share of a field of the record', () => {
    const related: RelatedAsk = {
      object: 'line',
      through: 'deal',
      measure: { sum: 'amount' },
      op: 'gte',
      value: { percent: 90, of: 'amount' },
    };
    const [first, second, ...rest] = STANDARD_FUNNELS[1]!.stages;
    const gate: Gate = { key: 'lines', at: 'entry', kind: 'related', related, message: { 'zh-CN': '明细不足' } };
    const version = {
      ...STANDARD_FUNNELS[1]!,
      stages: [first!, { ...second!, requiredFields: [], gates: [gate] }, ...rest],
    };
    const move = (sum: string) =>
      decideMove(
        {
          values: { amount: '1000' },
          stageKey: 'qualify',
          facts: { ...NO_FACTS, related: new Map([[relatedKey(related), sum]]) },
        },
        version,
        'need',
        context,
      );
    expect(move('900')).toMatchObject({ ok: true, kind: 'forward' });
    expect(move('899.99')).toMatchObject({ ok: false, unmet: [{ kind: 'related', have: '899.99', need: '900' }] });
  });
  it('refuses stages that do not exist', () => {
    const version = STANDARD_FUNNELS[1]!;
    expect(decideMove({ values: {}, stageKey: 'qualify' }, version, 'nowhere', context)).toEqual({
      ok: false,
      unmet: [{ kind: 'stage', key: 'nowhere' }],
    });
  });
  it('asks for what skipped stages ask', () => {
    const version = STANDARD_FUNNELS[1]!;
    const decision = decideMove(
      { values: { account: 'x', need: '要' }, stageKey: 'qualify' },
      version,
      'negotiation',
      context,
    );
    expect(decision).toEqual({
      ok: false,
      unmet: [
        { kind: 'field', field: 'amount', stage: 'need' },
        { kind: 'field', field: 'expectedCloseDate', stage: 'need' },
        { kind: 'field', field: 'decisionMaker', stage: 'negotiation' },
        { kind: 'field', field: 'budget', stage: 'negotiation' },
      ],
    });
  });
});
