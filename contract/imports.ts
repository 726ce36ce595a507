import { z } from 'zod';
import { cellProblemSchema, countsSchema, dryRunSchema } from './exchange.ts';

export const IMPORT_STATES = ['running', 'done', 'failed', 'cancelled', 'undone'] as const;
export const importSchema = z
  .object({
    id: z.int(),
    object: z.string(),
    state: z.enum(IMPORT_STATES),
    title: z.string().nullable(),
    fileName: z.string().nullable(),
    actor: z.string(),
    counts: countsSchema,
    /** Rows of the file, where they have been counted. */
    totalRows: z.int().nullable(),
    startedAt: z.iso.datetime(),
    endedAt: z.iso.datetime().nullable(),
    /** Running by its state, but nothing has been heard of it for a minute: it may be resumed. */
    stalled: z.boolean(),
    error: z.string().nullable(),
    /** Its last undo: how far it is, and what came of it. */
    undo: z
      .object({
        state: z.enum(['running', 'done', 'failed']),
        done: z.int(),
        total: z.int(),
        undone: z.int(),
        /** Records that were left because somebody changed them since. */
        kept: z.int(),
        stalled: z.boolean(),
      })
      .nullable(),
  })
  .meta({ id: 'Import' });
export type ImportBody = z.infer<typeof importSchema>;

export const importRecordsQuery = z.object({
  outcome: z.enum(['created', 'updated', 'skipped', 'refused']),
  after: z.coerce.number().int().min(0).default(0),
});
export const importRecordsSchema = z
  .object({
    rows: z.array(
      z.object({
        row: z.int(),
        id: z.string().nullable(),
        title: z.string(),
        deleted: z.boolean(),
        /** Of a refused row: its cells and what is wrong with them. */
        cells: z.array(z.string()).optional(),
        problems: z.array(cellProblemSchema).optional(),
      }),
    ),
    headers: z.array(z.string()),
    /** `after` of the next page. */
    next: z.int().nullable(),
  })
  .meta({ id: 'ImportRecords' });
export type ImportRecordsBody = z.infer<typeof importRecordsSchema>;

export const importListSchema = z.object({ imports: z.array(importSchema) });
export const importParams = z.object({ id: z.coerce.number().int().positive() });
export const importQuery = z.object({ dryRun: z.enum(['true', 'false']).optional() });
export const importAnswerSchema = z.union([importSchema, dryRunSchema]);

export const undoRequestSchema = z
  .object({
    /** Records to take back although somebody changed them since. */
    also: z.array(z.uuid()).max(10_000).optional(),
    /** Takes back everything that somebody changed since … */
    all: z.boolean().optional(),
    /** … but these. */
    except: z.array(z.uuid()).max(10_000).optional(),
  })
  .nullish();
export type UndoRequest = NonNullable<z.infer<typeof undoRequestSchema>>;
export const undoPreviewQuery = z.object({
  /** Conflicts to pass over: the next page. */
  skip: z.coerce.number().int().min(0).default(0),
});
export const undoPreviewSchema = z
  .object({
    records: z.int(),
    conflicts: z.array(
      z.object({ row: z.int().nullable(), object: z.string(), id: z.string(), title: z.string(), message: z.string() }),
    ),
    conflictCount: z.int(),
  })
  .meta({ id: 'ImportUndoPreview' });
export type UndoPreview = z.infer<typeof undoPreviewSchema>;

/** What came of an undo; `conflicts` are the first hundred of those that were left. */
export type UndoReport = { undone: number; conflicts: UndoPreview['conflicts']; conflictCount: number };
