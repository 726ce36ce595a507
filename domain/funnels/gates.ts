import type { ApprovalStep } from '../approvals/types.ts';
import type { Localized } from '../kernel/localized.ts';
import type { Condition } from '../records/condition.ts';
import type { RelatedAsk } from './related.ts';

export const GATE_KINDS = ['fields', 'condition', 'related', 'document', 'approval'] as const;
export type GateKind = (typeof GATE_KINDS)[number];

/** `entry`: asked to enter the stage or to skip over it; `exit`: to leave it onwards. */
export const GATE_SIDES = ['entry', 'exit'] as const;
export type GateSide = (typeof GATE_SIDES)[number];

/** What stands at the way into or out of a stage, beside its required fields and, on the way out, its required tasks. */
export type Gate = {
  /** Stable within its funnel: approvals, refusals and comments name it. */
  key: string;
  at: GateSide;
  /** What to do when it is unmet, in the designer's words; the product has its own where there are none. */
  message?: Localized;
  /** Entry of the shared library that it is; changed there, changed everywhere. */
  shared?: string;
} & GateAsk;

export type GateAsk =
  | { kind: 'fields'; fields: string[] }
  | { kind: 'condition'; condition: Condition }
  | { kind: 'related'; related: RelatedAsk }
  | DocumentAsk
  | { kind: 'approval'; steps: ApprovalStep[] };

/** A file in a field of the record. */
export type DocumentAsk = {
  kind: 'document';
  field: string;
  /** Looked at by another person with the right to, and found good. */
  confirmed: boolean;
  /** Uploaded after these fields last changed. */
  newerThan?: string[];
  /** A file that nobody confirmed yet holds the record up, or lets it pass, marked 待核验 until somebody has looked. */
  unconfirmed: 'block' | 'pending';
};
