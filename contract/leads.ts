import { z } from 'zod';
import { outcomeSchema } from './records.ts';

const idSchema = z.uuid();
const versionSchema = z.int().min(1).optional();
const valuesSchema = z.record(z.string().max(50), z.unknown());
const partSchema = z.union([z.strictObject({ id: idSchema }), z.strictObject({ values: valuesSchema })]);

export const acceptLeadSchema = z.object({ version: versionSchema, fill: valuesSchema.optional() });
export const rejectLeadSchema = z.object({
  version: versionSchema,
  to: z.enum(['recycled', 'invalid']),
  /** Key of an option of the field `rejectReason`. */
  reason: z.string().min(1).max(50),
  note: z.string().max(2000).optional(),
});
export const convertLeadSchema = z.object({
  version: versionSchema,
  /** Left out: an account of the lead's company that one sees, else a new one. */
  account: partSchema.optional(),
  /** Left out: the person whom the lead names. Null: nobody. */
  contact: partSchema.nullable().optional(),
  opportunity: z.object({ values: valuesSchema }).optional(),
});

export const leadOutcomeSchema = z.object({ outcome: outcomeSchema });
export const convertedSchema = z.object({
  outcome: outcomeSchema,
  /** What the lead became; absent when it was refused. */
  created: z.object({ account: idSchema, contact: idSchema.nullable(), opportunity: idSchema }).optional(),
  /** Whose fields the issues of a refusal are about. */
  object: z.string().optional(),
});
export type ConvertedBody = z.infer<typeof convertedSchema>;
