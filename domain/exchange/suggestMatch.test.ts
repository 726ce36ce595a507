import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchMapping, respell } from './matchMapping.ts';
import { normaliseHeader } from './proposeMapping.ts';
import { editDistance, suggestMatch } from './suggestMatch.ts';

const candidates = ['GTX Pro', 'GTX Basic', 'MG Special', '软件和信息技术'].map((name) => ({
  value: name,
  spellings: [name],
}));

describe('suggestMatch', () => {
  it('sees through spaces, signs, width and small slips', () => {
    expect(suggestMatch('GTXPro', candidates)).toBe('GTX Pro');
    expect(suggestMatch('ｇｔｘ-basic', candidates)).toBe('GTX Basic');
    expect(suggestMatch('MG Speical', candidates)).toBe('MG Special');
    expect(suggestMatch('软件和信息技術', candidates)).toBe('软件和信息技术');
  });

  it('is silent where nothing is close', () => {
    expect(suggestMatch('Prospecting', candidates)).toBeUndefined();
    expect(suggestMatch('', candidates)).toBeUndefined();
    expect(suggestMatch('???', candidates)).toBeUndefined();
  });

  it('finds every text itself, whatever else there is', () => {
    const texts = fc.uniqueArray(fc.stringMatching(/^[a-z]{3,8}$/), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(texts, fc.nat(), (names, pick) => {
        const wanted = names[pick % names.length]!;
        expect(
          suggestMatch(
            wanted.toUpperCase(),
            names.map((name) => ({ value: name, spellings: [name] })),
          ),
        ).toBe(wanted);
      }),
    );
  });
});

/** The textbook recursion, slow and plain. */
function naive(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const [restA, restB] = [a.slice(1), b.slice(1)];
  if (a[0] === b[0]) return naive(restA, restB);
  return 1 + Math.min(naive(restA, b), naive(a, restB), naive(restA, restB));
}

it('editDistance is that of the recursion', () => {
  const word = fc.stringMatching(/^[abc]{0,5}$/);
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(editDistance(a, b)).toBe(naive(a, b));
    }),
  );
});

describe('matchMapping', () => {
  const header = fc.constantFrom('客户', 'Amount', 'close_date', '阶段', 'Owner', 'Id');
  const headers = fc.uniqueArray(header, { maxLength: 6 });

  it('takes the mapping that covers most of the file, and none with a header that the file lacks', () => {
    fc.assert(
      fc.property(headers, fc.array(headers, { maxLength: 5 }), (file, lists) => {
        const saved = lists.map((list, id) => ({ id, headers: list }));
        const fits = saved.filter((one) => one.headers.length > 0 && one.headers.every((name) => file.includes(name)));
        const most = Math.max(0, ...fits.map((one) => one.headers.length));
        expect(matchMapping(file, saved)).toEqual(fits.find((one) => one.headers.length === most));
      }),
    );
  });

  it('knows a header again in another spelling', () => {
    const saved = [{ headers: ['Close Date', '金额(元)'] }];
    expect(matchMapping(['close_date', '金额', 'x'], saved)).toBe(saved[0]);
    expect(respell({ 'Close Date': 'closedAt', '金额(元)': 'amount', gone: 'name' }, ['close_date', '金额'])).toEqual({
      close_date: 'closedAt',
      金额: 'amount',
    });
  });

  it('respelling keeps every column that is still there and makes up none', () => {
    fc.assert(
      fc.property(headers, headers, (mapped, file) => {
        const columns = Object.fromEntries(mapped.map((name) => [name, name]));
        const now = respell(columns, file);
        expect(Object.keys(now).every((name) => (file as string[]).includes(name))).toBe(true);
        expect(Object.keys(now).sort()).toEqual(mapped.filter((name) => file.includes(name)).sort() as string[]);
        for (const [name, was] of Object.entries(now)) expect(normaliseHeader(name)).toBe(normaliseHeader(String(was)));
      }),
    );
  });
});
