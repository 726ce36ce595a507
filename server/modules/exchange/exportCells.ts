import { inLocale, type Locale, offsetAt } from '#domain/kernel/index.ts';
import type { FieldDefinition, FieldValue } from '#domain/objects/index.ts';
import type { ColumnType, WriteColumn } from '#server/platform/tables/index.ts';

const TYPES: Partial<Record<FieldDefinition['type'], ColumnType>> = {
  integer: 'number',
  decimal: 'number',
  money: 'number',
  percent: 'number',
  date: 'date',
  dateTime: 'dateTime',
  boolean: 'boolean',
};
const BOOLEANS = {
  'zh-CN': { true: '是', false: '否' },
  'zh-TW': { true: '是', false: '否' },
  en: { true: 'yes', false: 'no' },
} as const;

export type ExportWords = {
  locale: Locale;
  timeZone: string;
  headers: 'labels' | 'keys';
  /** Names of funnels and stages by their key. */
  names: ReadonlyMap<string, string>;
};

export function exportColumn(field: FieldDefinition, words: ExportWords): WriteColumn {
  const header = words.headers === 'keys' ? field.key : inLocale(field.labels, words.locale);
  const scale = field.scale ?? (field.type === 'money' ? 2 : undefined);
  return { header, type: TYPES[field.type] ?? 'text', ...(scale === undefined ? {} : { scale }) };
}

/** A value as a reader of the file knows it: titles for references, labels for options, the clock of the workspace. */
export function exportCell(
  field: FieldDefinition,
  value: FieldValue | undefined,
  titleOf: (id: string) => string | undefined,
  words: ExportWords,
): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map((part) => exportCell(field, part, titleOf, words)).join('; ');
  if (typeof value === 'boolean') return BOOLEANS[words.locale][`${value}`];
  const text = String(value);
  switch (field.type) {
    case 'user':
    case 'users':
    case 'reference':
    case 'file':
      return titleOf(text) ?? '';
    case 'select':
    case 'multiSelect':
      return optionLabel(field, text, words);
    case 'dateTime':
      return localTime(text, words.timeZone);
    default:
      return text;
  }
}

/** With keys as headers the file is meant for machines, and options keep their keys too. */
function optionLabel(field: FieldDefinition, key: string, { headers, locale, names }: ExportWords): string {
  if (headers === 'keys') return key;
  const option = field.options?.find((candidate) => candidate.key === key);
  return option ? inLocale(option.labels, locale) : (names.get(`${field.key} ${key}`) ?? key);
}

function localTime(instant: string, timeZone: string): string {
  const time = Date.parse(instant);
  return new Date(time + offsetAt(time, timeZone)).toISOString().slice(0, 19);
}
