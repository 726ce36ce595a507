import type { ApprovalMode } from './types.ts';

/** A step as it was asked, with the people who must decide on it. */
export type AskedStep = { mode: ApprovalMode; approvers: readonly string[] };
/** `for`: the approver whose decision it is, whoever took it. */
export type Decision = { for: string; approved: boolean };

export type Progress =
  | { state: 'approved' | 'rejected' }
  /** `step`: the one that is asked now; `open`: who may still decide on it. */
  | { state: 'waiting'; step: number; open: string[] };

/**
 * What decisions add up to. One rejection ends it. Steps follow each other; `any` is done with the first approval, `all`
 * with that of everybody. Who approved once is not asked again in a later step.
 */
export function progressOf(steps: readonly AskedStep[], decisions: readonly Decision[]): Progress {
  if (decisions.some(({ approved }) => !approved)) return { state: 'rejected' };
  const agreed = new Set(decisions.map((decision) => decision.for));
  const step = steps.findIndex((one) => !isDone(one, agreed));
  if (step < 0) return { state: 'approved' };
  return { state: 'waiting', step, open: steps[step]!.approvers.filter((person) => !agreed.has(person)) };
}

const isDone = ({ mode, approvers }: AskedStep, agreed: ReadonlySet<string>): boolean =>
  mode === 'any' ? approvers.some((person) => agreed.has(person)) : approvers.every((person) => agreed.has(person));
