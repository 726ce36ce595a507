import { z } from 'zod';
import { conditionSchema } from './condition.ts';
import { localeSchema } from './workspace.ts';

const keySchema = z.string().min(1).max(60);

export const exportSchema = z.object({
  filter: conditionSchema.optional(),
  sort: z
    .array(z.object({ field: keySchema, descending: z.boolean().optional() }))
    .max(3)
    .optional(),
  columns: z.array(keySchema).min(1).max(300).optional(),
  format: z.enum(['csv', 'xlsx']).default('csv'),
  /** Titles of columns: labels in the reader's language, or field keys, by which the file can be imported again. */
  headers: z.enum(['labels', 'keys']).default('labels'),
});
/** The same as an address, for a plain download link that a browser writes to disk: JSON in `query`. */
export const exportLinkQuery = z.object({
  lang: localeSchema.optional(),
  query: z
    .string()
    .max(12_000)
    .transform((text, issues) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        issues.addIssue({ code: 'custom', params: { issue: 'invalid_value' } });
        return z.NEVER;
      }
    })
    .pipe(exportSchema.extend({ name: z.string().max(200).optional() })),
});
export type ExportQuery = Partial<z.output<typeof exportSchema>>;
