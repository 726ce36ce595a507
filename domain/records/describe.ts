import { isDecimal } from '../kernel/decimal.ts';
import { inLocale, type Locale } from '../kernel/localized.ts';
import type { FieldDefinition, FieldType, ObjectDefinition } from '../objects/types.ts';
import type { Condition, ConditionValue } from './condition.ts';
import { type ObjectLookup, resolvePath } from './paths.ts';
import { type ConditionWords, operatorWords, WORDS } from './words.ts';

type Leaf = Extract<Condition, { field: string }>;
type Reading = {
  object: ObjectDefinition;
  objects: ObjectLookup;
  locale: Locale;
  titleOf?: (id: string) => string | undefined;
};

/**
 * The condition in the reader's words: `金额 大于 100,000 且 （产品线 是 智能装备 或 地区 是 华东）`.
 * `titleOf` names records and people behind ids, where the caller has loaded them.
 */
export function describe(
  condition: Condition,
  object: ObjectDefinition,
  locale: Locale,
  more: { objects?: ObjectLookup; titleOf?: (id: string) => string | undefined } = {},
): string {
  const reading = {
    object,
    locale,
    objects: more.objects ?? (() => undefined),
    ...(more.titleOf ? { titleOf: more.titleOf } : {}),
  };
  return words(condition, reading, false);
}

function words(node: Condition, reading: Reading, nested: boolean): string {
  const vocabulary = WORDS[reading.locale];
  if ('field' in node) return leafWords(node, reading, vocabulary);
  if ('not' in node) return `${vocabulary.not}${vocabulary.open}${words(node.not, reading, false)}${vocabulary.close}`;
  const parts = 'all' in node ? node.all : node.any;
  if (parts.length === 0) return 'all' in node ? vocabulary.always : vocabulary.never;
  const text = parts
    .map((part) => words(part, reading, parts.length > 1))
    .join('all' in node ? vocabulary.and : vocabulary.or);
  return nested && parts.length > 1 ? `${vocabulary.open}${text}${vocabulary.close}` : text;
}

function leafWords(leaf: Leaf, reading: Reading, vocabulary: ConditionWords): string {
  const path = resolvePath(leaf.field, reading.object, reading.objects);
  const label = path ? pathLabel(path.field, path.through, reading.locale, vocabulary) : leaf.field;
  const operator = operatorWords(vocabulary, leaf.op, path?.field.type);
  if (leaf.op === 'empty' || leaf.op === 'notEmpty') return `${label} ${operator}`;
  return `${label} ${operator} ${valueWords(leaf, path?.field, reading, vocabulary)}`;
}

function pathLabel(
  field: FieldDefinition,
  through: FieldDefinition | undefined,
  locale: Locale,
  vocabulary: ConditionWords,
): string {
  const own = inLocale(field.labels, locale);
  return through ? `${inLocale(through.labels, locale)}${vocabulary.of}${own}` : own;
}

function valueWords(
  leaf: Leaf,
  field: FieldDefinition | undefined,
  reading: Reading,
  vocabulary: ConditionWords,
): string {
  const { value } = leaf;
  if (Array.isArray(value)) {
    const items = value.map((item) => scalarWords(item, field, reading, vocabulary));
    return items.join(leaf.op === 'between' ? vocabulary.to : vocabulary.comma);
  }
  return scalarWords(value, field, reading, vocabulary);
}

function scalarWords(
  value: ConditionValue | undefined,
  field: FieldDefinition | undefined,
  reading: Reading,
  vocabulary: ConditionWords,
): string {
  if (value === null || value === undefined) return vocabulary.nothing;
  if (typeof value === 'boolean') return value ? vocabulary.yes : vocabulary.no;
  if (typeof value === 'object' && 'period' in value) return vocabulary.periods[value.period];
  if (typeof value === 'object' && 'me' in value) return vocabulary.me;
  const text = String(value);
  const option = field?.options?.find((candidate) => candidate.key === text);
  if (option) return inLocale(option.labels, reading.locale);
  if (field && NUMBERS.includes(field.type)) return grouped(text, reading.locale);
  const names = field?.type === 'reference' || field?.type === 'user' || field?.type === 'users';
  const named = names ? reading.titleOf?.(text) : undefined;
  return named ?? (field?.type === 'percent' ? `${text}%` : text);
}

const NUMBERS: readonly FieldType[] = ['integer', 'decimal', 'money'];

/** Exact: the digits are grouped as text, without a float in between. */
const grouped = (text: string, locale: Locale): string =>
  isDecimal(text)
    ? new Intl.NumberFormat(locale, { maximumFractionDigits: 12 }).format(text as Intl.StringNumericLiteral)
    : text;
