import fc, { type Arbitrary } from 'fast-check';
import type { Schema } from '../support/document.ts';
import type { Vocabulary } from './vocabulary.ts';

type Where = { schemas: Record<string, Schema>; vocabulary: Vocabulary };

const DEEPEST = 5;
const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const instant = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString());

/** Values that the schema allows, as like real ones as the vocabulary makes them. `name`: of the property. */
export function fromSchema(schema: Schema, where: Where, name = '', depth = 0): Arbitrary<unknown> {
  const hinted = wordsFor(schema, where, name);
  return hinted
    ? fc.oneof({ weight: 4, arbitrary: hinted }, bare(schema, where, name, depth))
    : bare(schema, where, name, depth);
}

function wordsFor(schema: Schema, { vocabulary }: Where, name: string): Arbitrary<unknown> | undefined {
  if (schema.enum || schema.const !== undefined || schema.type === 'object' || schema.type === 'array')
    return undefined;
  const words = Object.hasOwn(vocabulary.words, name) ? vocabulary.words[name] : undefined;
  return words?.length ? fc.constantFrom(...words) : undefined;
}

function bare(schema: Schema, where: Where, name: string, depth: number): Arbitrary<unknown> {
  if (schema.$ref) return fromSchema(resolve(schema.$ref, where), where, name, depth + 1);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return oneOf(choices, where, name, depth);
  if (schema.allOf) return fc.tuple(...schema.allOf.map((one) => fromSchema(one, where, name, depth))).map(merge);
  const types = Array.isArray(schema.type) ? schema.type : [schema.type ?? 'anything'];
  return fc.oneof(...types.map((type) => ofType(type, schema, where, name, depth)));
}

/** Deep inside, only what needs no further depth. */
function oneOf(choices: Schema[], where: Where, name: string, depth: number): Arbitrary<unknown> {
  const shallow = choices.filter((choice) => !JSON.stringify(choice).includes('$ref'));
  const chosen = depth > DEEPEST && shallow.length > 0 ? shallow : choices;
  return fc.oneof(...chosen.map((choice) => fromSchema(choice, where, name, depth + 1)));
}

function ofType(type: string, schema: Schema, where: Where, name: string, depth: number): Arbitrary<unknown> {
  switch (type) {
    case 'string':
      return text(schema, where);
    case 'integer':
      return fc.integer({ min: least(schema), max: Math.min(schema.maximum ?? 1000, 2 ** 31) });
    case 'number':
      return fc.double({ min: least(schema), max: schema.maximum ?? 1e6, noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return list(schema, where, name, depth);
    case 'object':
      return object(schema, where, name, depth);
    default:
      return anything(where);
  }
}

const least = (schema: Schema) =>
  schema.minimum ??
  (schema.exclusiveMinimum === undefined ? Math.min(-5, schema.maximum ?? 0) : schema.exclusiveMinimum + 1);

function text(schema: Schema, { vocabulary }: Where): Arbitrary<string> {
  if (schema.format === 'uuid') return fc.constantFrom(...vocabulary.ids);
  if (schema.format === 'date-time') return instant;
  if (schema.format === 'date') return day;
  if (schema.format === 'email') return fc.nat().map((count) => `person${count}@somewhere.example`);
  if (schema.pattern?.includes('\\d{4}-\\d{2}-\\d{2}')) return day;
  if (schema.pattern) return fc.stringMatching(new RegExp(schema.pattern));
  const maxLength = Math.min(schema.maxLength ?? 40, 40);
  return fc.string({ minLength: Math.min(schema.minLength ?? 0, maxLength), maxLength, unit: 'grapheme' });
}

function list(schema: Schema, where: Where, name: string, depth: number): Arbitrary<unknown> {
  if (schema.prefixItems)
    return fc.tuple(...schema.prefixItems.map((item) => fromSchema(item, where, name, depth + 1)));
  const most = Math.min(schema.maxItems ?? 4, depth > DEEPEST ? 1 : 4);
  const minLength = Math.min(schema.minItems ?? 0, 20);
  return fc.array(fromSchema(schema.items ?? {}, where, name, depth + 1), {
    minLength,
    maxLength: Math.max(most, minLength),
  });
}

function object(schema: Schema, where: Where, name: string, depth: number): Arbitrary<unknown> {
  const properties = Object.entries(schema.properties ?? {});
  const required = schema.required ?? [];
  const whole = fc.record(
    Object.fromEntries(properties.map(([key, inner]) => [key, fromSchema(inner, where, key, depth + 1)])),
    { requiredKeys: required },
  );
  // Much at once seldom fits together, so half of them say little more than they must.
  const few = fc.option(
    fc.subarray(
      properties.map(([key]) => key),
      { maxLength: Math.min(2, properties.length) },
    ),
    { nil: undefined, freq: 1 },
  );
  const known = fc.tuple(whole, few).map(([value, kept]) => (kept ? only(value, [...required, ...kept]) : value));
  if (typeof schema.additionalProperties !== 'object') return known;
  const value =
    name === 'values' || name === 'fill'
      ? fieldValue(where)
      : fromSchema(schema.additionalProperties, where, '', depth + 1);
  const key = schema.propertyNames?.enum
    ? fc.constantFrom(...(schema.propertyNames.enum as string[]))
    : fc.constantFrom(...where.vocabulary.fields);
  return fc.tuple(known, fc.dictionary(key, value, { maxKeys: 6, noNullPrototype: true })).map(merge);
}

const only = (value: object, keys: readonly string[]): object =>
  Object.fromEntries(Object.entries(value).filter(([key]) => keys.includes(key)));

const merge = (parts: unknown[]) => Object.assign({}, ...parts) as unknown;

/** What may stand in a field of a record, whatever the field is. */
const fieldValue = ({ vocabulary }: Where): Arbitrary<unknown> =>
  fc.oneof(
    fc.constantFrom(...vocabulary.ids),
    fc.constantFrom(
      '1',
      '12.50',
      '0',
      'call',
      'referral',
      'eastChina',
      '13800002222',
      'a@b.example',
      'https://x.example',
    ),
    fc.string({ maxLength: 30, unit: 'grapheme' }),
    day,
    instant,
    fc.boolean(),
    fc.constant(null),
    fc.integer(),
    fc.array(fc.constantFrom(...vocabulary.ids), { maxLength: 3 }),
  );

const anything = (where: Where): Arbitrary<unknown> => fc.oneof(fieldValue(where), fc.jsonValue({ maxDepth: 2 }));

function resolve(ref: string, { schemas }: Where): Schema {
  const schema = schemas[ref.split('/').at(-1) ?? ''];
  if (!schema) throw new Error(`the document has no ${ref}`);
  return schema;
}
