import { Converter } from 'opencc-js/cn2t';
import { describe, expect, it } from 'vitest';
import * as messages from '#contract/messages/zh-TW.ts';
import { LOCALES } from '#domain/kernel/localized.ts';
import { funnels } from '#domain/kernel/traditional/funnels.ts';
import { identity } from '#domain/kernel/traditional/identity.ts';
import { measures } from '#domain/kernel/traditional/measures.ts';
import { objects } from '#domain/kernel/traditional/objects.ts';
import { STANDARD_OBJECTS } from '#domain/objects/index.ts';
import { zhTW as conditionWords } from '#domain/records/words/zh-TW.ts';
import { en } from './en.ts';
import { zhCN } from './zh-CN.ts';
import { zhTW } from './zh-TW.ts';

type Tree = { readonly [key: string]: string | Tree };

function flatten(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : flatten(value, `${path}${key}.`),
  );
}

const stem = (key: string): string => key.replace(/_(one|other)$/, '');
const holes = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] as string).sort();

const simplified = flatten(zhCN);
const traditional = flatten(zhTW as Tree);
const english = flatten(en as Tree);
/** 繁體 that stands outside this room. */
const said = [funnels, identity, measures, objects, messages as unknown as Tree, conditionWords as unknown as Tree]
  .flatMap((room) => flatten(room))
  .map(([, text]) => text);
const others = [
  ['English', english],
  ['繁體', traditional],
] as const;

describe('phrases', () => {
  it.each(others)('say the same in %s', (_name, phrases) => {
    const keys = (list: readonly [string, string][]) => [...new Set(list.map(([key]) => stem(key)))].sort();
    expect(keys(phrases)).toEqual(keys(simplified));
  });

  it('leave nothing empty', () => {
    for (const [key, text] of [...simplified, ...traditional, ...english]) expect(text.trim(), key).not.toBe('');
  });

  it.each(others)('fill the same places in %s', (_name, phrases) => {
    const places = new Map(simplified.map(([key, text]) => [stem(key), holes(text)]));
    for (const [key, text] of phrases) {
      // "1 record" may leave the number out.
      if (!key.endsWith('_one')) expect(holes(text), key).toEqual(places.get(stem(key)));
    }
  });

  it('have an English singular wherever something is counted', () => {
    const keys = new Set(english.map(([key]) => key));
    for (const key of keys) if (key.endsWith('_other')) expect(keys).toContain(`${stem(key)}_one`);
  });

  it('keep Chinese free of half-width punctuation and English free of Chinese', () => {
    for (const [key, text] of [...simplified, ...traditional]) expect(text, key).not.toMatch(/\p{Script=Han}[,;:!?]/u);
    for (const [key, text] of english) expect(text, key).not.toMatch(/\p{Script=Han}/u);
  });

  it('write 繁體 without characters of 简体', () => {
    const inTaiwan = Converter({ from: 'cn', to: 'tw' });
    // Characters that both know, with a meaning that the converter cannot tell.
    const either = /[台里斗占系范划周面只后表丑几升干御余咸岳于才向注准]/u;
    const all = [...traditional, ...said.map((text): [string, string] => [text, text])];
    const wrong = all.flatMap(([key, text]) =>
      [...text].filter((sign) => !either.test(sign) && inTaiwan(sign) !== sign).map((sign) => `${key}: ${sign}`),
    );
    expect(wrong).toEqual([]);
  });

  it.each(LOCALES)('mark every name of an object, so that a company can rename it (%s)', (locale) => {
    const names = STANDARD_OBJECTS.flatMap(({ labels, labelsPlural }) => [labels[locale]!, labelsPlural[locale]!]);
    const known = new Set(names.map((name) => name.toLowerCase()));
    // English names that are verbs too, or part of another word, are looked for in their clear form only.
    const bare = new RegExp(
      locale === 'en' ? `\\b(${names.join('|')}|deals?|tasks?|leads|accounts?)\\b` : names.join('|'),
    );
    for (const [key, text] of { 'zh-CN': simplified, 'zh-TW': traditional, en: english }[locale]) {
      const marks = [...text.matchAll(/\[(?:an? )?([^[\]]+)\]/gi)].map(([, name]) => name!.toLowerCase());
      expect(
        marks.filter((name) => !known.has(name)),
        `${key}: ${text}`,
      ).toEqual([]);
      const rest = text
        .replaceAll(/\[[^[\]]+\]|\{\{\w+\}\}/g, '')
        .replaceAll(/产品[线导]|產品[線導]|Product (line|tour)/g, '');
      expect(rest, key).not.toMatch(bare);
    }
  });

  it('use Taiwan’s words', () => {
    const mainland =
      /線索|贏單|輸單|字段|郵箱|審批|合同|數據|用戶|信息|默認|視頻|軟件|網絡|登錄|文件夾|短信|打印|回款|在途|新建|列表|單元格|許可權|創建|錄入|回車|基線|查找|自定義|市場認可|銷售認可/u;
    for (const [key, text] of traditional) expect(text, key).not.toMatch(mainland);
    // What the product brings along and what the server says; only there a production line is planned anew.
    for (const text of said) expect(text.replace('新建計畫', '')).not.toMatch(mainland);
  });

  it('quote as one does in Taiwan, and address the reader politely', () => {
    for (const [key, text] of traditional) expect(text, key).not.toMatch(/[“”‘’]/u);
    for (const [key, text] of [...simplified, ...traditional]) expect(text, key).not.toMatch(/你/u);
  });
});
