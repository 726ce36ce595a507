import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { coreName, matchRank, queryTokens, searchTokens } from './searchText.ts';

const finds = (query: string, ...texts: string[]) => {
  const tokens = new Set(searchTokens(texts));
  return queryTokens(query).some((meaning) => meaning.every((token) => tokens.has(token)));
};

const COMPANY = '苏州恒拓精密制造有限公司';

describe('tokens', () => {
  test.each(['恒拓', '精密制造', '州恒', '恒', 'htjm', 'ht', 'hengtuo', 'suzhou', '恆拓'])(
    '%s finds the company',
    (query) => {
      expect(finds(query, COMPANY)).toBe(true);
    },
  );

  test.each(['拓恒', 'tuoheng', 'zzzz', '无锡'])('%s does not', (query) => {
    expect(finds(query, COMPANY)).toBe(false);
  });

  test('both readings of a character count', () => {
    expect(finds('chongqing', '重庆机床')).toBe(true);
    expect(finds('zqjc', '重庆机床')).toBe(true);
  });

  test.each(['3M', '2200', '上海3m'])('%s is found beside Chinese characters', (query) => {
    expect(finds(query, '上海3M第2200工厂')).toBe(true);
  });

  test('the last digits of a phone number find it', () => {
    expect(finds('5678', '+8613812345678')).toBe(true);
  });

  test('whatever part of a Chinese name is typed, it is found', () => {
    const han = fc.string({
      unit: fc.constantFrom(...'苏州恒拓精密制造科技机械电气自动化'),
      minLength: 2,
      maxLength: 12,
    });
    fc.assert(
      fc.property(han, fc.nat(), fc.integer({ min: 1, max: 12 }), (name, start, length) => {
        const part = name.slice(start % name.length, (start % name.length) + length);
        return finds(part, name) && matchRank(part, name) > 0;
      }),
    );
  });
});

describe('rank', () => {
  test('exact before prefix before inside before chance', () => {
    expect(matchRank('恒拓精密', '恒拓精密有限公司')).toBe(5);
    expect(matchRank('恒拓', '恒拓精密有限公司')).toBe(4);
    expect(matchRank('精密', '恒拓精密有限公司')).toBe(3);
    expect(matchRank('htjm', '恒拓精密有限公司')).toBe(4);
    expect(matchRank('精拓', '恒拓精密有限公司')).toBe(0);
  });

  test('legal forms are no part of the name', () => {
    expect(coreName('无锡启昌汽配股份有限公司')).toBe('无锡启昌汽配');
    expect(coreName('有限公司')).toBe('有限公司');
  });
});

test('a name of many equal syllables is judged at once', () => {
  const began = performance.now();
  expect(matchRank(`${'a'.repeat(60)}z`, `${'啊'.repeat(80)}阿子`)).toBe(3);
  expect(matchRank(`${'a'.repeat(60)}x`, `${'啊'.repeat(80)}阿子`)).toBe(0);
  expect(performance.now() - began).toBeLessThan(500);
});
