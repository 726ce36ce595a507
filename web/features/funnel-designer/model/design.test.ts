import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkMapping } from '#domain/funnels/checkMapping.ts';
import { checkVersion } from '#domain/funnels/checkVersion.ts';
import { STANDARD_FUNNELS, STANDARD_PHASES } from '#domain/funnels/templates/index.ts';
import { type FieldSpec, type ObjectDefinition, STANDARD_OBJECTS } from '#domain/objects/index.ts';
import { type Design, freshKey, openStages, relevant, stageOf } from './design.ts';
import { begin, redo, step, undo } from './history.ts';
import { placeOfIssue } from './issuePlace.ts';
import { newGate, newTask, putGate, putTask, removeGate, removeTask } from './parts.ts';
import { mergeStages, splitStage } from './splitMerge.ts';
import { addEnd, addStage, mayRetire, moveStage, retireStage } from './stages.ts';
import { dropRole, exceptionOf, setDirection, setException } from './transitions.ts';

const standard = STANDARD_FUNNELS.find(({ key }) => key === 'standard')!;
const live: Design = { stages: standard.stages, transitions: standard.transitions, mapping: [] };
const text = (zh: string) => ({ 'zh-CN': zh });
const keys = ({ stages }: Design) => stages.map(({ key }) => key).join(' ');
const objects = (key: string): ObjectDefinition | undefined => {
  const spec = STANDARD_OBJECTS.find((object) => object.key === key);
  const define = (field: FieldSpec, index: number) => ({ ...field, id: index, column: field.key, standard: true });
  return spec && { ...spec, id: 1, table: key, standard: true, fields: spec.fields.map(define) };
};
const ground = { object: objects('opportunity')!, objects, phases: STANDARD_PHASES, before: live.stages };

describe('stages', () => {
  it('are added between two, with what lies between them', () => {
    const added = addStage(live, 4, text('法务评审'));
    expect(keys(added)).toBe('qualify need solution negotiation stage contract won lost invalid');
    expect(stageOf(added, 'stage')).toMatchObject({ probability: 80, phase: 'negotiation', requiredFields: [] });
    expect(keys(addStage(added, 0, text('x')))).toMatch(/^stage2 qualify/);
    expect(keys(addStage(added, 0, text('x'), ['stage2', 'stage3']))).toMatch(/^stage4 qualify/);
  });

  it('are reordered among their kind only', () => {
    expect(keys(moveStage(live, 'need', 3))).toBe('qualify solution negotiation need contract won lost invalid');
    expect(keys(moveStage(live, 'need', 99))).toBe('qualify solution negotiation contract need won lost invalid');
    expect(keys(moveStage(live, 'lost', 0))).toBe(keys(live));
    expect(moveStage(live, 'gone', 0)).toBe(live);
  });

  it('of ends stand with their kind, ask what the others of it ask, and the last of one stays', () => {
    const put = addEnd(live, 'lost', text('搁置'));
    expect(keys(put)).toBe('qualify need solution negotiation contract won lost lost2 invalid');
    expect(stageOf(put, 'lost2')).toMatchObject({ reasons: { field: 'lossReason' }, category: 'omitted' });
    expect(mayRetire(live, stageOf(live, 'lost')!)).toBe(false);
    expect(mayRetire(put, stageOf(put, 'lost')!)).toBe(true);
    expect(mayRetire(live, stageOf(live, 'invalid')!)).toBe(true);
  });

  it('that are retired name where their records go, also those that were to come to them', () => {
    const once = retireStage(live, 'need', 'solution');
    const twice = retireStage(once, 'solution', 'negotiation');
    expect(twice.mapping).toEqual([
      { from: 'need', to: 'negotiation' },
      { from: 'solution', to: 'negotiation' },
    ]);
    const pair = { ...live, transitions: setException(live.transitions, 'need', 'contract', 'forbidden') };
    expect(retireStage(pair, 'contract', 'negotiation').transitions.exceptions).toEqual([]);
  });
});

describe('split and merge', () => {
  it('splits the way in from the way out, and the days between both', () => {
    const gate = { ...newGate(live, 'document', 'exit'), field: 'quotation' } as const;
    const guarded = putGate(live, 'negotiation', gate);
    const split = splitStage(guarded, 'negotiation', { first: text('报价'), second: text('谈判') });
    expect(keys(split)).toBe('qualify need solution negotiation stage contract won lost invalid');
    expect(stageOf(split, 'negotiation')).toMatchObject({ dwellDays: 11, requiredFields: ['decisionMaker', 'budget'] });
    expect(stageOf(split, 'negotiation')?.gates).toBeUndefined();
    expect(stageOf(split, 'stage')).toMatchObject({
      dwellDays: 10,
      probability: 80,
      gates: [gate],
      requiredFields: [],
    });
    expect(split.mapping).toEqual([]);
  });

  it('merges neighbours: entry of the earlier, all else before leaving', () => {
    const merged = mergeStages(live, 'contract', 'negotiation');
    expect(keys(merged)).toBe('qualify need solution negotiation won lost invalid');
    expect(merged.mapping).toEqual([{ from: 'contract', to: 'negotiation' }]);
    const stage = stageOf(merged, 'negotiation')!;
    expect(stage).toMatchObject({ dwellDays: 35, requiredFields: ['decisionMaker', 'budget'], probability: 70 });
    expect(stage.gates?.map(({ kind, at }) => `${kind} ${at}`)).toEqual(['fields exit', 'condition exit']);
    expect(stageOf(mergeStages(live, 'negotiation', 'contract'), 'contract')?.requiredFields).toEqual([
      'decisionMaker',
      'budget',
    ]);
    expect(mergeStages(live, 'won', 'contract')).toBe(live);
  });

  it('keeps the key tasks of both', () => {
    const task = (name: string) => ({ ...newTask(live, 'need'), names: text(name) });
    const both = putTask(putTask(live, 'need', task('一')), 'solution', task('二'));
    expect(stageOf(mergeStages(both, 'need', 'solution'), 'solution')?.tasks?.map(({ key }) => key)).toEqual([
      'task',
      'task2',
    ]);
  });

  it('always leaves a version that may be published, and a place for every record', () => {
    const given = { field: 'amount', op: 'gt', value: '5' } as const;
    type Act = (design: Design, a: number, b: number) => Design;
    const acts: Act[] = [
      (design, a) => addStage(design, a % (openStages(design).length + 1), text('新')),
      (design, a, b) =>
        splitStage(design, at(design, a), { first: text('前'), second: text('后'), given: b % 2 ? given : undefined }),
      (design, a, b) => (openStages(design).length > 1 ? mergeStages(design, at(design, a), at(design, b)) : design),
      (design, a, b) => moveStage(design, at(design, a), b),
      (design, a, b) => {
        const [key, target] = [at(design, a), at(design, b)];
        return openStages(design).length > 1 && key !== target ? retireStage(design, key, target) : design;
      },
    ];
    const at = (design: Design, number: number) => openStages(design)[number % openStages(design).length]!.key;
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(4), fc.nat(20), fc.nat(20)), { maxLength: 15 }), (steps) => {
        const end = steps.reduce((design, [act, a, b]) => acts[act]!(design, a, b), live);
        expect(checkVersion(end, ground)).toEqual([]);
        expect(checkMapping(live, end, relevant(live, end), ground)).toEqual([]);
      }),
    );
  });
});

describe('parts', () => {
  it('are put in place of themselves, and gone when the last is removed', () => {
    const first = newGate(live, 'approval', 'entry');
    const twice = putGate(putGate(live, 'need', first), 'need', { ...first, at: 'exit' });
    expect(stageOf(twice, 'need')?.gates).toEqual([{ ...first, at: 'exit' }]);
    expect(newGate(twice, 'approval', 'entry').key).toBe('approval2');
    expect(stageOf(removeGate(twice, 'need', first.key), 'need')).toEqual(stageOf(live, 'need'));
    const task = newTask(live, 'need');
    expect(stageOf(removeTask(putTask(live, 'need', task), 'need', task.key), 'need')).toEqual(stageOf(live, 'need'));
  });

  it('rules of roles and pairs are set and taken back', () => {
    const strict = setDirection(live.transitions, 'skip', 'forbidden', 'rep');
    expect(setDirection(strict, 'skip', 'gated', 'rep').byRole).toEqual([
      { role: 'rep', direction: 'skip', permission: 'gated' },
    ]);
    expect(setDirection(strict, 'skip', null, 'rep')).toEqual(live.transitions);
    expect(dropRole(strict, 'rep')).toEqual(live.transitions);
    expect(setDirection(live.transitions, 'back', 'forbidden').back).toBe('forbidden');
    const pair = setException(setException(live.transitions, 'need', 'won', 'gated'), 'need', 'won', 'forbidden');
    expect(exceptionOf(pair, 'need', 'won')?.permission).toBe('forbidden');
    expect(setException(pair, 'need', 'won', null).exceptions).toEqual([]);
  });
});

describe('history', () => {
  it('goes back and forth; typing in one field is one step', () => {
    const typed = ['a', 'ab', 'abc'].reduce((history, word) => step(history, word, 'names'), begin(''));
    expect(typed.past).toEqual(['']);
    const more = step(typed, 'x');
    expect(undo(more).now).toBe('abc');
    expect(undo(undo(more)).now).toBe('');
    expect(undo(undo(undo(more))).now).toBe('');
    expect(redo(redo(redo(undo(undo(more))))).now).toBe('x');
    expect(step(undo(more), 'y').future).toEqual([]);
  });
});

describe('placeOfIssue', () => {
  it('finds the stage and the part', () => {
    expect(placeOfIssue('stages.3.gates.0.key', live)).toEqual({ stage: 'negotiation', part: 'gates', index: 0 });
    expect(placeOfIssue('stages.3.dwellDays', live)).toEqual({ stage: 'negotiation', part: 'dwellDays' });
    expect(placeOfIssue('transitions.exceptions.2', live)).toEqual({ part: 'transitions' });
    expect(placeOfIssue(undefined, live)).toEqual({ part: 'stages' });
    expect(freshKey('a', ['b'])).toBe('a');
  });
});
