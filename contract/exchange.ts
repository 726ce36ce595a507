import { z } from 'zod';
import { DATE_FORMATS } from '#domain/exchange/index.ts';
import { UNITS } from './choices.ts';
import { issueSchema } from './errors.ts';

const textSchema = z.string().max(2_000);
const keySchema = z.string().min(1).max(60);
const valueSchema = z.union([textSchema, z.number(), z.boolean(), z.array(textSchema), z.null()]);
/** What a cell says → what is meant: the key of an option or stage, a corrected spelling, a value. */
const valuesSchema = z.record(textSchema, valueSchema);

export const ENCODING_NAMES = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5'] as const;

/** Where the cells of one column go. A column may go to several fields. */
const targetSchema = z.strictObject({
  /** Key of the field. For records in a funnel also `createdAt`, `closedAt`, `stageSince`. */
  field: keySchema.optional(),
  /** Instead of a field: the column holds the day on which the record entered this stage. */
  entered: keySchema.optional(),
  /** How the column writes its dates; found from its cells when left out. */
  dateFormat: z.enum(DATE_FORMATS).optional(),
  decimalMark: z.enum(['.', ',']).optional(),
  unit: z.enum(UNITS).optional(),
  values: valuesSchema.optional(),
  /** References: the field of the target that the cells hold (`name`, `externalId`, `code`, `email` …). Default `name`. */
  by: keySchema.optional(),
  /** What happens where a reference or option is unknown: it is created (references), left empty, or the row is refused. */
  unknown: z.enum(['create', 'skip', 'refuse']).optional(),
  /** Further values of records that `create` makes. */
  createWith: z.record(keySchema, valueSchema).optional(),
});
export type ImportTarget = z.infer<typeof targetSchema>;

/** How a file is read where finding out by itself is not wanted. */
const readingSchema = {
  /** Path beside the mapping file; for the command line only. */
  file: z.string().max(1_000).optional(),
  sheet: z.string().max(200).optional(),
  delimiter: z.string().length(1).optional(),
  encoding: z.enum(ENCODING_NAMES).optional(),
  headerRow: z.int().min(1).max(10_000).optional(),
};

/** A second file with past stage changes: one row per record, stage and time. */
const historySchema = z.strictObject({
  ...readingSchema,
  /** Header of the column with the external id of the record. */
  record: textSchema,
  stage: textSchema,
  at: textSchema,
  dateFormat: z.enum(DATE_FORMATS).optional(),
  /** Stage as the file calls it → key of the stage; falls back to `stages` of the plan. */
  stages: z.record(textSchema, keySchema).optional(),
});

/** `object: users`: where people stand and what they may do. Templates name columns in braces: `{regional_office}`. */
const usersSchema = z.strictObject({
  /** From the top: each a name of a department; missing ones are created. */
  department: z.array(textSchema).max(10).optional(),
  /** Name of the person who heads the deepest department; created there if unknown. */
  manager: textSchema.optional(),
  /** Keys of roles. */
  roles: z.array(keySchema).max(20).default(['rep']),
  managerRoles: z.array(keySchema).max(20).default(['manager']),
});

export const importPlanSchema = z.strictObject({
  /** Key of the object, or `users`. */
  object: keySchema,
  title: z.string().max(200).optional(),
  ...readingSchema,
  /** Header → field key, target, several targets, or null for a column that is left out on purpose. */
  columns: z
    .record(textSchema, z.union([keySchema, targetSchema, z.array(targetSchema).max(10), z.null()]))
    .default({}),
  /** Field → value for every row. */
  constants: z.record(keySchema, valueSchema).optional(),
  /** Field → value where the row gives none. */
  defaults: z.record(keySchema, valueSchema).optional(),
  /** Text field → template: `{account} {product}`. */
  compose: z.record(keySchema, textSchema).optional(),
  /** Fields by which a record that exists already is recognised. Without it every row creates a record. */
  key: z.union([keySchema, z.array(keySchema).min(1).max(5)]).optional(),
  existing: z.enum(['update', 'skip', 'refuse']).default('update'),
  /** Whether an empty cell clears the field of a record that exists. */
  emptyCells: z.enum(['keep', 'clear']).default('keep'),
  /** Key of the funnel for records that are created. */
  funnel: keySchema.optional(),
  /** Stage as the file calls it → key of the stage. Keys and names of stages are understood by themselves. */
  stages: z.record(textSchema, keySchema).optional(),
  history: historySchema.optional(),
  users: usersSchema.optional(),
  /** Rows a transaction. */
  batchSize: z.int().min(1).max(5_000).default(1_000),
});
export type ImportPlan = z.infer<typeof importPlanSchema>;
export type ImportPlanInput = z.input<typeof importPlanSchema>;

// ── What the file says ──
/** One thing wrong with one cell; `column` is empty where no column is to blame. */
export const cellProblemSchema = issueSchema
  .omit({ row: true, field: true })
  .extend({ row: z.int(), column: z.string(), field: z.string(), value: z.string() })
  .meta({ id: 'CellProblem' });
export type CellProblemBody = z.infer<typeof cellProblemSchema>;

export const countsSchema = z.object({
  rowsRead: z.int(),
  created: z.int(),
  updated: z.int(),
  skipped: z.int(),
  refused: z.int(),
});
export type ImportCounts = z.infer<typeof countsSchema>;

const columnReportSchema = z.object({
  header: z.string(),
  /** Field keys; empty for a column that is left out. */
  fields: z.array(z.string()),
  dateFormat: z.enum(DATE_FORMATS).optional(),
  /** Day and month could be either way round. */
  ambiguous: z.boolean().optional(),
  decimalMark: z.enum(['.', ',']).optional(),
  examples: z.array(z.string()),
});

export const dryRunSchema = z
  .object({
    object: z.string(),
    format: z.enum(['csv', 'xlsx']),
    encoding: z.string(),
    delimiter: z.string(),
    sheet: z.string(),
    sheets: z.array(z.string()),
    counts: countsSchema,
    columns: z.array(columnReportSchema),
    /** The first problems; `problemCounts` counts all. */
    problems: z.array(cellProblemSchema),
    problemCounts: z.array(z.object({ code: z.string(), column: z.string(), count: z.int() })),
    /** The problems by column and kind, with the different values that cause them: what is mended in bulk. */
    groups: z.array(
      z.object({
        code: z.string(),
        column: z.string(),
        field: z.string(),
        message: z.string(),
        count: z.int(),
        /** Different values; `values` holds the first of them. */
        distinct: z.int(),
        values: z.array(z.object({ value: z.string(), count: z.int(), suggestion: z.string().optional() })),
      }),
    ),
    /** How the files call the stages, with what each word stands for: as understood, or as it probably is meant. */
    stages: z.array(
      z.object({
        value: z.string(),
        count: z.int(),
        stage: z.string().optional(),
        suggestion: z.string().optional(),
      }),
    ),
    /** The first rows as they would be: by field key, references by what the file calls them. */
    preview: z.array(
      z.object({
        row: z.int(),
        outcome: z.enum(['created', 'updated', 'skipped', 'refused']),
        values: z.record(z.string(), z.unknown()),
      }),
    ),
    /** Records that unknown references would create, by object. */
    wouldCreate: z.array(z.object({ object: z.string(), count: z.int(), examples: z.array(z.string()) })),
  })
  .meta({ id: 'ImportDryRun' });
export type DryRunReport = z.infer<typeof dryRunSchema>;

export const proposalSchema = z
  .object({
    headers: z.array(z.string()),
    sheets: z.array(z.string()),
    sample: z.array(z.array(z.string())),
    columns: z.array(z.object({ header: z.string(), field: z.string().optional(), confidence: z.number() })),
  })
  .meta({ id: 'ImportProposal' });

// ── Files that wait for their import ──
export const uploadSchema = z
  .object({ id: z.uuid(), name: z.string(), size: z.int(), createdAt: z.iso.datetime() })
  .meta({ id: 'ImportUpload' });
export type UploadBody = z.infer<typeof uploadSchema>;
export const uploadParams = z.object({ id: z.uuid() });

export const inspectRequestSchema = z.object({
  /** What the file is about; left out, the object is guessed from the headers. */
  object: keySchema.optional(),
  sheet: readingSchema.sheet,
  delimiter: readingSchema.delimiter,
  encoding: readingSchema.encoding,
  headerRow: readingSchema.headerRow,
});

export const mappingSchema = z
  .object({
    id: z.uuid(),
    object: z.string(),
    name: z.string(),
    headers: z.array(z.string()),
    plan: importPlanSchema,
    author: z.string(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'ImportMapping' });
export type MappingBody = z.infer<typeof mappingSchema>;
export const mappingListSchema = z.object({ mappings: z.array(mappingSchema) });
export const mappingQuery = z.object({ object: keySchema.optional() });
export const saveMappingSchema = z.object({
  name: z.string().trim().min(1).max(100),
  headers: z.array(textSchema).max(1_000),
  plan: importPlanSchema,
});

export const inspectionSchema = z
  .object({
    object: z.string(),
    format: z.enum(['csv', 'xlsx']),
    encoding: z.string(),
    delimiter: z.string(),
    sheet: z.string(),
    sheets: z.array(z.string()),
    headerRow: z.int(),
    totalRows: z.int(),
    sample: z.array(z.array(z.string())),
    columns: z.array(
      z.object({
        header: z.string(),
        field: z.string().optional(),
        confidence: z.number(),
        /** References: the field of the target by which the cells seem to name it. */
        by: z.string().optional(),
        examples: z.array(z.string()),
        /** How the column writes dates, where it does: best first, each with how it reads the telling examples. */
        dates: z.array(
          z.object({
            format: z.enum(DATE_FORMATS),
            examples: z.array(z.object({ text: z.string(), date: z.string() })),
          }),
        ),
        ambiguous: z.boolean(),
        decimalMark: z.enum(['.', ',']),
      }),
    ),
    /** A saved mapping all of whose headers stand in the file. */
    mapping: mappingSchema.optional(),
    /** The file tells of past stage changes: the headers that say whose, to which stage and when. */
    past: z.object({ record: z.string(), stage: z.string(), at: z.string() }).optional(),
  })
  .meta({ id: 'ImportInspection' });
export type InspectionBody = z.infer<typeof inspectionSchema>;

export const uploadedPlanSchema = z.object({
  plan: importPlanSchema,
  /** The upload that holds past stage changes. */
  history: z.uuid().optional(),
});
/** Lines of the answer to a trial: how far it is, then the report or the refusal. */
export type TrialLine =
  | { progress: { rowsRead: number; totalRows: number } }
  | { report: DryRunReport }
  | { error: { code: string; message: string; issues?: z.infer<typeof issueSchema>[] } };
