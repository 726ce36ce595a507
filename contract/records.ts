import { z } from 'zod';
import { conditionSchema } from './condition.ts';
import { issueSchema } from './errors.ts';
import { fieldValueSchema } from './objects.ts';
import { pendingCheckSchema, unmetGateSchema } from './unmet.ts';

const idSchema = z.uuid();
const objectKey = z.string().min(1).max(43);
const versionSchema = z.int().min(1);

export const noteSchema = z.string().trim().max(2000);

/** `values` of a write: field key → value. Money and decimals are strings, dates 'YYYY-MM-DD', references ids. */
const inputValues = z.record(z.string().max(50), z.unknown());

export const recordSchema = z
  .object({ id: idSchema, object: z.string(), version: z.int(), values: z.record(z.string(), fieldValueSchema) })
  .meta({ id: 'Record' });
export type RecordBody = z.infer<typeof recordSchema>;

/** Titles of the records, people and departments that an answer names, by id. */
export const referencesSchema = z
  .record(
    z.string(),
    z.object({
      object: z.string(),
      title: z.string(),
      /** Of a deal, where it is not the workspace's. */
      currency: z.string().optional(),
    }),
  )
  .meta({ id: 'References' });
export type ReferencesBody = z.infer<typeof referencesSchema>;

export const outcomeSchema = z
  .discriminatedUnion('ok', [
    z.object({
      ok: z.literal(true),
      id: idSchema,
      version: z.int(),
      /** Of a move: documents that let it pass before anybody has looked at them. */
      pending: z.array(pendingCheckSchema).optional(),
    }),
    z.object({
      ok: z.literal(false),
      reason: z.enum(['refused', 'not_found', 'conflict']),
      issues: z.array(issueSchema),
      /** Of a move, or a create further in: the gates that are unmet. */
      unmet: z.array(unmetGateSchema).optional(),
      /** Of a conflict: the present version, and what others changed since the one that the writer had read. */
      current: z
        .object({
          version: z.int(),
          changes: z.array(
            z.object({ field: z.string(), value: z.unknown(), by: z.string().nullable(), at: z.string() }),
          ),
        })
        .optional(),
    }),
  ])
  .meta({ id: 'Outcome' });
export type OutcomeBody = z.infer<typeof outcomeSchema>;
export const outcomesSchema = z.object({ outcomes: z.array(outcomeSchema) });

export const objectParams = z.object({ object: objectKey });
export const recordParams = z.object({ object: objectKey, id: idSchema });

export const createSchema = z.object({
  records: z
    .array(z.object({ values: inputValues }))
    .min(1)
    .max(1000),
});
export const updateSchema = z.object({
  records: z
    .array(
      z.object({
        id: idSchema,
        version: versionSchema.optional(),
        values: inputValues,
        /** Why; stands in the record's history. */
        note: noteSchema.optional(),
      }),
    )
    .min(1)
    .max(1000),
  /** Says what would become of each, and writes nothing. */
  dryRun: z.boolean().optional(),
});
export const deleteSchema = z.object({
  records: z
    .array(z.object({ id: idSchema, version: versionSchema.optional() }))
    .min(1)
    .max(1000),
});
export const restoreSchema = z.object({ ids: z.array(idSchema).min(1).max(1000) });

export const listSchema = z.object({
  filter: conditionSchema.optional(),
  sort: z
    .array(z.object({ field: z.string().max(50), descending: z.boolean().optional() }))
    .max(3)
    .optional(),
  limit: z.int().min(1).max(500).optional(),
  /** Holds the sort values of a row, which may be long texts. */
  cursor: z.string().max(500_000).optional(),
  /** Instead of a cursor: the rows before this one. */
  before: z.string().max(500_000).optional(),
  columns: z.array(z.string().max(50)).max(200).optional(),
  deleted: z.boolean().optional(),
  /** Only these of them. */
  ids: z.array(idSchema).max(1000).optional(),
  /** Also answer how many there are; left out, the answer is faster. */
  count: z.boolean().optional(),
});
export const listAnswerSchema = z.object({
  records: z.array(recordSchema),
  references: referencesSchema,
  nextCursor: z.string().nullable(),
  /** As `before` it leads to the rows ahead of this page; null when the list begins with it. */
  previousCursor: z.string().nullable(),
  /** `exact` false: about `count`. */
  total: z.object({ count: z.int(), exact: z.boolean() }).optional(),
});
export type ListAnswer = z.infer<typeof listAnswerSchema>;

export const placeSchema = listSchema.pick({ filter: true, sort: true, deleted: true }).extend({
  /** Records that are to lie ahead … */
  position: z.int().min(0),
  /** … of so many in all, as far as is known. */
  of: z.int().min(0),
});
export const placeAnswerSchema = z.object({
  /** Leads to the page there; null to the beginning. */
  cursor: z.string().nullable(),
  position: z.int(),
});
export type PlaceAnswer = z.infer<typeof placeAnswerSchema>;

export const recordAnswerSchema = z.object({
  record: recordSchema,
  references: referencesSchema,
  rights: z.object({ update: z.boolean(), delete: z.boolean() }),
  deleted: z.boolean(),
});
export type RecordAnswer = z.infer<typeof recordAnswerSchema>;

export const historyQuery = z.object({
  before: z.coerce.number().int().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
  field: z.string().max(50).optional(),
});
const eventDetailsSchema = z
  .object({
    override: z
      .object({
        reason: z.string(),
        from: z.string(),
        to: z.string(),
        gates: z.array(z.object({ stage: z.string(), gate: z.string() })),
      })
      .optional(),
    pending: z.array(pendingCheckSchema).optional(),
    approval: z
      .object({ request: idSchema, gate: z.string(), stage: z.string(), onBehalfOf: z.array(idSchema) })
      .optional(),
    check: z.object({ field: z.string(), file: idSchema, state: z.enum(['confirmed', 'rejected']) }).optional(),
  })
  .meta({ id: 'EventDetails' });
export const historyAnswerSchema = z.object({
  entries: z.array(
    z.object({
      seq: z.int(),
      kind: z.string(),
      at: z.string(),
      recordedAt: z.string(),
      actor: z.object({ id: idSchema, name: z.string() }).nullable(),
      /** Why, in the words of who did it. */
      note: z.string().nullable(),
      /** Gates that a move went past or met only until somebody has looked; what was found of a document. */
      details: eventDetailsSchema.nullable(),
      door: z.string(),
      changes: z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })),
    }),
  ),
  references: referencesSchema,
  nextBefore: z.int().nullable(),
});
export type HistoryAnswer = z.infer<typeof historyAnswerSchema>;

/** Every file of a record: its own and those of its follow-ups and tasks. */
export const recordFilesSchema = z.object({
  files: z.array(
    z.object({
      id: idSchema,
      name: z.string(),
      mediaType: z.string(),
      size: z.int(),
      createdAt: z.string(),
      createdBy: z.object({ id: idSchema, name: z.string() }).nullable(),
      /** The record and field that name it. */
      holder: z.object({ object: z.string(), id: idSchema, field: z.string() }),
    }),
  ),
});
export type RecordFileBody = z.infer<typeof recordFilesSchema>['files'][number];

export const searchQuery = z.object({
  q: z.string().min(1).max(100),
  limit: z.coerce.number().int().min(1).max(50).optional(),
  objects: z.string().max(500).optional(),
});
const hitSchema = z.object({ id: idSchema, object: z.string(), title: z.string(), subtitle: z.string() });
export const searchAnswerSchema = z.object({
  groups: z.array(z.object({ object: z.string(), hits: z.array(hitSchema) })),
});
export type SearchAnswer = z.infer<typeof searchAnswerSchema>;

export const lookupSchema = z.object({ q: z.string().max(100), limit: z.int().min(1).max(50).optional() });
export const lookupAnswerSchema = z.object({
  items: z.array(z.object({ id: idSchema, title: z.string(), subtitle: z.string() })),
});

export const uploadedFileSchema = z.object({ id: idSchema, name: z.string(), size: z.int() });
