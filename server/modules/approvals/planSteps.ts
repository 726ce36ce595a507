import { type ApprovalStep, type AskedStep, approversOf, type Organisation } from '#domain/approvals/index.ts';
import { evaluate } from '#domain/records/index.ts';
import type { Way } from './hooks.ts';

/** Who would be asked, step by step, if somebody asked now; steps that do not apply are left out. */
export function planSteps(
  organisation: Organisation,
  requester: string,
  { values, context }: Pick<Way, 'values' | 'context'>,
  steps: readonly ApprovalStep[],
): AskedStep[] {
  const owner = typeof values.owner === 'string' ? values.owner : null;
  return steps
    .filter(({ when }) => !when || evaluate(when, (path) => values[path], context))
    .map((step) => ({ mode: step.mode, approvers: approversOf(step, { owner, requester }, organisation) }));
}
