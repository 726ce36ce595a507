import { describe, expect, it } from 'vitest';
import { en } from './en.ts';
import { zhCN } from './zh-CN.ts';

type Tree = { readonly [key: string]: string | Tree };

function flatten(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : flatten(value, `${path}${key}.`),
  );
}

const stem = (key: string): string => key.replace(/_(one|other)$/, '');
const holes = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] as string).sort();

const chinese = flatten(zhCN);
const english = flatten(en as Tree);

describe('phrases', () => {
  it('say the same in both languages', () => {
    const keys = (phrases: [string, string][]) => [...new Set(phrases.map(([key]) => stem(key)))].sort();
    expect(keys(english)).toEqual(keys(chinese));
  });

  it('leave nothing empty', () => {
    for (const [key, text] of [...chinese, ...english]) expect(text.trim(), key).not.toBe('');
  });

  it('fill the same places', () => {
    const places = new Map(chinese.map(([key, text]) => [stem(key), holes(text)]));
    for (const [key, text] of english) {
      // "1 record" may leave the number out.
      if (!key.endsWith('_one')) expect(holes(text), key).toEqual(places.get(stem(key)));
    }
  });

  it('have an English singular wherever something is counted', () => {
    const keys = new Set(english.map(([key]) => key));
    for (const key of keys) if (key.endsWith('_other')) expect(keys).toContain(`${stem(key)}_one`);
  });

  it('keep Chinese free of half-width punctuation and English free of Chinese', () => {
    for (const [key, text] of chinese) expect(text, key).not.toMatch(/\p{Script=Han}[,;:!?]/u);
    for (const [key, text] of english) expect(text, key).not.toMatch(/\p{Script=Han}/u);
  });
});
