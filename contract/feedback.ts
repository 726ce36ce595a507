import { z } from 'zod';
import { referencesSchema } from './records.ts';

const keySchema = z.string().min(1).max(43);
const textSchema = z.string().trim().min(1).max(2000);

export const newCommentSchema = z.object({
  stage: keySchema,
  /** What of the stage: a gate's key, `field:amount`, `task:call`, `transition`. Left out: the stage itself. */
  gate: z.string().min(1).max(100).optional(),
  /** The record that it was noticed on. */
  record: z.uuid().optional(),
  text: textSchema,
});
export const commentParams = z.object({ key: keySchema, id: z.coerce.number().int().min(1) });
export const closeCommentSchema = z.object({ reply: z.string().trim().max(2000).optional() });

const commentSchema = z
  .object({
    id: z.int(),
    /** Number of the version that held for who said it. */
    version: z.int().nullable(),
    stage: z.string(),
    gate: z.string().nullable(),
    record: z.uuid().nullable(),
    text: z.string(),
    at: z.string(),
    by: z.uuid(),
    reply: z.string().nullable(),
    closedAt: z.string().nullable(),
    closedBy: z.uuid().nullable(),
  })
  .meta({ id: 'FunnelComment' });
export const commentsSchema = z.object({ comments: z.array(commentSchema), references: referencesSchema });
export type CommentBody = z.infer<typeof commentSchema>;
export type CommentsBody = z.infer<typeof commentsSchema>;
export const commentedSchema = z.object({ id: z.int() });

export const feedbackQuery = z.object({ days: z.coerce.number().int().min(1).max(730).default(90) });

/** What one gate stopped: how often, how many deals of which amount, and how those stand now. */
const gateCostSchema = z
  .object({
    stage: z.string(),
    gate: z.string(),
    refusals: z.int(),
    people: z.int(),
    records: z.int(),
    amount: z.string(),
    /** Of the records that were held up: how many came through later, and how long that took in the median. */
    passed: z.int(),
    medianDays: z.number().nullable(),
    open: z.int(),
    won: z.int(),
    lost: z.int(),
    overrides: z.int(),
    comments: z.int(),
  })
  .meta({ id: 'GateCost' });
export type GateCostBody = z.infer<typeof gateCostSchema>;
export const gateCostsSchema = z.object({ since: z.string(), gates: z.array(gateCostSchema) });

const groupSchema = z.object({
  version: z.int(),
  /** People who moved something, open records, and moves made. */
  people: z.int(),
  open: z.int(),
  moves: z.int(),
  records: z.int(),
  /** Of stays that ended. */
  medianDwell: z.number().nullable(),
  refused: z.int(),
  /** Refused attempts of all attempts, 0–1. */
  refusedShare: z.number().nullable(),
  overrides: z.int(),
  overridesPerRecord: z.number().nullable(),
});
export type AdoptionGroup = z.infer<typeof groupSchema>;
/** Null where no pilot runs. */
export const adoptionSchema = z.object({
  since: z.string(),
  pilot: groupSchema.nullable(),
  control: groupSchema.nullable(),
});
export type AdoptionBody = z.infer<typeof adoptionSchema>;
