import type { RelatedAsk } from '../related.ts';

/** The sentences that gates and key tasks are read in. What is given comes in the reader's words. */
export type GateWords = {
  list(parts: readonly string[]): string;
  fields(names: string): string;
  document(parts: { field: string; confirmed: boolean; newerThan: string | undefined; pending: boolean }): string;
  /** `of`: whose related records these are, where it is not the record itself. */
  count(parts: {
    object: string;
    of: string | undefined;
    where: string | undefined;
    op: RelatedAsk['op'];
    value: string;
  }): string;
  sum(parts: {
    object: string;
    field: string;
    of: string | undefined;
    where: string | undefined;
    op: RelatedAsk['op'];
    value: string;
  }): string;
  share(percent: string, field: string): string;
  /** One step of an approval. */
  step(parts: { who: string; when: string | undefined }): string;
  everyOf(names: string): string;
  anyOf(names: string): string;
  steps(parts: readonly string[]): string;
  superior: string;
  departmentHead: string;
  somebody: string;
  /** Of an end: `subs` are its sub-reasons, `asks` the fields that it wants filled. */
  reason(parts: { name: string; subs: string | undefined; asks: string | undefined }): string;
  uploaded(field: string): string;
  visit: string;
  byHand: string;
};
