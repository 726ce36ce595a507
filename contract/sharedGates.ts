import { z } from 'zod';
import { VERSION_STATES } from '#domain/funnels/types.ts';
import { gateSchema, textSchema } from './stages.ts';

export const sharedGateParams = z.object({ key: z.string().regex(/^[a-z][a-zA-Z0-9]{0,39}$/) });

const entry = {
  objectKey: z.string().min(1).max(43),
  names: textSchema,
  /** What it asks and says; key and side are those of each gate that refers to it. */
  gate: gateSchema,
};
export const sharedGateSchema = z.object({
  ...entry,
  /** As it was read; null for a new one. */
  lockVersion: z.int().nullable(),
});
export const sharedGateSavedSchema = z.object({ key: z.string(), lockVersion: z.int() });

export const sharedGatesSchema = z.object({
  gates: z.array(
    z.object({
      ...entry,
      key: z.string(),
      lockVersion: z.int(),
      /** Every version that a change of it would reach. */
      uses: z.array(
        z.object({
          funnelKey: z.string(),
          version: z.int(),
          number: z.int().nullable(),
          state: z.enum(VERSION_STATES),
          stage: z.string(),
          gate: z.string(),
        }),
      ),
    }),
  ),
});
export type SharedGatesBody = z.infer<typeof sharedGatesSchema>;
