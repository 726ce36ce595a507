import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STANDARD_FUNNELS } from '#domain/funnels/templates/index.ts';
import { type Design, patchStage, stageOf } from './design.ts';
import { mergeDrafts } from './mergeDrafts.ts';
import { newGate, putGate } from './parts.ts';
import { splitStage } from './splitMerge.ts';
import { addStage, moveStage, retireStage } from './stages.ts';
import { setDirection, setException } from './transitions.ts';

const standard = STANDARD_FUNNELS.find(({ key }) => key === 'standard')!;
const base: Design = { stages: standard.stages, transitions: standard.transitions, mapping: [] };
const text = (zh: string) => ({ 'zh-CN': zh });
const keys = ({ stages }: Design) => stages.map(({ key }) => key).join(' ');
const none = { stages: [], order: false, transitions: false, mapping: false };
const gateOn = (design: Design, stage: string) => putGate(design, stage, newGate(design, 'approval', 'entry'));

describe('two drafts of one', () => {
  it('that touch different stages are both kept, with what each added, moved and retired', () => {
    const mine = addStage(patchStage(base, 'need', { dwellDays: 9 }), 5, text('交付准备'));
    const theirs = retireStage(patchStage(base, 'qualify', { probability: 5 }), 'contract', 'negotiation');
    const { design, clashes } = mergeDrafts({ base, mine, theirs }, 'mine');
    expect(clashes).toEqual(none);
    expect(keys(design)).toBe('qualify need solution negotiation stage won lost invalid');
    expect(stageOf(design, 'need')?.dwellDays).toBe(9);
    expect(stageOf(design, 'qualify')?.probability).toBe(5);
    expect(design.mapping).toEqual([{ from: 'contract', to: 'negotiation' }]);
    const moved = mergeDrafts(
      { base, mine: moveStage(base, 'need', 3), theirs: patchStage(base, 'need', { probability: 1 }) },
      'theirs',
    );
    expect(keys(moved.design)).toBe('qualify solution negotiation need contract won lost invalid');
    expect(moved.clashes).toEqual(none);
  });

  it('that change one stage differently clash there alone, and who is preferred has it', () => {
    const mine = patchStage(patchStage(base, 'need', { probability: 31 }), 'solution', { probability: 51 });
    const theirs = patchStage(base, 'need', { probability: 32 });
    const [own, other] = (['mine', 'theirs'] as const).map((prefer) => mergeDrafts({ base, mine, theirs }, prefer));
    expect(own?.clashes).toEqual({ ...none, stages: ['need'] });
    expect([own, other].map((merged) => merged && stageOf(merged.design, 'need')?.probability)).toEqual([31, 32]);
    expect(other && stageOf(other.design, 'solution')?.probability).toBe(51);
    const retired = mergeDrafts({ base, mine, theirs: retireStage(base, 'need', 'solution') }, 'theirs');
    expect(retired.clashes.stages).toEqual(['need']);
    expect(keys(retired.design)).not.toContain('need');
    const orders = mergeDrafts({ base, mine: moveStage(base, 'need', 3), theirs: moveStage(base, 'need', 0) }, 'mine');
    expect(orders.clashes).toEqual({ ...none, order: true });
    expect(keys(orders.design)).toMatch(/^qualify solution negotiation need/);
  });

  it('that both add a stage and a gate keep both, each under a key of its own', () => {
    const mine = gateOn(addStage(base, 1, text('甲')), 'solution');
    const theirs = gateOn(splitStage(base, 'need', { first: text('需求'), second: text('乙') }), 'contract');
    const { design, clashes } = mergeDrafts({ base, mine, theirs }, 'mine');
    expect(clashes).toEqual(none);
    expect(design.stages.map(({ names }) => names['zh-CN'])).toEqual(expect.arrayContaining(['甲', '乙']));
    expect(new Set(design.stages.map(({ key }) => key)).size).toBe(design.stages.length);
    const gates = design.stages.flatMap(({ gates = [] }) => gates.map(({ key }) => key));
    expect(new Set(gates).size).toBe(gates.length);
    expect(stageOf(design, 'solution')?.gates).toHaveLength((stageOf(base, 'solution')?.gates?.length ?? 0) + 1);
  });

  it('merge what each allows, pair by pair and direction by direction', () => {
    const with_ = (change: (now: Design['transitions']) => Design['transitions']) => ({
      ...base,
      transitions: change(base.transitions),
    });
    const mine = with_((now) =>
      setException(setDirection(now, 'back', 'allowed', 'rep'), 'need', 'contract', 'allowed'),
    );
    const theirs = with_((now) =>
      setException(setDirection(now, 'skip', 'forbidden'), 'need', 'contract', 'forbidden', 'rep'),
    );
    const { design, clashes } = mergeDrafts({ base, mine, theirs }, 'mine');
    expect(clashes).toEqual(none);
    expect(design.transitions).toMatchObject({
      skip: 'forbidden',
      byRole: [{ role: 'rep', direction: 'back', permission: 'allowed' }],
      exceptions: [
        { from: 'need', to: 'contract', permission: 'forbidden', roles: ['rep'] },
        { from: 'need', to: 'contract', permission: 'allowed' },
      ],
    });
    const clashing = with_((now) => setDirection(now, 'skip', 'allowed'));
    expect(mergeDrafts({ base, mine: clashing, theirs }, 'theirs').clashes.transitions).toBe(true);
  });

  it('of which one changed nothing are the other', () => {
    const change = fc.constantFrom<(design: Design) => Design>(
      (design) => moveStage(design, 'need', 2),
      (design) => addStage(design, 2, text('新')),
      (design) => retireStage(design, 'solution', 'need'),
      (design) => patchStage(design, 'won', { names: text('成交') }),
      (design) => gateOn(design, 'contract'),
      (design) => splitStage(design, 'negotiation', { first: text('一'), second: text('二') }),
      (design) => ({ ...design, transitions: setException(design.transitions, 'qualify', 'won', 'forbidden', 'rep') }),
    );
    fc.assert(
      fc.property(fc.array(change, { maxLength: 5 }), fc.constantFrom('mine', 'theirs'), (changes, prefer) => {
        const changed = changes.reduce((design, next) => next(design), base);
        for (const sides of [
          { base, mine: changed, theirs: base },
          { base, mine: base, theirs: changed },
          { base, mine: changed, theirs: changed },
        ]) {
          const merged = mergeDrafts(sides, prefer);
          expect(merged.clashes).toEqual(none);
          expect(merged.design.stages).toEqual(changed.stages);
          expect(merged.design.transitions).toEqual(changed.transitions);
          expect(merged.design.mapping.toSorted(byText)).toEqual(changed.mapping.toSorted(byText));
        }
      }),
    );
  });
});

const byText = (a: unknown, b: unknown) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
