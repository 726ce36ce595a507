import { z } from 'zod';
import { MOVE_KINDS } from '#domain/funnels/types.ts';
import { snoozedSchema, staySchema } from './dwell.ts';
import { funnelSchema, moveCheckSchema } from './funnels.ts';
import { referencesSchema } from './records.ts';
import { stageTaskSchema, textSchema } from './stages.ts';
import { gateStateSchema } from './unmet.ts';

const idSchema = z.uuid();
const keySchema = z.string().min(1).max(43);

const keyTaskSchema = z.object({
  key: z.string(),
  names: textSchema,
  required: z.boolean(),
  proof: stageTaskSchema.shape.proof,
  /** Done by hand, or shown by what stands in the record. */
  done: z.boolean(),
  /** The task record made for it; null where none was, as for what was imported, and for who may not see it. */
  task: idSchema.nullable(),
  due: z.string().nullable(),
  assignee: idSchema.nullable(),
});

const checkedDocumentSchema = z.object({
  field: z.string(),
  file: idSchema,
  name: z.string(),
  mediaType: z.string(),
  /** `pending`: a gate let it through, or held it up, and nobody has looked yet. */
  state: z.enum(['pending', 'confirmed', 'rejected']),
  stage: z.string().nullable(),
  gate: z.string().nullable(),
  askedAt: z.string().nullable(),
  by: idSchema.nullable(),
  at: z.string().nullable(),
  note: z.string().nullable(),
  /** Whether the reader may say so. */
  mayCheck: z.boolean(),
});

export const journeyParams = z.object({ object: keySchema, id: idSchema });
export const journeySchema = z
  .object({
    funnel: funnelSchema,
    version: z.int(),
    stage: z.string(),
    stay: staySchema,
    snoozed: snoozedSchema.nullable(),
    /** Past the limit of its stage, and not snoozed. */
    stalled: z.boolean(),
    stages: z.array(
      z.object({
        key: z.string(),
        state: z.enum(['passed', 'skipped', 'current', 'ahead']),
        enteredAt: z.string().nullable(),
        leftAt: z.string().nullable(),
        days: z.int(),
        visits: z.int(),
      }),
    ),
    visits: z.array(
      z.object({
        stage: z.string(),
        enteredAt: z.string(),
        leftAt: z.string().nullable(),
        days: z.int(),
        enteredBy: idSchema.nullable(),
        kind: z.enum(MOVE_KINDS),
      }),
    ),
    /** The stage that comes next, what it asks and whether that is met; null from an end. */
    next: moveCheckSchema.extend({ stage: z.string(), gates: z.array(gateStateSchema) }).nullable(),
    /** Key tasks of the present stay. */
    tasks: z.array(keyTaskSchema),
    /** Files that wait for a look or that were looked at. */
    documents: z.array(checkedDocumentSchema),
    /** Moves that went past gates, newest first. */
    overrides: z.array(
      z.object({
        at: z.string(),
        by: idSchema.nullable(),
        reason: z.string(),
        from: z.string(),
        to: z.string(),
        /** What was unmet: `gate` as in the states of gates, `transition` where no way leads. */
        gates: z.array(z.object({ stage: z.string(), gate: z.string() })),
      }),
    ),
    references: referencesSchema,
  })
  .meta({ id: 'Journey' });
export type JourneyBody = z.infer<typeof journeySchema>;
