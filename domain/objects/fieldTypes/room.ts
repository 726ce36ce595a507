import type { Parsed } from '../../kernel/issue.ts';
import type { FieldSpec, FieldValue } from '../types.ts';

/** What the pure layer knows of a field type. The web layer has its own room per type (cell, input). */
export type FieldTypeRoom = {
  /** PostgreSQL type of its column. */
  column: string;
  /** Can be sorted by; text sorts in Chinese order. */
  sortable: boolean;
  /** Reads a non-empty input (JSON value or text) into the stored value. */
  parse(input: unknown, field: FieldSpec): Parsed<FieldValue>;
};
