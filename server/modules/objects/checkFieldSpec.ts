import { compareDecimal, isDecimal } from '#domain/kernel/decimal.ts';
import { type Issue, issue } from '#domain/kernel/index.ts';
import {
  canBeSorted,
  columnName,
  type FieldSpec,
  type FieldType,
  isCustomKey,
  parseFieldValue,
} from '#domain/objects/index.ts';

const MAX_IDENTIFIER = 63;
/** Characters of a text with an index of its own: longer ones do not fit into an entry. */
const MAX_INDEXED_LENGTH = 500;
const DEFAULT_LENGTH: Partial<Record<FieldType, number>> = { longText: 32_000, url: 2_000 };

const NUMBERS: FieldType[] = ['integer', 'decimal', 'money', 'percent'];
const TEXTS: FieldType[] = ['text', 'longText', 'phone', 'email', 'url'];
/** What only some types use, and which. */
const USED_BY: Partial<Record<keyof FieldSpec, FieldType[]>> = {
  options: ['select', 'multiSelect'],
  target: ['reference'],
  pattern: ['autoNumber'],
  min: NUMBERS,
  max: NUMBERS,
  scale: NUMBERS.filter((type) => type !== 'integer'),
  maxLength: TEXTS,
  // The system fills it: nobody else could.
  required: TEXTS.concat(
    NUMBERS,
    'boolean',
    'date',
    'dateTime',
    'select',
    'multiSelect',
    'reference',
    'user',
    'users',
    'file',
  ),
};

/** The specification without what its type does not use, so that nothing stands there that other code would obey. */
export function tidyFieldSpec(spec: FieldSpec): FieldSpec {
  const kept = Object.entries(spec).filter(([key]) => USED_BY[key as keyof FieldSpec]?.includes(spec.type) ?? true);
  return Object.fromEntries(kept) as FieldSpec;
}

/** What keeps a field from being added, whatever the object. */
export function checkFieldSpec(spec: FieldSpec, isObject: (key: string) => boolean): Issue[] {
  const issues: Issue[] = [];
  if (!isCustomKey(spec.key) || columnName(spec.key).length > MAX_IDENTIFIER)
    issues.push(issue('invalid_value', 'key'));
  issues.push(...checkOptions(spec), ...checkBounds(spec));
  if (spec.type === 'reference' && !isObject(spec.target ?? '')) {
    issues.push(issue('unknown_object', 'target', { name: spec.target ?? '' }));
  }
  if (spec.unique && !canBeUnique(spec)) issues.push(issue('invalid_value', 'unique'));
  if (spec.sorted && !(canBeSorted(spec.type) && fitsIndex(spec))) issues.push(issue('invalid_value', 'sorted'));
  if (spec.default !== undefined && !parseFieldValue(spec.default, spec).ok) {
    issues.push(issue('invalid_value', 'default'));
  }
  return issues;
}

function checkOptions(spec: FieldSpec): Issue[] {
  if (spec.type !== 'select' && spec.type !== 'multiSelect') return [];
  const keys = spec.options?.map((option) => option.key) ?? [];
  if (keys.length === 0) return [issue('required', 'options')];
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  return twice === undefined ? [] : [issue('not_unique', 'options', { value: twice })];
}

function checkBounds({ min, max }: FieldSpec): Issue[] {
  const unreadable = Object.entries({ min, max }).filter(([, bound]) => bound !== undefined && !isDecimal(bound));
  if (unreadable.length > 0) return unreadable.map(([key]) => issue('invalid_value', key));
  const crossed = min !== undefined && max !== undefined && compareDecimal(min, max) > 0;
  return crossed ? [issue('invalid_value', 'max')] : [];
}

function canBeUnique(spec: FieldSpec): boolean {
  if (spec.type === 'multiSelect' || spec.type === 'users' || spec.type === 'file') return false;
  return fitsIndex(spec);
}

const fitsIndex = (spec: FieldSpec) => (spec.maxLength ?? DEFAULT_LENGTH[spec.type] ?? 0) <= MAX_INDEXED_LENGTH;
