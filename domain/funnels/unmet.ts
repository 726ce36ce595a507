import type { ApprovalStep, Decider } from '../approvals/types.ts';
import type { Localized } from '../kernel/localized.ts';
import type { Condition } from '../records/condition.ts';
import type { DocumentAsk } from './gates.ts';
import type { ReasonProblem } from './reasons.ts';
import type { RelatedAsk } from './related.ts';
import type { StageTask } from './tasks.ts';

/** Why a document does not do. */
export const DOCUMENT_PROBLEMS = ['absent', 'outdated', 'unconfirmed', 'rejected'] as const;
export type DocumentProblem = (typeof DOCUMENT_PROBLEMS)[number];

/**
 * What stands between a record and a stage, with what would satisfy it. `stage` is the stage that asks, which may be one
 * that is skipped over; `gate` the key of the gate there.
 */
export type UnmetGate =
  | { kind: 'stage'; key: string }
  | { kind: 'transition'; from: string; to: string }
  /** `reason`: what the reason of an end has to do with it; without, the field is empty. */
  | { kind: 'field'; field: string; stage: string; gate?: string; reason?: ReasonProblem }
  | { kind: 'condition'; stage: string; gate: string; message?: Localized; condition: Condition }
  | {
      kind: 'related';
      stage: string;
      gate: string;
      message?: Localized;
      related: RelatedAsk;
      have: string;
      need: string;
    }
  | { kind: 'task'; stage: string; task: StageTask }
  | {
      kind: 'document';
      stage: string;
      gate: string;
      message?: Localized;
      document: DocumentAsk;
      problem: DocumentProblem;
      /** The file that comes nearest. */
      file?: string;
    }
  | {
      kind: 'approval';
      stage: string;
      gate: string;
      message?: Localized;
      state: 'needed' | 'waiting' | 'rejected';
      steps: ApprovalStep[];
      /** Who is to decide now, or would be asked first; known to the server alone. */
      deciders?: Decider[];
    };

/** A document that let a record pass before anybody looked at it. */
export type PendingCheck = { stage: string; gate: string; field: string; file: string };

/** What names an unmet gate among all of a version: its key, `field:amount`, `task:call`, `transition`. */
export function unmetKey(unmet: UnmetGate): { stage: string; gate: string } {
  switch (unmet.kind) {
    case 'stage':
      return { stage: unmet.key, gate: 'stage' };
    case 'transition':
      return { stage: unmet.to, gate: 'transition' };
    case 'field':
      return { stage: unmet.stage, gate: unmet.gate ?? `field:${unmet.field}` };
    case 'task':
      return { stage: unmet.stage, gate: `task:${unmet.task.key}` };
    default:
      return { stage: unmet.stage, gate: unmet.gate };
  }
}
