import type { Localized } from '../kernel/localized.ts';
import type { Term } from '../kernel/terms.ts';

export const FIELD_TYPES = [
  'text',
  'longText',
  'integer',
  'decimal',
  'money',
  'percent',
  'boolean',
  'date',
  'dateTime',
  'select',
  'multiSelect',
  'reference',
  'user',
  'users',
  'phone',
  'email',
  'url',
  'autoNumber',
  'file',
] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

export type SelectOption = {
  key: string;
  labels: Localized;
  /** Other spellings that an import accepts for this option. */
  aliases?: string[];
  retired?: boolean;
};

/** What a field is, apart from where it is stored. */
export type FieldSpec = {
  /** Stable name in the API: camelCase; custom fields end in `__c`. */
  key: string;
  type: FieldType;
  labels: Localized;
  help?: Localized;
  required?: boolean;
  unique?: boolean;
  /** Text: most characters (default 255, long text 32 000). */
  maxLength?: number;
  /** Decimal, money, percent: fraction digits kept (money 2, others 4). */
  scale?: number;
  /** Smallest and largest number, as decimal strings. */
  min?: string;
  max?: string;
  options?: SelectOption[];
  /** Reference: the object it points at (`department` for the org tree). */
  target?: string;
  /** Auto-number: `OPP-{0000}`. */
  pattern?: string;
  /** Value taken when a create says nothing. */
  default?: FieldValue;
  /** Its text feeds search beside the title. */
  searchable?: boolean;
  /** Lists are often ordered by it: an index keeps that fast at any size, and makes every write of it a little slower. */
  sorted?: boolean;
};

export type FieldDefinition = FieldSpec & {
  /** Small number used in the event log. */
  id: number;
  /** Column of the object's table. */
  column: string;
  /** Comes with the product: may be relabelled, not removed. */
  standard: boolean;
  /**
   * Who may write it: anyone with the right (default), only a create, only an import of the past, or only the system.
   */
  write?: 'create' | 'import' | 'never';
  /** Money: in the currency of the record that this reference points at, not in the workspace's. */
  currencyOf?: string;
  /** One of the fields that every record has (owner, stage, times …). */
  system?: boolean;
};

/** Value as it travels in JSON: decimals and dates are strings. */
export type FieldValue = string | number | boolean | string[] | null;

export type ObjectSpec = {
  key: string;
  labels: Localized;
  labelsPlural: Localized;
  /** Name of the field that titles a record; a reference titles it by its target. */
  titleField: string;
  icon: string;
  /**
   * Who sees a record: `own` by its access tokens (owner, department, record team);
   * `through` by seeing the record that one of these reference fields points at.
   */
  visibility: { own: boolean; through: string[] };
  /** Its records move through a funnel. */
  hasFunnel: boolean;
  /** Fields whose past values are kept as spans, for reports as of a past day. */
  tracked?: { amount?: string; closeDate?: string; category?: string };
  fields: FieldSpec[];
};

export type ObjectDefinition = Omit<ObjectSpec, 'fields'> & {
  id: number;
  table: string;
  standard: boolean;
  /** What the product calls it, where the workspace has another name for it. */
  renamedFrom?: Term;
  fields: FieldDefinition[];
};

export type RecordValues = Record<string, FieldValue>;
