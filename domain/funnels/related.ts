import type { Condition } from '../records/condition.ts';

/**
 * What must be true of the records that hang on a record: "at least one contact of its account with the role decision
 * maker", "the lines add up to at least 90 % of the amount", "a quote that is accepted".
 */
export type RelatedAsk = {
  /** Object of the related records. */
  object: string;
  /** Their reference field, */
  through: string;
  /** which points at the record itself, or at what this reference field of the record points at. */
  via?: string;
  /** Only those that meet it, read on the related record alone. */
  where?: Condition;
  /** How many there are, or what a number field of theirs adds up to. */
  measure: 'count' | { sum: string };
  op: 'gte' | 'lte' | 'eq';
  /** A number, or a share (in %) of a number field of the record. */
  value: number | { percent: number; of: string };
};

export const RELATED_OPERATORS = ['gte', 'lte', 'eq'] as const;

/** One name for asks that count or add up the same, so that they are loaded once. */
export const relatedKey = ({ object, through, via, where, measure }: RelatedAsk): string =>
  JSON.stringify([object, through, via ?? null, where ?? null, measure]);
