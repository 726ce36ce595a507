import { isErrorCell, parseBooleanText, parseDate, parseDateTime, parseNumberText } from '#domain/exchange/index.ts';
import { bad, good, type IssueCode, type Parsed } from '#domain/kernel/index.ts';
import type { FieldDefinition, SelectOption } from '#domain/objects/index.ts';
import { type BoundColumn, normalised } from './types.ts';

const SEVERAL = /[;；,，、|\n]/;

/**
 * A cell as the value that records take: numbers and dates as people write them, options by key, label or other
 * spelling. References stay text. `null` is "no value", also where the mapping leaves unknown options out.
 */
export function readCell(text: string, column: BoundColumn, field: FieldDefinition, timeZone: string): Parsed<unknown> {
  if (column.values.has(normalised(text))) return good(column.values.get(normalised(text)) ?? null);
  if (isErrorCell(text)) return bad('invalid_value', field.key);
  switch (field.type) {
    case 'integer':
    case 'decimal':
    case 'money':
    case 'percent':
      return orBad(parseNumberText(text + (column.target.unit ?? ''), column.decimalMark), 'not_a_number', field);
    case 'boolean':
      return orBad(parseBooleanText(text), 'not_a_boolean', field);
    case 'date':
      return orBad(column.dateFormat && parseDate(text, column.dateFormat), 'not_a_date', field);
    case 'dateTime':
      return orBad(readInstant(text, column, timeZone), 'not_a_date_time', field);
    case 'select':
      return readOption(text, column, field);
    case 'multiSelect':
      return readOptions(text, column, field);
    case 'users':
      return good(partsOf(text));
    default:
      return good(text.trim());
  }
}

export function readInstant(text: string, column: BoundColumn, timeZone: string): string | undefined {
  return column.dateFormat && parseDateTime(text, column.dateFormat, timeZone);
}

function orBad<T>(value: T | undefined, code: IssueCode, field: FieldDefinition): Parsed<T> {
  return value === undefined ? bad(code, field.key) : good(value);
}

function readOption(text: string, column: BoundColumn, field: FieldDefinition): Parsed<unknown> {
  // Stages and funnels have no options of their own: the funnel checks them.
  if (!field.options?.length) return good(text.trim());
  const option = findOption(field.options, text);
  if (option) return good(option.key);
  return column.target.unknown === 'skip' ? good(null) : bad('unknown_option', field.key, { value: text });
}

export const partsOf = (text: string): string[] =>
  text
    .split(SEVERAL)
    .map((part) => part.trim())
    .filter((part) => part !== '');

function readOptions(text: string, column: BoundColumn, field: FieldDefinition): Parsed<unknown> {
  const keys: unknown[] = [];
  for (const part of partsOf(text)) {
    const mapped = column.values.get(normalised(part));
    const parsed = mapped === undefined ? readOption(part, column, field) : good(mapped);
    if (!parsed.ok) return parsed;
    if (parsed.value !== null) keys.push(parsed.value);
  }
  return good(keys);
}

function findOption(options: readonly SelectOption[], text: string): SelectOption | undefined {
  const wanted = normalised(text);
  const spellings = (option: SelectOption) => [option.key, ...Object.values(option.labels), ...(option.aliases ?? [])];
  return options.find((option) => spellings(option).some((spelling) => normalised(spelling) === wanted));
}
