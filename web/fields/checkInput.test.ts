import { describe, expect, it } from 'vitest';
import { inputProblem } from './checkInput.ts';
import type { ShownField } from './types.ts';

const field = (type: ShownField['type'], more: Partial<ShownField> = {}): ShownField => ({
  key: 'x',
  type,
  labels: { 'zh-CN': '字段', 'zh-TW': '欄位', en: 'Field' },
  ...more,
});

describe('inputProblem', () => {
  it('says what the server would say, in the language of the reader', () => {
    expect(inputProblem(field('email'), 'nobody', 'en')).toMatch(/Field/);
    expect(inputProblem(field('email'), 'nobody', 'zh-TW')).toMatch(/欄位/);
    expect(inputProblem(field('percent', { min: '0', max: '100' }), '101', 'en')).toBeDefined();
    expect(inputProblem(field('money', { min: '0' }), '-5', 'zh-CN')).toBe('字段不能小于 0');
    expect(inputProblem(field('integer', { max: '9' }), 10, 'en')).toBe('Field must be 9 or less');
    expect(inputProblem(field('text', { maxLength: 3 }), '四个字的', 'zh-CN')).toBeDefined();
  });

  it('lets pass what may stand, and what only the server knows', () => {
    expect(inputProblem(field('email'), 'a@example.com', 'en')).toBeUndefined();
    expect(inputProblem(field('money'), '12.50', 'en')).toBeUndefined();
    expect(inputProblem(field('user'), 'whoever', 'en')).toBeUndefined();
    expect(inputProblem(field('select', { options: [] }), 'quote', 'en')).toBeUndefined();
  });

  it('misses only what is required', () => {
    expect(inputProblem(field('text'), null, 'en')).toBeUndefined();
    expect(inputProblem(field('text', { required: true }), null, 'en')).toBeDefined();
    expect(inputProblem(field('file'), [], 'en', true)).toBeDefined();
  });
});
