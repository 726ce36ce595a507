import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FieldSpec, type ObjectDefinition, STANDARD_OBJECTS, systemFields } from '../objects/index.ts';
import type { ConditionContext } from '../records/conditionContext.ts';
import { nextCategory } from './category.ts';
import { checkVersion } from './checkVersion.ts';
import { decideMove } from './decideMove.ts';
import { retileSpans } from './retileSpans.ts';
import { spliceVisits, type Visit } from './spliceVisits.ts';
import { BUSINESS_LINE_FUNNELS, STANDARD_FUNNELS, STANDARD_PHASES } from './templates/index.ts';
import type { FunnelVersion } from './types.ts';

const objects = (key: string): ObjectDefinition | undefined => {
  const spec = STANDARD_OBJECTS.find((object) => object.key === key);
  const define = (field: FieldSpec, id: number) => ({ ...field, id, column: field.key, standard: true });
  return (
    spec && { ...spec, id: 1, table: key, standard: true, fields: [...spec.fields.map(define), ...systemFields(spec)] }
  );
};
const context: ConditionContext = {
  now: new Date('2026-03-18T00:00:00Z'),
  timeZone: 'Asia/Shanghai',
  fiscalYearStart: 1,
  typeOf: () => 'text',
};
type Definition = Pick<FunnelVersion, 'stages' | 'transitions'>;

describe('spliceVisits', () => {
  const { stages } = STANDARD_FUNNELS[1]!;
  const keys = stages.map((stage) => stage.key);
  const moment = fc.integer({ min: 0, max: 50 }).map((day) => new Date(Date.UTC(2026, 0, 1 + day)));
  const move = fc.record({ stage: fc.constantFrom(...keys), at: moment });
  const tiles = (visits: Visit[]) => {
    for (const [index, visit] of visits.entries()) {
      expect(visit.leftAt).toEqual(visits[index + 1]?.enteredAt ?? null);
      expect(visit.exitKind).toBe(visits[index + 1]?.entryKind ?? null);
      expect(visit.stageKey).not.toBe(visits[index + 1]?.stageKey);
      if (visit.leftAt) expect(visit.leftAt.getTime()).toBeGreaterThanOrEqual(visit.enteredAt.getTime());
    }
  };
  it('tiles time, and stands where the latest entry says, however moves arrive', () => {
    fc.assert(
      fc.property(fc.array(fc.array(move, { maxLength: 6 }), { minLength: 1, maxLength: 4 }), (batches) => {
        const visits = batches.reduce<Visit[]>((known, moves) => spliceVisits(known, moves, stages), []);
        tiles(visits);
        const all = batches.flat();
        const last = Math.max(...all.map((entry) => entry.at.getTime()));
        const atLast = all.filter((entry) => entry.at.getTime() === last);
        if (batches.length === 1 && atLast.length > 0) {
          expect(visits.at(-1)?.stageKey).toBe(atLast.at(-1)?.stage);
        }
      }),
    );
  });
  it('keeps the tiling over sequences of allowed moves', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...keys), { maxLength: 15 }), (targets) => {
        const version = {
          stages: stages.map((stage) => ({ ...stage, requiredFields: [] })),
          transitions: STANDARD_FUNNELS[1]!.transitions,
        };
        const open = version.stages.map(({ gates: _none, ...stage }) => stage);
        let visits = spliceVisits([], [{ stage: keys[0]!, at: new Date(0) }], stages);
        for (const [step, target] of targets.entries()) {
          const decision = decideMove(
            { values: {}, stageKey: visits.at(-1)!.stageKey },
            { ...version, stages: open },
            target,
            context,
          );
          if (!decision.ok) continue;
          visits = spliceVisits(visits, [{ stage: target, at: new Date((step + 1) * 1000) }], stages);
          expect(visits.at(-1)).toMatchObject({ stageKey: target, entryKind: decision.kind });
        }
        tiles(visits);
      }),
    );
  });
});

describe('nextCategory', () => {
  const [qualify, , , negotiation] = STANDARD_FUNNELS[1]!.stages;
  const won = STANDARD_FUNNELS[1]!.stages.find((stage) => stage.kind === 'won')!;
  it('follows the stage until somebody decides otherwise, and the end always', () => {
    expect(nextCategory({ current: 'pipeline' }, qualify, negotiation!)).toBe('bestCase');
    expect(nextCategory({ current: 'commit' }, qualify, negotiation!)).toBe('commit');
    expect(nextCategory({ current: 'pipeline', chosen: 'commit' }, qualify, negotiation!)).toBe('commit');
    expect(nextCategory({ current: 'commit', chosen: 'commit' }, qualify, won)).toBe('closed');
    expect(nextCategory({ current: 'closed' }, won, qualify!)).toBe('pipeline');
  });
});

describe('retileSpans', () => {
  const day = (date: number) => new Date(Date.UTC(2026, 0, date));
  it('takes stages from visits and the rest from the span of that time', () => {
    const spans = [
      { from: day(5), to: day(9), stageKey: 'need', state: 'ten' },
      { from: day(9), to: null, stageKey: 'need', state: 'twenty' },
    ];
    const visits = [
      { stageKey: 'qualify', enteredAt: day(1) },
      { stageKey: 'need', enteredAt: day(7) },
    ];
    expect(retileSpans(spans, visits)).toEqual([
      { from: day(1), to: day(7), stageKey: 'qualify', state: 'ten' },
      { from: day(7), to: day(9), stageKey: 'need', state: 'ten' },
      { from: day(9), to: null, stageKey: 'need', state: 'twenty' },
    ]);
  });
});

describe('templates', () => {
  it.each([...STANDARD_FUNNELS, ...BUSINESS_LINE_FUNNELS].map((funnel) => [funnel.key, funnel] as const))(
    '%s is valid',
    (_key, funnel) => {
      const phases = STANDARD_PHASES.filter((phase) => phase.objectKey === funnel.objectKey);
      expect(checkVersion(funnel, { object: objects(funnel.objectKey)!, objects, phases })).toEqual([]);
    },
  );
  it('names what is wrong with a definition', () => {
    const funnel = STANDARD_FUNNELS[1]!;
    const [first, second, ...rest] = funnel.stages;
    const broken: Definition = {
      stages: [
        { ...first!, probability: 101, phase: 'won' },
        { ...second!, key: 'qualify', requiredFields: ['nothing'] },
        ...rest
          .filter((stage) => stage.kind !== 'lost')
          .map((stage) => (stage.key === 'solution' ? { ...stage, kind: 'lost' as const } : stage)),
      ],
      transitions: { ...funnel.transitions, exceptions: [{ from: 'need', to: 'gone', permission: 'gated' }] },
    };
    const phases = STANDARD_PHASES.filter((phase) => phase.objectKey === 'opportunity');
    const ground = { object: objects('opportunity')!, objects, phases, before: funnel.stages };
    const found = checkVersion(broken, ground).map((problem) => `${problem.code} ${problem.field}`);
    expect(found).toEqual(
      expect.arrayContaining([
        'out_of_range stages.0.probability',
        'invalid_value stages.0.phase',
        'not_unique stages.1.key',
        'unknown_field stages.1.requiredFields',
        'read_only stages.2.kind',
        'invalid_value stages.3.kind',
        'unknown_stage transitions.exceptions.0',
      ]),
    );
  });
});
