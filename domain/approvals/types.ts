import type { Condition } from '../records/condition.ts';

/** Steps are asked one after the other; a step without its condition met is left out (amount steps). */
export type ApprovalStep = {
  approvers: Approver[];
  mode: ApprovalMode;
  when?: Condition;
};
export const APPROVAL_MODES = ['all', 'any'] as const;
export type ApprovalMode = (typeof APPROVAL_MODES)[number];

/** `superior`: head of the nearest department above the owner that somebody else leads; `departmentHead`: of the owner's own. */
export type Approver =
  | { kind: 'role'; role: string }
  | { kind: 'superior' }
  | { kind: 'departmentHead' }
  | { kind: 'user'; user: string };
export const APPROVER_KINDS = ['role', 'superior', 'departmentHead', 'user'] as const;

/** Who is to decide. `standIns`: names of those who may decide in the person's place today. */
export type Decider = { id: string; name: string; standIns: string[] };

/** What a request has come to. `lapsed`: the record moved on or its values changed; it must be asked anew. */
export const APPROVAL_STATES = ['waiting', 'approved', 'rejected', 'withdrawn', 'lapsed'] as const;
export type ApprovalState = (typeof APPROVAL_STATES)[number];

/** Who works where; people are those who are active. */
export type Organisation = {
  departments: ReadonlyMap<string, { parent: string | null; head: string | null }>;
  people: ReadonlyMap<string, { department: string | null; roles: readonly string[] }>;
  /** Decide where a step finds nobody: those who look after the funnels. */
  keepers: readonly string[];
};
