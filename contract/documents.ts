import { z } from 'zod';
import { noteSchema, referencesSchema } from './records.ts';

const keySchema = z.string().min(1).max(43);
const idSchema = z.uuid();

/** What somebody who has looked at a file says of it. */
export const checkDocumentSchema = z.object({
  object: keySchema,
  /** The record that holds it. */
  id: idSchema,
  file: idSchema,
  state: z.enum(['confirmed', 'rejected']),
  /** Why; asked for with a rejection. */
  note: noteSchema.optional(),
});

export const pendingDocumentsSchema = z.object({
  documents: z.array(
    z.object({
      object: z.string(),
      id: idSchema,
      title: z.string(),
      owner: idSchema.nullable(),
      field: z.string(),
      file: idSchema,
      name: z.string(),
      mediaType: z.string(),
      size: z.int(),
      uploadedBy: idSchema.nullable(),
      uploadedAt: z.string(),
      askedAt: z.string(),
      stage: z.string(),
      gate: z.string(),
    }),
  ),
  /** How many more there are than one answer carries. */
  hidden: z.int(),
  references: referencesSchema,
});
export type PendingDocuments = z.infer<typeof pendingDocumentsSchema>;
