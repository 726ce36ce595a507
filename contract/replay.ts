import { z } from 'zod';
import type { ReplayResult } from '#domain/funnels/replay/replayTally.ts';
import type { ReferencesBody } from './records.ts';
import { versionDefinitionSchema } from './versions.ts';

const keySchema = z.string().min(1).max(43);

export const replaySchema = z.object({
  definition: versionDefinitionSchema,
  /** Where records of stages go that the definition lacks. */
  places: z.record(keySchema, keySchema).default({}),
  /** How many months back. */
  months: z.int().min(1).max(36).default(3),
});

/** With the names of the people that it speaks of. */
export type ReplayBody = ReplayResult & { references: ReferencesBody };

/** Lines of the answer: how far it is, then the result or the refusal. */
export type ReplayLine =
  | { progress: { done: number; total: number } }
  | { result: ReplayBody }
  | { error: { code: string; message: string } };
