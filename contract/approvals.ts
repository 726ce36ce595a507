import { z } from 'zod';
import { APPROVAL_MODES, APPROVAL_STATES } from '#domain/approvals/types.ts';
import { issueSchema } from './errors.ts';
import { noteSchema } from './records.ts';
import { textSchema } from './stages.ts';
import { deciderSchema } from './unmet.ts';

const idSchema = z.uuid();
const keySchema = z.string().min(1).max(43);
const fillSchema = z.record(z.string().max(50), z.unknown());
const daySchema = z.iso.date();
const personSchema = z.object({ id: idSchema, name: z.string() });

const stepSchema = z.object({
  mode: z.enum(APPROVAL_MODES),
  state: z.enum(['done', 'current', 'ahead']),
  people: z.array(
    z.object({
      person: personSchema,
      decision: z
        .object({
          approved: z.boolean(),
          /** Who took it, if not the approver. */
          by: personSchema.nullable(),
          at: z.string(),
          note: z.string().nullable(),
        })
        .nullable(),
    }),
  ),
});

export const approvalSchema = z
  .object({
    id: idSchema,
    object: z.string(),
    record: idSchema,
    /** What the record was when it was asked: all that is told of it to people who may not read it. */
    subject: z.object({ title: z.string(), amount: z.string().nullable(), owner: personSchema.nullable() }),
    /** Whether the reader may open the record. */
    mayOpen: z.boolean(),
    funnel: z.string(),
    /** Stages: where it stood, which one asks, where it is wished to go. */
    from: z.string(),
    stage: z.string(),
    to: z.string(),
    gate: z.string(),
    requester: personSchema,
    requestedAt: z.string(),
    note: z.string().nullable(),
    state: z.enum(APPROVAL_STATES),
    endedAt: z.string().nullable(),
    /** Why it was rejected. */
    reason: z.string().nullable(),
    /** After the last approval: whether the wished move was made at once. */
    moved: z.boolean().nullable(),
    steps: z.array(stepSchema),
    /** For whom the reader may decide now: himself, or those who handed their approvals to him. */
    mine: z.array(personSchema),
    mayWithdraw: z.boolean(),
  })
  .meta({ id: 'Approval' });
export type ApprovalBody = z.infer<typeof approvalSchema>;

/** `waiting`: for me; `asked`: by me; `done`: decided by me. */
export const APPROVAL_BOXES = ['waiting', 'asked', 'done'] as const;
export type ApprovalBox = (typeof APPROVAL_BOXES)[number];

export const approvalsQuery = z.object({
  box: z.enum(APPROVAL_BOXES),
  /** `next` of the page before. */
  before: idSchema.optional(),
  limit: z.coerce.number().int().min(1).max(100).optional(),
});
export const approvalListSchema = z.object({ items: z.array(approvalSchema), next: idSchema.nullable() });
export type ApprovalList = z.infer<typeof approvalListSchema>;

export const approvalCountSchema = z.object({ waiting: z.int() });
export const approvalParams = z.object({ id: idSchema });
export const approvalRecordParams = z.object({ object: keySchema, id: idSchema });

export const newApprovalSchema = z.object({
  object: keySchema,
  id: idSchema,
  gate: keySchema,
  /** The stage that the record is wished to go to; it goes there by itself after the last approval. */
  to: keySchema,
  /** Values that come with that move. */
  fill: fillSchema.optional(),
  note: noteSchema.optional(),
});
export type NewApproval = z.infer<typeof newApprovalSchema>;

/** One act for many records: every approval on the way of each that is not asked for yet. */
export const newApprovalsSchema = z.object({
  object: keySchema,
  to: keySchema,
  note: noteSchema.optional(),
  records: z
    .array(z.object({ id: idSchema, fill: fillSchema.optional() }))
    .min(1)
    .max(200),
});
export type NewApprovals = z.infer<typeof newApprovalsSchema>;
export const askedSchema = z.object({
  outcomes: z.array(
    z.object({
      id: idSchema,
      /** How many approvals were asked for by this act. */
      asked: z.int(),
      /** Whom the record waits for now; nobody where it was not asked. */
      deciders: z.array(deciderSchema),
      issues: z.array(issueSchema),
    }),
  ),
});
export type Asked = z.infer<typeof askedSchema>;

export const approvalDecisionSchema = z.object({
  approved: z.boolean(),
  /** Why; a rejection needs it. */
  note: noteSchema.optional(),
});
export const decidedSchema = z.object({
  approval: approvalSchema,
  /** What kept the wished move from being made, after the last approval. */
  issues: z.array(issueSchema),
});
export type Decided = z.infer<typeof decidedSchema>;

export const approvalWayQuery = z.object({
  object: keySchema,
  id: idSchema,
  to: keySchema,
  fill: fillSchema.optional(),
});
export const approvalWaySchema = z.object({
  gates: z.array(
    z.object({
      gate: z.string(),
      /** The stage that asks. */
      stage: z.string(),
      message: textSchema.nullable(),
      state: z.enum(['needed', 'waiting', 'approved', 'rejected']),
      mayAsk: z.boolean(),
      /** Who would be asked, step by step. */
      steps: z.array(z.object({ mode: z.enum(APPROVAL_MODES), people: z.array(personSchema) })),
      /** Who is to decide now, or would be asked first; nobody where it is approved. */
      deciders: z.array(deciderSchema),
      /** The newest request of the present visit. */
      request: approvalSchema.nullable(),
    }),
  ),
});
export type ApprovalWay = z.infer<typeof approvalWaySchema>;

export const newDelegationSchema = z.object({ to: idSchema, fromDay: daySchema, toDay: daySchema });
export type NewDelegation = z.infer<typeof newDelegationSchema>;
export const delegationSchema = z
  .object({ id: idSchema, from: personSchema, to: personSchema, fromDay: z.string(), toDay: z.string() })
  .meta({ id: 'Delegation' });
export type DelegationBody = z.infer<typeof delegationSchema>;
export const delegationsSchema = z.object({
  /** By me, and to me; those that are over are left out. */
  given: z.array(delegationSchema),
  received: z.array(delegationSchema),
});
export type Delegations = z.infer<typeof delegationsSchema>;
