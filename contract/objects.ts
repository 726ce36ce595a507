import { z } from 'zod';
import { FIELD_TYPES } from '#domain/objects/types.ts';

export const localizedSchema = z
  .object({
    'zh-CN': z.string().trim().min(1).max(200),
    'zh-TW': z.string().max(200).optional(),
    en: z.string().max(200).optional(),
  })
  .meta({ id: 'Localized' });

const optionSchema = z.object({
  key: z.string().regex(/^[a-zA-Z0-9_]{1,60}$/),
  labels: localizedSchema,
  aliases: z.array(z.string().max(200)).max(50).optional(),
  retired: z.boolean().optional(),
});

const decimalBound = z.string().regex(/^-?\d{1,20}(\.\d{1,12})?$/);

export const fieldValueSchema = z
  .union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()])
  .meta({ id: 'FieldValue' });

export const fieldSpecSchema = z
  .object({
    key: z.string().min(1).max(43),
    type: z.enum(FIELD_TYPES),
    labels: localizedSchema,
    help: localizedSchema.optional(),
    required: z.boolean().optional(),
    unique: z.boolean().optional(),
    maxLength: z.int().min(1).max(32_000).optional(),
    scale: z.int().min(0).max(12).optional(),
    min: decimalBound.optional(),
    max: decimalBound.optional(),
    options: z.array(optionSchema).max(1000).optional(),
    target: z.string().max(43).optional(),
    pattern: z.string().max(40).optional(),
    default: fieldValueSchema.optional(),
    searchable: z.boolean().optional(),
    /** Kept in order by an index, for lists of any size. */
    sorted: z.boolean().optional(),
  })
  .meta({ id: 'FieldSpec' });

export const fieldSchema = fieldSpecSchema
  .extend({
    id: z.int(),
    standard: z.boolean(),
    system: z.boolean().optional(),
    write: z.enum(['create', 'import', 'never']).optional(),
    /** Money in the currency of the record that this reference points at: `references` of the answer say which. */
    currencyOf: z.string().optional(),
  })
  .meta({ id: 'Field' });
export type FieldBody = z.infer<typeof fieldSchema>;

export const objectSchema = z
  .object({
    key: z.string(),
    labels: localizedSchema,
    labelsPlural: localizedSchema,
    icon: z.string(),
    titleField: z.string(),
    hasFunnel: z.boolean(),
    /** `own` false: its records serve everyone and belong to nobody. */
    visibility: z.object({ own: z.boolean() }).optional(),
    standard: z.boolean(),
    /** What the product calls it, where the workspace has another name for it. */
    renamedFrom: z.object({ singular: localizedSchema, plural: localizedSchema }).optional(),
    fields: z.array(fieldSchema),
  })
  .meta({ id: 'Object' });
export type ObjectBody = z.infer<typeof objectSchema>;

export const objectListSchema = z.object({ objects: z.array(objectSchema) });
