import { z } from 'zod';
import { ITEM_CHANGES, STAGE_PARTS } from '#domain/funnels/compareVersions.ts';
import { LIBRARY_KINDS } from '#domain/funnels/library.ts';
import { STAGE_KINDS, VERSION_STATES } from '#domain/funnels/types.ts';
import { conditionSchema } from './condition.ts';
import { issueSchema } from './errors.ts';
import { noteSchema, referencesSchema } from './records.ts';
import { stageSchema, textSchema, transitionsSchema } from './stages.ts';

const keySchema = z.string().min(1).max(43);
const peopleSchema = z.array(z.uuid()).max(500);

export const versionDefinitionSchema = z.object({
  stages: z.array(stageSchema).max(30),
  transitions: transitionsSchema,
});

/** Where records of a stage go: the first rule that holds, one without a condition for the rest. */
export const mappingSchema = z
  .array(z.object({ from: keySchema, to: keySchema, when: conditionSchema.optional() }))
  .max(200)
  .meta({ id: 'StageMapping' });

const summary = {
  id: z.int(),
  funnelKey: z.string(),
  /** Drafts have none before they first hold for somebody. */
  number: z.int().nullable(),
  state: z.enum(VERSION_STATES),
  note: z.string().nullable(),
  /** Rises with every save of a draft. */
  lockVersion: z.int(),
  basedOn: z.int().nullable(),
  replaces: z.int().nullable(),
  createdAt: z.string(),
  createdBy: z.string().nullable(),
  updatedAt: z.string(),
  updatedBy: z.string().nullable(),
  publishedAt: z.string().nullable(),
  publishedBy: z.string().nullable(),
  retiredAt: z.string().nullable(),
  departments: z.array(z.string()),
  people: z.array(z.string()),
  /** The entry of the shared library whose change has made it. */
  library: z.object({ kind: z.enum(LIBRARY_KINDS), key: z.string(), names: textSchema }).nullable(),
};
export const versionSummarySchema = z.object(summary).meta({ id: 'FunnelVersionSummary' });
export const versionSchema = z
  .object({ ...summary, ...versionDefinitionSchema.shape, mapping: mappingSchema })
  .meta({ id: 'FunnelVersion' });
export type VersionBody = z.infer<typeof versionSchema>;

export const funnelVersionsSchema = z.object({
  key: z.string(),
  objectKey: z.string(),
  names: textSchema,
  position: z.int(),
  chooseWhen: conditionSchema.optional(),
  /** Drafts and the pilot first, then the live one, then former ones, the newest first. */
  versions: z.array(versionSummarySchema),
  references: referencesSchema,
});
export type FunnelVersionsBody = z.infer<typeof funnelVersionsSchema>;

export const funnelPatchSchema = z.object({
  names: textSchema.optional(),
  position: z.int().min(0).max(1000).optional(),
  /** Months back whose closings the learned win probabilities count. */
  learnMonths: z.int().min(1).max(60).optional(),
  /** Null takes the rule away. */
  chooseWhen: conditionSchema.nullable().optional(),
});

/** As the database numbers them. */
const LARGEST = 2 ** 31 - 1;
const numberSchema = z.int().min(1).max(LARGEST);
const numberInAddress = z.coerce.number().int().min(1).max(LARGEST);

export const versionParams = z.object({ key: keySchema, id: numberInAddress });

export const newDraftSchema = z.object({
  from: z.union([z.object({ version: numberSchema }), z.object({ template: keySchema })]),
  note: noteSchema.optional(),
});
export const draftSchema = versionDefinitionSchema.extend({
  /** The one that the writer read; another one is a conflict. */
  lockVersion: numberSchema,
  mapping: mappingSchema,
  note: noteSchema.optional(),
});
export const draftSavedSchema = z.object({ id: z.int(), lockVersion: z.int() });
export const draftIssuesSchema = z.object({ issues: z.array(issueSchema) });
/** Says that what is published, or tried, is what the designer read. */
export const draftReadSchema = z.object({ lockVersion: numberSchema });
export const pilotSchema = draftReadSchema.extend({ departments: peopleSchema, people: peopleSchema });
/** `moved`: how many records changed their stage by it. */
export const publishedDraftSchema = z.object({ id: z.int(), number: z.int(), moved: z.int() });
export const pilotEndedSchema = z.object({ id: z.int(), moved: z.int() });

const itemChanges = z.array(z.object({ key: z.string(), change: z.enum(ITEM_CHANGES) }));
export const compareQuery = z.object({ from: numberInAddress, to: numberInAddress });
export const comparisonSchema = z
  .object({
    before: versionSchema,
    after: versionSchema,
    stages: z.array(
      z.object({
        key: z.string(),
        change: z.enum(ITEM_CHANGES),
        moved: z.boolean(),
        parts: z.array(z.enum(STAGE_PARTS)),
        gates: itemChanges,
        tasks: itemChanges,
      }),
    ),
    splits: z.array(z.object({ from: z.string(), to: z.array(z.string()) })),
    merges: z.array(z.object({ from: z.array(z.string()), to: z.string() })),
    rekeyed: z.array(z.object({ from: z.string(), to: z.string() })),
    transitions: z.array(z.enum(['forward', 'skip', 'back', 'reopen', 'byRole', 'exceptions'])),
  })
  .meta({ id: 'VersionComparison' });
export type ComparisonBody = z.infer<typeof comparisonSchema>;

export const templatesSchema = z.object({
  templates: z.array(
    versionDefinitionSchema.extend({
      key: z.string(),
      objectKey: z.string(),
      names: textSchema,
      summary: textSchema,
    }),
  ),
});
export type TemplatesBody = z.infer<typeof templatesSchema>;

export const funnelFromTemplateSchema = z.object({
  template: keySchema,
  key: z.string().regex(/^[a-z][a-zA-Z0-9]{0,39}$/),
  /** Else the template's. */
  names: textSchema.optional(),
  chooseWhen: conditionSchema.optional(),
});
/** Live at once where the object had no funnel; else a draft. */
export const funnelMadeSchema = z.object({ key: z.string(), version: z.int(), state: z.enum(['draft', 'live']) });

export const otherStageSchema = z.object({
  key: z.string(),
  names: textSchema,
  kind: z.enum(STAGE_KINDS),
  phase: z.string(),
  probability: z.number(),
  learned: z.boolean().optional(),
  /** The stage of the live version that it counts as. */
  becomes: z.string(),
});
