import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Condition } from '#domain/records/condition.ts';
import { conditionOf, draftOf, newGroup, newLine, unfinished } from './draft.ts';

const leaf = fc.record({
  field: fc.constantFrom('amount', 'account.name', 'city'),
  op: fc.constant('eq' as const),
  value: fc.constantFrom('1', '2', '3'),
});
const { node } = fc.letrec<{ node: Condition }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 5, depthSize: 'small' },
    leaf,
    fc.record({ all: fc.array(tie('node'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('node'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('node') }),
  ),
}));

/** The truth of a condition when its leaves are drawn by a key of their own. */
function holds(condition: Condition, isTrue: (leafKey: string) => boolean): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, isTrue));
  if ('any' in condition) return condition.any.some((part) => holds(part, isTrue));
  if ('not' in condition) return !holds(condition.not, isTrue);
  return isTrue(`${condition.field} ${String(condition.value)}`);
}

describe('the draft of a condition', () => {
  it('means what the condition meant', () => {
    fc.assert(
      fc.property(node, fc.func(fc.boolean()), (condition, isTrue) => {
        const again = conditionOf(draftOf(condition));
        expect(again && holds(again, isTrue)).toBe(holds(condition, isTrue));
      }),
    );
  });

  it('asks only for what is complete', () => {
    const done = { field: 'a', op: 'notEmpty' } as const;
    const draft = newGroup([newLine(), newLine(done), newGroup([newLine({ field: 'b', op: 'in', value: [] })])]);
    expect(conditionOf(draft)).toEqual(done);
    expect(unfinished(draft)).toBe(2);
    expect(conditionOf(draftOf(undefined))).toBeUndefined();
  });
});
