import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type FieldSpec,
  type FieldValue,
  type ObjectDefinition,
  STANDARD_OBJECTS,
  systemFields,
} from '../objects/index.ts';
import { checkCondition } from './check.ts';
import { type Condition, MAX_CONDITION_DEPTH, MAX_CONDITION_NODES } from './condition.ts';
import type { ConditionContext } from './conditionContext.ts';
import { describe as inWords } from './describe.ts';
import { evaluate } from './evaluate.ts';
import { pathsOf, resolvePath } from './paths.ts';

const objects = (key: string): ObjectDefinition | undefined => {
  const spec = STANDARD_OBJECTS.find((object) => object.key === key);
  const define = (field: FieldSpec, index: number) => ({ ...field, id: index, column: field.key, standard: true });
  return (
    spec && { ...spec, id: 1, table: key, standard: true, fields: [...spec.fields.map(define), ...systemFields(spec)] }
  );
};
const opportunity = objects('opportunity')!;
const context: ConditionContext = {
  now: new Date('2026-03-17T20:00:00Z'),
  timeZone: 'Asia/Shanghai',
  fiscalYearStart: 1,
  userId: 'u1',
  typeOf: (path) => resolvePath(path, opportunity, objects)?.field.type,
};
const holds = (condition: Condition, values: Record<string, FieldValue>) =>
  evaluate(condition, (path) => values[path], context);

describe('evaluate', () => {
  it('lets nothing equal an empty field, and ne, notIn hold for it', () => {
    const empty = { amount: null };
    expect(holds({ field: 'amount', op: 'eq', value: '0' }, empty)).toBe(false);
    expect(holds({ field: 'amount', op: 'lt', value: '5' }, empty)).toBe(false);
    expect(holds({ field: 'amount', op: 'gte', value: '5' }, empty)).toBe(false);
    expect(holds({ field: 'amount', op: 'ne', value: '5' }, empty)).toBe(true);
    expect(holds({ field: 'amount', op: 'notIn', value: ['5'] }, empty)).toBe(true);
    expect(holds({ not: { field: 'amount', op: 'lt', value: '5' } }, empty)).toBe(true);
  });
  it('compares decimals exactly, not as text or floats', () => {
    const values = { amount: '90071992547409930.10' };
    expect(holds({ field: 'amount', op: 'gt', value: '90071992547409930.09' }, values)).toBe(true);
    expect(holds({ field: 'amount', op: 'eq', value: '90071992547409930.1' }, values)).toBe(true);
    expect(holds({ field: 'amount', op: 'lt', value: '100000000000000000' }, values)).toBe(true);
    expect(holds({ field: 'amount', op: 'between', value: ['1', '90071992547409930.1'] }, values)).toBe(true);
    expect(holds({ field: 'amount', op: 'in', value: ['2', '90071992547409930.100'] }, values)).toBe(true);
  });
  it('ignores case in contains and startsWith, not in eq', () => {
    const values = { name: 'ACME 三期' };
    expect(holds({ field: 'name', op: 'contains', value: 'acme' }, values)).toBe(true);
    expect(holds({ field: 'name', op: 'startsWith', value: 'acme 三' }, values)).toBe(true);
    expect(holds({ field: 'name', op: 'eq', value: 'acme 三期' }, values)).toBe(false);
  });
  it('reads periods in the workspace zone, for days and for instants', () => {
    const today: Condition = { field: 'expectedCloseDate', op: 'within', value: { period: 'today' } };
    expect(holds(today, { expectedCloseDate: '2026-03-18' })).toBe(true);
    expect(holds(today, { expectedCloseDate: '2026-03-17' })).toBe(false);
    const created: Condition = { field: 'createdAt', op: 'within', value: { period: 'today' } };
    expect(holds(created, { createdAt: '2026-03-17T16:00:00Z' })).toBe(true);
    expect(holds(created, { createdAt: '2026-03-17T15:59:59Z' })).toBe(false);
  });
  it('knows the reader', () => {
    expect(holds({ field: 'owner', op: 'eq', value: { me: true } }, { owner: 'u1' })).toBe(true);
    expect(holds({ field: 'owner', op: 'eq', value: { me: true } }, { owner: 'u2' })).toBe(false);
  });
  it('counts false as filled', () => {
    expect(holds({ field: 'budgetConfirmed', op: 'notEmpty' }, { budgetConfirmed: false })).toBe(true);
    expect(holds({ field: 'budgetConfirmed', op: 'eq', value: false }, { budgetConfirmed: false })).toBe(true);
  });
  it('orders numbers as a naive comparison does', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), fc.constantFrom('eq', 'ne', 'lt', 'lte', 'gt', 'gte'), (a, b, op) => {
        const naive = { eq: a === b, ne: a !== b, lt: a < b, lte: a <= b, gt: a > b, gte: a >= b }[op];
        expect(holds({ field: 'amount', op, value: String(b) }, { amount: String(a) })).toBe(naive);
      }),
    );
  });
  it('obeys the laws of De Morgan', () => {
    const leaf = fc.record({
      field: fc.constant('amount'),
      op: fc.constantFrom('lt' as const, 'ne' as const),
      value: fc.constantFrom('1', '5'),
    });
    fc.assert(
      fc.property(fc.array(leaf, { maxLength: 4 }), fc.constantFrom(null, '0', '3', '9'), (leaves, amount) => {
        const all = holds({ not: { all: leaves } }, { amount });
        expect(all).toBe(holds({ any: leaves.map((not) => ({ not })) }, { amount }));
      }),
    );
  });
});

describe('checkCondition', () => {
  const codes = (condition: Condition) => checkCondition(condition, opportunity, objects).map((found) => found.code);
  it('accepts what can be run', () => {
    expect(
      codes({
        all: [
          { field: 'account.industry', op: 'in', value: ['automotive'] },
          { field: 'stage', op: 'eq', value: 'need' },
          { field: 'owner', op: 'eq', value: { me: true } },
          { field: 'expectedCloseDate', op: 'within', value: { period: 'thisQuarter' } },
          { field: 'createdAt', op: 'gte', value: '2026-01-01T00:00:00+08:00' },
          { field: 'quotation', op: 'notEmpty' },
        ],
      }),
    ).toEqual([]);
  });
  it('names what is wrong', () => {
    expect(codes({ field: 'nothing', op: 'eq', value: 'x' })).toEqual(['unknown_field']);
    expect(codes({ field: 'amount.x', op: 'eq', value: 'x' })).toEqual(['unknown_field']);
    expect(codes({ field: 'account.parent.name', op: 'eq', value: 'x' })).toEqual(['unknown_field']);
    expect(codes({ field: 'amount', op: 'contains', value: '1' })).toEqual(['unknown_operator']);
    expect(codes({ field: 'amount', op: 'gt', value: 'viel' })).toEqual(['invalid_value']);
    expect(codes({ field: 'region', op: 'eq', value: 'mars' })).toEqual(['unknown_option']);
    expect(codes({ field: 'expectedCloseDate', op: 'lt', value: '2026-02-30' })).toEqual(['invalid_value']);
    expect(codes({ field: 'amount', op: 'between', value: ['1'] })).toEqual(['invalid_value']);
  });
  it('caps depth and size', () => {
    let deep: Condition = { field: 'amount', op: 'empty' };
    for (let level = 0; level < MAX_CONDITION_DEPTH; level += 1) deep = { not: deep };
    expect(codes(deep)).toEqual(['condition_too_deep']);
    const wide: Condition[] = Array.from({ length: MAX_CONDITION_NODES }, () => ({ field: 'amount', op: 'empty' }));
    expect(codes({ any: wide })).toEqual(['condition_too_deep']);
  });
});

describe('words', () => {
  const condition: Condition = {
    all: [
      { field: 'amount', op: 'gt', value: '100000' },
      {
        any: [
          { field: 'productLine', op: 'eq', value: 'equipment' },
          { field: 'account.region', op: 'in', value: ['eastChina', 'overseas'] },
        ],
      },
      { not: { field: 'expectedCloseDate', op: 'lt', value: '2026-03-01' } },
    ],
  };
  it('tells it in both languages', () => {
    expect(inWords(condition, opportunity, 'zh-CN', { objects })).toBe(
      '金额 大于 100,000 且 （产品线 是 智能装备 或 客户的地区 属于 华东、海外） 且 并非（预计成交日期 早于 2026-03-01）',
    );
    expect(inWords(condition, opportunity, 'en', { objects })).toBe(
      'Amount is greater than 100,000 and (Product line is Equipment or Account Region is one of East China, Overseas) and not (Expected close date is before 2026-03-01)',
    );
  });
  it('does not say yes twice', () => {
    const confirmed: Condition = { field: 'budgetConfirmed', op: 'eq', value: true };
    const inAll = (['zh-CN', 'zh-TW', 'en'] as const).map((locale) => inWords(confirmed, opportunity, locale));
    expect(inAll).toEqual(['预算已确认 为 是', '預算已確認 為 是', 'Budget confirmed is yes']);
  });
  it('lists the paths once', () => {
    expect(pathsOf({ all: [condition, condition] })).toEqual([
      'amount',
      'productLine',
      'account.region',
      'expectedCloseDate',
    ]);
  });
});
