import { z } from 'zod';
import type { Impact } from '#domain/funnels/impact/impactTally.ts';
import { COMMON_PARTS } from '#domain/funnels/library.ts';
import { gateSchema, stageSchema, textSchema } from './stages.ts';

const keySchema = z.string().regex(/^[a-z][a-zA-Z0-9]{0,39}$/);
export const entryParams = z.object({ key: keySchema });

const gateEntry = {
  objectKey: z.string().min(1).max(43),
  names: textSchema,
  /** What it asks and says; key and side are those of each gate that refers to it. */
  gate: gateSchema,
};
const common = Object.fromEntries(COMMON_PARTS.map((part) => [part, true])) as Record<
  (typeof COMMON_PARTS)[number],
  true
>;
const stageEntry = {
  objectKey: z.string().min(1).max(43),
  /** What is common to all stages that are drawn from it; place, chance and transitions are each funnel's own. */
  stage: stageSchema.pick(common),
};

const change = {
  /** As it was read; null for a new one. */
  lockVersion: z.int().nullable(),
  /** The versions that hold and that one has looked at; where others refer to it by now, that is a conflict. */
  reach: z.array(z.int()).max(1000).optional(),
};
export const sharedGateSchema = z.object({ ...gateEntry, ...change });
export const sharedStageSchema = z.object({ ...stageEntry, ...change });
export type SharedGateBody = z.infer<typeof sharedGateSchema>;
export type SharedStageBody = z.infer<typeof sharedStageSchema>;

export const entrySavedSchema = z.object({
  key: z.string(),
  lockVersion: z.int(),
  /** Versions that hold from now on, in place of those before. */
  versions: z.array(z.object({ funnelKey: z.string(), id: z.int(), number: z.int() })),
});
export type EntrySavedBody = z.infer<typeof entrySavedSchema>;

const useSchema = z.object({
  funnelKey: z.string(),
  version: z.int(),
  number: z.int().nullable(),
  state: z.enum(['draft', 'pilot', 'live']),
  stage: z.string(),
  gate: z.string().optional(),
  /** It is there as the library says; not so where a publish was taken back since. */
  current: z.boolean(),
});
export type EntryUse = z.infer<typeof useSchema>;
const listed = {
  key: z.string(),
  lockVersion: z.int(),
  /** Every version that is not history and refers to it. */
  uses: z.array(useSchema),
};
export const sharedGatesSchema = z.object({
  gates: z.array(
    z.object({
      ...gateEntry,
      ...listed,
      /** Shared stages that it is a gate of. */
      stages: z.array(z.string()),
    }),
  ),
});
export const sharedStagesSchema = z.object({ stages: z.array(z.object({ ...stageEntry, ...listed })) });
export type SharedGatesBody = z.infer<typeof sharedGatesSchema>;
export type SharedStagesBody = z.infer<typeof sharedStagesSchema>;

/** How many records to name for every gate. */
const examples = z.int().min(0).max(20).default(5);
export const gateImpactSchema = z.object({ ...gateEntry, examples });
export const stageImpactSchema = z.object({ ...stageEntry, examples });

type EntryImpact = {
  /** Every version that holds and refers to the entry. */
  reach: number[];
  /** Those that would be another one. `shortNow`: open records that are short of something as it stands. */
  funnels: { funnelKey: string; version: number; state: 'pilot' | 'live'; shortNow: number; impact: Impact }[];
};
/** Lines of the answer: how far it is, then the result or the refusal. */
export type EntryImpactLine =
  | { progress: { done: number; total: number } }
  | { result: EntryImpact }
  | { error: { code: string; message: string } };
