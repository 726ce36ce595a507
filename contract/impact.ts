import { z } from 'zod';
import type { Impact } from '#domain/funnels/impact/impactTally.ts';

const idsSchema = z.array(z.uuid()).max(500);

export const impactSchema = z.object({
  /** Only records of owners in these departments, or below them, and of these people; neither: all. */
  departments: idsSchema.default([]),
  people: idsSchema.default([]),
  /** How many records to name for every gate. */
  examples: z.int().min(0).max(20).default(5),
});

/** Lines of the answer: how far it is, then the result or the refusal. */
export type ImpactLine =
  | { progress: { done: number; total: number } }
  | { result: Impact }
  | { error: { code: string; message: string } };
