import { z } from 'zod';
import { issueSchema } from './errors.ts';
import { gateStateSchema } from './unmet.ts';
import { mappingSchema, versionDefinitionSchema } from './versions.ts';

/** A record before the gates of a definition that holds for nobody yet. */
export const trialSchema = versionDefinitionSchema.extend({
  id: z.uuid(),
  to: z.string().min(1).max(43),
  mapping: mappingSchema,
});
export type TrialBody = z.infer<typeof trialSchema>;
export const trialAnswerSchema = z.object({
  /** Where the definition has the record stand. */
  stage: z.string(),
  allowed: z.boolean(),
  issues: z.array(issueSchema),
  gates: z.array(gateStateSchema),
});
export type TrialAnswer = z.infer<typeof trialAnswerSchema>;
