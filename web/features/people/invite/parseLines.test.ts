import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseLines } from './parseLines.ts';

const departments = [
  { id: 'e', name: '华东', active: true },
  { id: 'x', name: '旧部', active: false },
];

test('reads names, addresses and departments whatever parts them, and says what is wrong', () => {
  const text =
    '李雷, li@a.cn, 华东\n\n韩梅梅，han@a.cn\ttab@x\n王芳;旧部;wang@a.cn\n李雷,LI@a.cn\n,nobody@a.cn\n赵四,赵四';
  expect(
    parseLines(text, departments, 'e').map(({ line, problem, departmentId }) => [line, problem, departmentId]),
  ).toEqual([
    [1, undefined, 'e'],
    [3, 'department', undefined],
    [4, 'department', undefined],
    [5, 'repeated', 'e'],
    [6, 'name', 'e'],
    [7, 'email', undefined],
  ]);
});

test('any mix of separators reads the same', () => {
  const separator = fc.constantFrom(',', '，', ';', '；', '\t', ' , ');
  fc.assert(
    fc.property(separator, separator, fc.boolean(), (a, b, first) => {
      const line = first ? `li@a.cn${a}李雷${b}华东` : `李雷${a}li@a.cn${b}华东`;
      expect(parseLines(line, departments)).toEqual([
        { line: 1, name: '李雷', email: 'li@a.cn', department: '华东', departmentId: 'e' },
      ]);
    }),
  );
});
