import { expect, test } from 'vitest';
import { acceptedLocale } from './language.ts';

test.each([
  ['zh-TW,zh;q=0.9,en;q=0.8', 'zh-TW'],
  ['zh-HK', 'zh-TW'],
  ['zh-MO', 'zh-TW'],
  ['zh-Hant-TW', 'zh-TW'],
  ['zh-CN,zh;q=0.9', 'zh-CN'],
  ['zh', 'zh-CN'],
  ['zh-Hans-SG', 'zh-CN'],
  ['en-GB,en;q=0.9,zh-TW;q=0.1', 'en'],
  ['en;q=0.2, zh-TW;q=0.7', 'zh-TW'],
  ['fr-FR, zh-HK;q=0.4', 'zh-TW'],
  ['zh-TW;q=0, en', 'en'],
  ['fr-FR', undefined],
  ['', undefined],
  [undefined, undefined],
])('%s is read as %s', (header, locale) => {
  expect(acceptedLocale(header)).toBe(locale);
});
