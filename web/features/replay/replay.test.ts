import { createInstance } from 'i18next';
import { beforeAll, describe, expect, test } from 'vitest';
import { en } from '../../phrases/en.ts';
import { zhCN } from '../../phrases/zh-CN.ts';
import { makeFormat } from '../../ui/format.ts';
import { departmentTotals } from './departmentTotals.ts';
import { endedWords } from './endedWords.ts';
import { headline } from './headline.ts';

const texts = createInstance();
beforeAll(() =>
  texts.init({
    resources: { 'zh-CN': { translation: zhCN }, en: { translation: en } },
    interpolation: { escapeValue: false },
  }),
);
const format = (locale: 'zh-CN' | 'en') => makeFormat({ locale, timeZone: 'Asia/Shanghai', currency: 'CNY' });
const share = (moves: number, refused: number, delayed: number, flagged = 0) => ({ moves, refused, delayed, flagged });

describe('the headline', () => {
  const say = (locale: 'zh-CN' | 'en', one: ReturnType<typeof share>, months: number) =>
    headline(one, months, texts.getFixedT(locale), format(locale));

  test('names what would have been stopped, delayed and flagged, and nothing that would not', () => {
    expect(say('zh-CN', share(412, 63, 12), 3)).toBe('近 3 个月的 412 次推进里，这一版会拦下 63 次，推迟 12 次');
    expect(say('en', share(1412, 63, 12, 1), 3)).toBe(
      'Of 1,412 moves in the last 3 months, this version would have stopped 63, delayed 12 and flagged 1 to be checked',
    );
    expect(say('en', share(1, 1, 0), 1)).toBe('Of 1 move in the last month, this version would have stopped 1');
  });

  test('says that all would have passed', () => {
    expect(say('zh-CN', share(8, 0, 0), 6)).toBe('近 6 个月的 8 次推进，这一版都会放行');
  });
});

test('how the deals of a gate ended, in a sentence', () => {
  const say = (locale: 'zh-CN' | 'en', line: Parameters<typeof endedWords>[0]) =>
    endedWords(line, 'opportunity', texts.getFixedT(locale), format(locale));
  const ended = { open: 8, won: 4, lost: 51, invalid: 0 };
  expect(say('zh-CN', { effect: 'refused', deals: 63, ended })).toBe(
    '拦下的 63 个[商机]里，51 个后来输单，4 个后来赢单',
  );
  expect(say('en', { effect: 'late', deals: 2, ended: { open: 2, won: 0, lost: 0, invalid: 0 } })).toBe(
    'Of 2 [deals] overstaying, all are still open',
  );
});

test('departments add up their people; whoever moved departments counts in each; most held up first', () => {
  const people = [
    { owner: 'a', department: 'east', ...share(10, 1, 2) },
    { owner: 'b', department: 'west', ...share(5, 4, 0) },
    { owner: 'c', department: 'east', ...share(3, 2, 0, 3) },
    { owner: 'a', department: 'west', ...share(2, 0, 2) },
    { owner: null, department: null, ...share(9, 0, 0) },
  ];
  const totals = departmentTotals(people);
  expect(totals.map(({ people: _people, ...total }) => total)).toEqual([
    { department: 'west', ...share(7, 4, 2) },
    { department: 'east', ...share(13, 3, 2, 3) },
    { department: null, ...share(9, 0, 0) },
  ]);
  expect(totals.map((one) => one.people.map(({ owner }) => owner))).toEqual([['b', 'a'], ['a', 'c'], [null]]);
});
