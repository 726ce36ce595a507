import { isDay } from '#domain/kernel/calendar.ts';
import type { FieldDefinition } from '#domain/objects/index.ts';
import { Refused } from '#server/platform/errors.ts';
import { isUuid } from '#server/platform/ids.ts';

type Key = { field: Pick<FieldDefinition, 'id'>; type: string; descending: boolean };

/** A position in a list: the sort values of a row as PostgreSQL prints them, and that row's id. */
export type Position = { values: (string | null)[]; id: string };

export function encodeCursor(keys: readonly Key[], position: Position): string {
  return Buffer.from(JSON.stringify([fingerprint(keys), ...position.values, position.id])).toString('base64url');
}

/** Throws `cursor_expired` for a cursor of another order, and for what is no cursor of ours. */
export function decodeCursor(keys: readonly Key[], cursor: string): Position {
  const [print, ...rest] = partsOf(cursor);
  const id = rest.pop();
  const values = rest.filter((value, index): value is string | null => isPrinted(value, keys[index]?.type));
  const isOurs = print === fingerprint(keys) && values.length === keys.length && rest.length === keys.length;
  if (!isOurs || !isUuid(id)) throw new Refused('cursor_expired');
  return { values, id };
}

function partsOf(cursor: string): unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}

/** Could PostgreSQL have printed this value of the type? It fails on what it cannot read again. */
function isPrinted(value: unknown, type: string | undefined): boolean {
  if (value === null) return true;
  if (typeof value !== 'string' || type === undefined) return false;
  if (type === 'text') return !value.includes('\u0000') && value.isWellFormed();
  return PRINTED[type]?.test(value) === true && (!/^(date|timestamptz)$/.test(type) || isDay(value.slice(0, 10)));
}

const PRINTED: Record<string, RegExp> = {
  integer: /^\d{1,9}$/,
  bigint: /^-?\d{1,18}$|^-?[0-8]\d{18}$/,
  numeric: /^-?\d+(\.\d+)?$/,
  boolean: /^(true|false)$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
  timestamptz: /^\d{4}-\d{2}-\d{2} ([01]\d|2[0-3])(:[0-5]\d){2}(\.\d{1,6})?[+-](0\d|1[0-5])(:[0-5]\d){0,2}$/,
};

const fingerprint = (keys: readonly Key[]) =>
  keys.map((key) => `${key.field.id}${key.descending ? '-' : '+'}`).join('');
