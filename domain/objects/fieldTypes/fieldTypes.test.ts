import { describe, expect, test } from 'vitest';
import type { FieldSpec } from '../types.ts';
import { parseFieldValue } from './index.ts';

const field = (type: FieldSpec['type'], more: Partial<FieldSpec> = {}): FieldSpec => ({
  key: 'x',
  type,
  labels: { 'zh-CN': 'x' },
  ...more,
});
const read = (input: unknown, spec: FieldSpec) => {
  const parsed = parseFieldValue(input, spec);
  return parsed.ok ? parsed.value : parsed.issue.code;
};
const options = ['a', 'b'].map((key) => ({ key, labels: { 'zh-CN': key } }));

describe.each<[FieldSpec['type'], [unknown, unknown][]]>([
  [
    'decimal',
    [
      ['-0', '0'],
      ['-0.00001', '0'],
      ['+007.50', '7.5'],
      [1e21, 'not_a_number'],
      ['1e3', 'not_a_number'],
      [1e3, '1000'],
      [0.1 + 0.2, '0.3'],
      [1 / 3, '0.3333'],
      [1e-7, '0'],
      [Number.NaN, 'not_a_number'],
      [Number.POSITIVE_INFINITY, 'not_a_number'],
      ['1,000', 'not_a_number'],
      ['99999999999999999999', '99999999999999999999'],
      ['999999999999999999999', 'not_a_number'],
      [[1], 'not_a_number'],
      [true, 'not_a_number'],
    ],
  ],
  [
    'integer',
    [
      ['9007199254740991', 9007199254740991],
      ['9007199254740992', 'not_an_integer'],
      ['2.5', 'not_an_integer'],
      ['-0', 0],
      [2.0, 2],
    ],
  ],
  [
    'date',
    [
      ['2026-02-31', 'not_a_date'],
      ['2024-02-29', '2024-02-29'],
      ['0000-01-01', 'not_a_date'],
      ['0001-01-01', '0001-01-01'],
      ['2026-2-3', 'not_a_date'],
      ['2026-02-03T00:00:00Z', 'not_a_date'],
      ['10000-01-01', 'not_a_date'],
      [20260203, 'not_a_date'],
    ],
  ],
  [
    'dateTime',
    [
      ['2026-03-18T09:30:00+08:00', '2026-03-18T01:30:00.000Z'],
      ['2026-03-18T09:30', 'not_a_date_time'],
      ['2026-02-31T09:30:00Z', 'not_a_date_time'],
      ['2026-03-18T25:00:00Z', 'not_a_date_time'],
      ['2026-03-18T09:30:00+99:00', 'not_a_date_time'],
      ['9999-12-31T23:59:59Z', '9999-12-31T23:59:59.000Z'],
      ['9999-12-31T23:59:59-01:00', 'not_a_date_time'],
      ['0001-01-01T00:00:00+08:00', 'not_a_date_time'],
    ],
  ],
  [
    'text',
    [
      ['a\u0000b', 'invalid_character'],
      ['\ud83d', 'invalid_character'],
      ['😀', '😀'],
      ['x'.repeat(256), 'too_long'],
      ['  x  ', 'x'],
      ['   ', null],
      [12, '12'],
      [{}, 'not_text'],
    ],
  ],
  [
    'multiSelect',
    [
      [
        ['a', 'a', 'b'],
        ['a', 'b'],
      ],
      [['a', 'c'], 'unknown_option'],
      [[], null],
      ['a', 'invalid_value'],
      [[null], 'unknown_option'],
    ],
  ],
  [
    'select',
    [
      ['a', 'a'],
      ['c', 'unknown_option'],
      [['a'], 'unknown_option'],
      ['toString', 'unknown_option'],
    ],
  ],
])('%s', (type, cases) => {
  test.each(cases)('%j', (input, expected) => {
    expect(read(input, field(type, type.includes('elect') ? { options } : {}))).toEqual(expected);
  });
});

test('what brings its own toString along is refused like anything else', () => {
  const trap: unknown = JSON.parse('{"toString":{"x":1},"valueOf":1}');
  expect(read(trap, field('select', { options }))).toBe('unknown_option');
  expect(read([trap], field('multiSelect', { options }))).toBe('unknown_option');
  expect(read(trap, field('reference', { target: 'account' }))).toBe('unknown_reference');
  for (const type of ['text', 'money', 'date', 'dateTime', 'user', 'users', 'phone', 'email', 'url', 'file'] as const)
    for (const input of [trap, [trap]]) expect(() => read(input, field(type))).not.toThrow();
});
