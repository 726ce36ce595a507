import { types } from 'pg';

const { builtins } = types;
const INT8_ARRAY = 1016;
const NUMERIC_ARRAY = 1231;
const DATE_ARRAY = 1182;
const TEXT_ARRAY = 1009;

type Parse = (text: string) => unknown;
const asText: Parse = (text) => text;
const asTextArray = types.getTypeParser(TEXT_ARRAY as never, 'text') as (text: string) => unknown[];

/** Counts and sequence numbers stay far below 2^53; one that does not is an error, never a rounded number. */
const asInteger = (text: string): number => {
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new RangeError(`bigint out of range: ${text}`);
  return number;
};

const deepMap = (value: unknown, parse: (text: string) => unknown): unknown => {
  if (Array.isArray(value)) return value.map((item) => deepMap(item, parse));
  return value === null ? null : parse(value as string);
};

const parsers = new Map<number, Parse>([
  [builtins.INT8, asInteger],
  [INT8_ARRAY, (text) => deepMap(asTextArray(text), asInteger)],
  [builtins.NUMERIC, asText],
  [NUMERIC_ARRAY, asTextArray],
  [builtins.DATE, asText],
  [DATE_ARRAY, asTextArray],
]);

/**
 * How values of PostgreSQL arrive: bigint as number, numeric as decimal string, date as 'YYYY-MM-DD' (a day has no time zone),
 * timestamptz as Date, json parsed; the rest as `pg` has it.
 */
export const valueTypes = {
  getTypeParser(oid: number, format?: 'text' | 'binary'): Parse {
    const parse = format === 'binary' ? undefined : parsers.get(oid);
    return parse ?? (types.getTypeParser(oid as never, format as never) as Parse);
  },
};
