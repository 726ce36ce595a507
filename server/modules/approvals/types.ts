import type { AskedStep, Fingerprint } from '#domain/approvals/index.ts';
import type { RecordValues } from '#domain/objects/index.ts';

export type Subject = { title: string; amount: string | null; owner: string | null };

/** A request as it is written. */
export type NewRequest = {
  id: string;
  object: string;
  recordId: string;
  gate: string;
  funnel: string;
  versionId: number;
  visitId: number;
  fromStage: string;
  gateStage: string;
  to: string;
  fill: Record<string, unknown>;
  wished: RecordValues;
  fingerprint: Fingerprint;
  subject: Subject;
  requestedBy: string;
  requestedAt: Date;
  note: string | null;
};

export type StoredDecision = {
  decidedFor: string;
  decidedBy: string;
  approved: boolean;
  note: string | null;
  at: string;
};

export type StoredRequest = NewRequest & {
  state: 'waiting' | 'approved' | 'rejected' | 'withdrawn' | 'lapsed';
  endedAt: Date | null;
  reason: string | null;
  moved: boolean | null;
  /** Whether the visit that it was asked from goes on. */
  present: boolean;
  steps: AskedStep[];
  decisions: StoredDecision[];
};
