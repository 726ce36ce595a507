import { tidy } from './dateFormats.ts';

const YES = new Set(['是', '有', '对', '對', '真', 'true', 'yes', 'y', 't', 'on', '1', '√', '✓', '✔', '☑', '✅']);
const NO = new Set([
  '否',
  '无',
  '無',
  '不',
  '错',
  '錯',
  '假',
  'false',
  'no',
  'n',
  'f',
  'off',
  '0',
  '×',
  'x',
  '✗',
  '✘',
  '☐',
  '❌',
]);

/** 是/否, true/false, Y/N, 1/0, √/× … ; undefined: neither. */
export function parseBooleanText(text: string): boolean | undefined {
  const word = tidy(text).toLowerCase().replace('\uFE0F', '');
  if (YES.has(word)) return true;
  if (NO.has(word)) return false;
  return undefined;
}
