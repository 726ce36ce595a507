import type { FieldValue } from '#domain/objects/types.ts';

export const asList = (value: FieldValue): string[] =>
  Array.isArray(value) ? value : value === null ? [] : [String(value)];

export const asText = (value: FieldValue): string => (value === null ? '' : String(value));

/** An emptied input means "no value". */
export const orNull = (text: string): string | null => (text === '' ? null : text);
