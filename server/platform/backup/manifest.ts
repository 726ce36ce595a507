import { z } from 'zod';

/** What is in a backup, so that it can be checked before anything is changed. */
export const manifestSchema = z.object({
  format: z.literal(1),
  createdAt: z.iso.datetime(),
  /** Last migration of every schema: what the restoring program must know. */
  migrations: z.record(z.string(), z.int()),
  schemas: z.array(
    z.object({
      name: z.string(),
      /** Makes the schema and its tables, without anything that slows loading. */
      before: z.array(z.string()),
      /** Keys, indexes, references, rights, and where sequences stand. */
      after: z.array(z.string()),
    }),
  ),
  tables: z.array(
    z.object({
      schema: z.string(),
      name: z.string(),
      columns: z.array(z.string()),
      rows: z.int(),
      /** Of the rows as COPY writes them, in the order of the primary key. */
      sha256: z.string(),
    }),
  ),
  files: z.array(z.object({ path: z.string(), size: z.int(), sha256: z.string() })),
});
export type Manifest = z.infer<typeof manifestSchema>;
export type BackedUpTable = Manifest['tables'][number];

export const MANIFEST = 'manifest.json';
export const tableFile = ({ schema, name }: Pick<BackedUpTable, 'schema' | 'name'>) =>
  `tables/${schema}.${name}.copy.gz`;

/** Why a backup or restore did not happen, in words for whoever asked for it. Nothing was changed. */
export class BackupProblem extends Error {
  constructor(zh: string, en: string, cause?: unknown) {
    super(`${zh}\n${en}`, { cause });
    this.name = 'BackupProblem';
  }
}
