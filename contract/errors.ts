import { z } from 'zod';
import { ISSUE_CODES, type IssueCode } from '#domain/kernel/issue.ts';

/** Stable codes of refusals as a whole; `issues` say what is wrong with single fields. */
export const ERROR_CODES = [
  'invalid_input',
  'not_signed_in',
  'wrong_credentials',
  'locked_out',
  'link_expired',
  'csrf_failed',
  'no_right',
  'read_only_view',
  'not_found',
  'conflict',
  'gate_unmet',
  'too_many_requests',
  'payload_too_large',
  'unsupported_media',
  'setup_done',
  'setup_needed',
  'demo_only',
  'unavailable',
  'busy',
  'internal',
  'file_not_a_table',
  'file_unreadable',
  'file_too_large',
  'file_too_many_columns',
  'file_cell_too_long',
  'file_empty',
  'mapping_invalid',
  'import_not_resumable',
  'import_not_undoable',
  'cursor_expired',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

export const issueSchema = z.object({
  code: z.enum(ISSUE_CODES as readonly [IssueCode, ...IssueCode[]]),
  field: z.string().optional(),
  row: z.int().optional(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  message: z.string(),
});

export const errorSchema = z
  .object({
    code: z.enum(ERROR_CODES),
    message: z.string(),
    /** Stands in the server's log beside the cause; only for unknown errors. */
    errorId: z.string().optional(),
    issues: z.array(issueSchema).optional(),
  })
  .meta({ id: 'Error' });
export type ErrorBody = z.infer<typeof errorSchema>;
