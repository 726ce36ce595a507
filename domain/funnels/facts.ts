/**
 * What gates ask beyond a record's own values, loaded by whoever decides. Everything is keyed by what the definition says,
 * so that the same facts serve every stage; a fact that was not loaded counts as absent.
 */
export type GateFacts = {
  /** Count or sum of related records, by `relatedKey`; decimal text. */
  related: ReadonlyMap<string, string>;
  /** Key tasks that somebody marked as done, as `stage:task`. */
  tasksDone: ReadonlySet<string>;
  /** Visits logged since the record entered its stage. */
  visits: number;
  /** Files by field. */
  documents: ReadonlyMap<string, readonly DocumentFact[]>;
  /** When fields last changed, for those that a document must be newer than. */
  changedAt: ReadonlyMap<string, Date>;
  /** How far the approval of a gate has come, by gate key. */
  approvals: ReadonlyMap<string, ApprovalFact>;
};

export type DocumentFact = { file: string; uploadedAt: Date; state: 'unchecked' | 'confirmed' | 'rejected' };
export type ApprovalFact = { state: 'waiting' | 'approved' | 'rejected'; request: string };

export const NO_FACTS: GateFacts = {
  related: new Map(),
  tasksDone: new Set(),
  visits: 0,
  documents: new Map(),
  changedAt: new Map(),
  approvals: new Map(),
};
