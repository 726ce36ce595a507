import { z } from 'zod';
import { BOARD_SORTS } from '#domain/funnels/boardSort.ts';
import { STAGE_KINDS, VERSION_STATES } from '#domain/funnels/types.ts';
import { RELATIVE_PERIODS } from '#domain/records/condition.ts';
import { conditionSchema } from './condition.ts';
import { snoozedSchema, staySchema } from './dwell.ts';
import { issueSchema } from './errors.ts';
import { noteSchema, referencesSchema } from './records.ts';
import { textSchema } from './stages.ts';
import { pendingCheckSchema, unmetGateSchema } from './unmet.ts';
import { mappingSchema, otherStageSchema, versionDefinitionSchema } from './versions.ts';

const idSchema = z.uuid();
const keySchema = z.string().min(1).max(43);
const instantSchema = z.iso.datetime({ offset: true });
const liveVersionSchema = versionDefinitionSchema.extend({
  id: z.int(),
  funnelKey: z.string(),
  number: z.int(),
  state: z.enum(VERSION_STATES),
});

export const funnelSchema = z
  .object({
    key: z.string(),
    objectKey: z.string(),
    names: textSchema,
    position: z.int(),
    /** Sends a new record here; the first match by position wins. */
    chooseWhen: conditionSchema.optional(),
    live: liveVersionSchema,
    /** Holds, instead of the live one, for records of owners in these departments, or below them, and of these people. */
    pilot: liveVersionSchema
      .extend({ mapping: mappingSchema, departments: z.array(z.string()), people: z.array(z.string()) })
      .optional(),
    /** Stages that records stand or stood in and that the live version does not have. */
    others: z.array(otherStageSchema).optional(),
    /** What closed in the last months, won or lost, of what had visited each open stage; counted about every hour. */
    learning: z
      .object({
        months: z.int(),
        closings: z.array(z.object({ stage: z.string(), won: z.int(), closed: z.int() })),
      })
      .optional(),
  })
  .meta({ id: 'Funnel' });
export type FunnelBody = z.infer<typeof funnelSchema>;

export const funnelListSchema = z.object({
  funnels: z.array(funnelSchema),
  /** Funnels whose first version is still a draft; only for who may manage funnels. */
  unpublished: z.array(z.object({ key: z.string(), objectKey: z.string(), names: textSchema, position: z.int() })),
  phases: z.array(
    z.object({
      key: z.string(),
      objectKey: z.string(),
      names: textSchema,
      position: z.int(),
      kind: z.enum(STAGE_KINDS),
    }),
  ),
});
export type FunnelList = z.infer<typeof funnelListSchema>;

export const funnelParams = z.object({ key: keySchema });
export const newFunnelSchema = versionDefinitionSchema.extend({
  key: z.string().regex(/^[a-z][a-zA-Z0-9]{0,39}$/),
  objectKey: keySchema,
  names: textSchema,
  position: z.int().min(0).max(1000).default(100),
  chooseWhen: conditionSchema.optional(),
});
export const publishedSchema = z.object({ id: z.int(), number: z.int() });

const fillSchema = z.record(z.string().max(50), z.unknown());

/** Goes past what is unmet; needs the right to, and marks the record. */
const overrideSchema = z.object({ reason: z.string().trim().min(1).max(2000) });

export const movesSchema = z.object({
  object: keySchema,
  moves: z
    .array(
      z.object({
        id: idSchema,
        /** The version that the mover saw; a newer one is a conflict. */
        version: z.int().min(1).optional(),
        to: keySchema,
        /** Another funnel of the object, where the stage is one of that. */
        funnel: keySchema.optional(),
        /** Values that come with the move, so that a gate is met in the same act. */
        fill: fillSchema.optional(),
        /** Why; stands in the record's history. */
        note: noteSchema.optional(),
        /** When it happened, if not now. */
        at: instantSchema.optional(),
        override: overrideSchema.optional(),
      }),
    )
    .min(1)
    .max(1000),
  /** Says what would become of each, and writes nothing. */
  dryRun: z.boolean().optional(),
});

export const checkMoveSchema = z.object({
  object: keySchema,
  id: idSchema,
  to: keySchema,
  /** Another funnel of the object, where the stage is one of that. */
  funnel: keySchema.optional(),
  fill: fillSchema.optional(),
});
export const moveCheckSchema = z.object({
  allowed: z.boolean(),
  version: z.int(),
  /** Fields to ask for before the move can be made. */
  fields: z.array(z.string()),
  issues: z.array(issueSchema),
  unmet: z.array(unmetGateSchema),
  /** Documents that would let it pass before anybody has looked at them. */
  pending: z.array(pendingCheckSchema),
  /** Whether the reader may go past what is unmet, with a reason. */
  mayOverride: z.boolean(),
});
export type MoveCheckBody = z.infer<typeof moveCheckSchema>;

export const undoMovesSchema = z.object({
  object: keySchema,
  moves: z
    .array(
      z.object({
        id: idSchema,
        version: z.int().min(1).optional(),
        /** Fields that were filled with the move and go back with it; the others stay as filled. */
        restore: z.array(keySchema).max(20).optional(),
      }),
    )
    .min(1)
    .max(1000),
});

export const boardQuerySchema = z.object({
  object: keySchema.default('opportunity'),
  funnel: keySchema,
  filter: conditionSchema.optional(),
  sort: z.enum(BOARD_SORTS).optional(),
  /** Cards a column. */
  perStage: z.int().min(1).max(100).optional(),
  /** Columns of ends show what ended in this period. */
  closed: z.enum(RELATIVE_PERIODS).optional(),
});
const cardSchema = z
  .object({
    id: idSchema,
    version: z.int(),
    /** Whether the reader may change it, and so move it. */
    mayWrite: z.boolean(),
    title: z.string(),
    account: idSchema.nullable(),
    company: z.string().nullable(),
    owner: idSchema.nullable(),
    amount: z.string().nullable(),
    /** What it was priced in, where not in the base currency. */
    foreign: z.object({ currency: z.string(), amount: z.string() }).nullable(),
    closeDate: z.string().nullable(),
    stageSince: z.string().nullable(),
    stay: staySchema,
    snoozed: snoozedSchema.nullable(),
    /** Past the limit of its stage, and not snoozed. */
    stalled: z.boolean(),
    nextStep: z.string().nullable(),
    nextStepDate: z.string().nullable(),
    /** How many gates stand before the next stage. */
    missing: z.int(),
    /** That it moves by the version that its team tries. */
    pilot: z.literal(true).optional(),
  })
  .meta({ id: 'Card' });
export type CardBody = z.infer<typeof cardSchema>;

export const boardSchema = z.object({
  columns: z.array(
    z.object({
      stage: z.string(),
      count: z.int(),
      amount: z.string().optional(),
      weightedAmount: z.string().optional(),
      cards: z.array(cardSchema),
      nextCursor: z.string().nullable(),
    }),
  ),
  references: referencesSchema,
  closed: z.enum(RELATIVE_PERIODS),
});
export type BoardBody = z.infer<typeof boardSchema>;

/** A cursor carries a sort value, which may be a long text. */
export const boardColumnQuerySchema = boardQuerySchema.extend({ stage: keySchema, cursor: z.string().max(500_000) });
export const boardColumnSchema = z.object({
  cards: z.array(cardSchema),
  references: referencesSchema,
  nextCursor: z.string().nullable(),
});

const laneKeySchema = z.string().min(1).max(50);
const stageTotalsSchema = z.object({
  stage: z.string(),
  count: z.int(),
  amount: z.string().optional(),
  weightedAmount: z.string().optional(),
});
const lanesBody = {
  lanes: z.array(
    z.object({
      /** Value of the field that divides the board; null for records without one. */
      key: z.string().nullable(),
      count: z.int(),
      columns: z.array(stageTotalsSchema),
    }),
  ),
  references: referencesSchema,
  /** Lanes beyond those that one answer carries. */
  hidden: z.int(),
};
export const boardLanesQuerySchema = boardQuerySchema
  .omit({ sort: true, perStage: true })
  .extend({ lanes: laneKeySchema });
export const boardLanesSchema = z.object(lanesBody);
export type LanesBody = z.infer<typeof boardLanesSchema>;

export const boardCardsQuerySchema = boardQuerySchema.omit({ sort: true, perStage: true }).extend({
  ids: z.array(idSchema).max(1000),
  /** Divide the totals by this field too, and say each card's lane. */
  lanes: laneKeySchema.optional(),
});
export const boardCardsSchema = z.object({
  /** Asked records that stand on this board; the others do not, or not for this reader. */
  cards: z.array(z.object({ stage: z.string(), lane: z.string().nullable(), card: cardSchema })),
  columns: z.array(stageTotalsSchema),
  lanes: z.object(lanesBody).optional(),
  references: referencesSchema,
});
export type BoardCardsBody = z.infer<typeof boardCardsSchema>;
