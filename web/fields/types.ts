import type { ComponentType } from 'react';
import type { FieldBody } from '#contract/objects.ts';
import type { ReferencesBody } from '#contract/records.ts';
import type { FieldType, FieldValue } from '#domain/objects/types.ts';

/** Titles of the records, people and files that values point at, by id: `references` of an answer. */
export type References = Readonly<ReferencesBody>;

/** What a room needs to know of a field; a definition of the workspace has it all. */
export type ShownField = Pick<FieldBody, 'key' | 'type' | 'labels'> &
  Partial<FieldBody> & {
    /** Of an amount, where it is known to be another than the workspace's. */
    currency?: string | undefined;
  };

export type CellProps = {
  field: ShownField;
  value: FieldValue;
  references?: References;
  /** The record's other values: the currency beside an amount. */
  values?: Readonly<Record<string, FieldValue>>;
};

export type InputProps = {
  field: ShownField;
  value: FieldValue;
  onChange: (value: FieldValue) => void;
  /** For the label's `htmlFor`. */
  id?: string;
  references?: References;
  disabled?: boolean;
  invalid?: boolean;
  autoFocus?: boolean;
  /** Lists and calendars stand open from the start: the field was chosen to be changed. */
  startOpen?: boolean;
  /** A list that stays open while choosing unfolds upwards, where something to press lies right below. */
  upwards?: boolean;
  /** Id of the help or error text. */
  describedBy?: string | undefined;
};

/** A missing field type does not compile. */
export type CellRooms = Record<FieldType, ComponentType<CellProps>>;
export type InputRooms = Record<FieldType, ComponentType<InputProps>>;
