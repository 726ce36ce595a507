import type { Localized } from '../kernel/localized.ts';
import type { RelatedAsk } from './related.ts';

/** Whom a key task falls to when a record enters the stage. */
export const TASK_ASSIGNEES = ['owner', 'superior'] as const;
export type TaskAssignee = (typeof TASK_ASSIGNEES)[number];

/** How a task shows that it is done: by hand, or by what stands in the record. */
export type TaskProof =
  | { kind: 'free' }
  | { kind: 'fields'; fields: string[] }
  | { kind: 'related'; related: RelatedAsk }
  /** A file in a field of the record. */
  | { kind: 'document'; field: string }
  /** A visit logged since the record entered the stage. */
  | { kind: 'visit' };

export const TASK_PROOFS = ['free', 'fields', 'related', 'document', 'visit'] as const;

/** A key task of a stage; made for every record that enters it. */
export type StageTask = {
  /** Stable within its stage. */
  key: string;
  names: Localized;
  /** Whether a record may not go on before it is done. */
  required: boolean;
  proof: TaskProof;
  assignee: TaskAssignee;
  /** Working days after entering. */
  dueDays?: number;
};
