import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluate } from '../../records/evaluate.ts';
import { parseFieldValue } from './index.ts';

const field = { key: 'team', type: 'users' as const, labels: { 'zh-CN': '团队' } };

describe('users', () => {
  test('keep every person once, in order, whatever the case of the ids', () => {
    fc.assert(
      fc.property(fc.array(fc.uuid(), { minLength: 1 }), (ids) => {
        const parsed = parseFieldValue(
          ids.map((id) => id.toUpperCase()),
          field,
        );
        expect(parsed.ok && parsed.value).toEqual([...new Set(ids)]);
      }),
    );
  });

  test('nobody is no value; what is no id is refused by name', () => {
    expect(parseFieldValue([], field)).toEqual({ ok: true, value: null });
    expect(parseFieldValue(null, field)).toEqual({ ok: true, value: null });
    expect(parseFieldValue(['张三'], field)).toMatchObject({
      ok: false,
      issue: { code: 'unknown_reference', params: { value: '张三' } },
    });
    fc.assert(
      fc.property(fc.anything(), (input) => {
        const parsed = parseFieldValue(input, field);
        if (parsed.ok) expect(parsed.value === null || Array.isArray(parsed.value)).toBe(true);
      }),
    );
  });

  test('a condition may ask for the reader', () => {
    const context = {
      userId: 'me',
      timeZone: 'Asia/Shanghai',
      now: new Date(),
      fiscalYearStart: 1,
      typeOf: () => 'users' as const,
    };
    const holds = (value: string[] | null) =>
      evaluate({ field: 'team', op: 'contains', value: { me: true } }, () => value, context);
    expect([holds(['me', 'you']), holds(['you']), holds(null)]).toEqual([true, false, false]);
  });
});
