import { z } from 'zod';
import { REASON_PROBLEMS } from '#domain/funnels/reasons.ts';
import { DOCUMENT_PROBLEMS } from '#domain/funnels/unmet.ts';
import { conditionSchema } from './condition.ts';
import { approvalStepSchema, documentAskSchema, relatedSchema, stageTaskSchema, textSchema } from './stages.ts';

const key = z.string();
const asked = {
  /** The stage that asks, which may be one that is skipped over. */
  stage: key,
  /** Key of its gate. */
  gate: key,
  message: textSchema.optional(),
};

/** Who is to decide, with the names of those who stand in for them today. */
export const deciderSchema = z.object({ id: z.uuid(), name: z.string(), standIns: z.array(z.string()) });

/** What stands between a record and a stage, with what would satisfy it. */
export const unmetGateSchema = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('stage'), key }),
    z.object({ kind: z.literal('transition'), from: key, to: key }),
    z.object({
      kind: z.literal('field'),
      field: key,
      stage: key,
      gate: key.optional(),
      /** What the reason of an end has to do with it; without, the field is empty. */
      reason: z.enum(REASON_PROBLEMS).optional(),
    }),
    z.object({ ...asked, kind: z.literal('condition'), condition: conditionSchema }),
    z.object({ ...asked, kind: z.literal('related'), related: relatedSchema, have: z.string(), need: z.string() }),
    z.object({ kind: z.literal('task'), stage: key, task: stageTaskSchema }),
    z.object({
      ...asked,
      kind: z.literal('document'),
      document: documentAskSchema,
      problem: z.enum(DOCUMENT_PROBLEMS),
      /** The file that comes nearest. */
      file: z.uuid().optional(),
    }),
    z.object({
      ...asked,
      kind: z.literal('approval'),
      state: z.enum(['needed', 'waiting', 'rejected']),
      steps: z.array(approvalStepSchema),
      /** Who is to decide now, or would be asked first. */
      deciders: z.array(deciderSchema).optional(),
    }),
  ])
  .meta({ id: 'UnmetGate' });
export type UnmetGateBody = z.infer<typeof unmetGateSchema>;

/** A document that lets a record pass before anybody has looked at it. */
export const pendingCheckSchema = z
  .object({ stage: key, gate: key, field: key, file: z.uuid() })
  .meta({ id: 'PendingCheck' });

/** A gate of the next stage, and whether it is met; `pending`: until somebody has looked. */
export const gateStateSchema = z
  .object({
    stage: key,
    /** Its key; of required fields and key tasks, `field:amount` and `task:call`. */
    gate: key,
    kind: z.enum(['field', 'fields', 'condition', 'related', 'task', 'document', 'approval']),
    state: z.enum(['met', 'unmet', 'pending']),
    unmet: z.array(unmetGateSchema),
  })
  .meta({ id: 'GateState' });
export type GateStateBody = z.infer<typeof gateStateSchema>;
