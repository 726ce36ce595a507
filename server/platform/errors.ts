import type { ErrorCode } from '#contract/errors.ts';
import type { Issue } from '#domain/kernel/issue.ts';

const STATUS: Partial<Record<ErrorCode, number>> = {
  not_signed_in: 401,
  wrong_credentials: 401,
  link_expired: 401,
  locked_out: 429,
  too_many_requests: 429,
  csrf_failed: 403,
  no_right: 403,
  read_only_view: 403,
  demo_only: 403,
  not_found: 404,
  conflict: 409,
  setup_done: 409,
  setup_needed: 409,
  gate_unmet: 422,
  invalid_input: 422,
  payload_too_large: 413,
  file_too_large: 413,
  unsupported_media: 415,
  unavailable: 503,
  busy: 503,
  internal: 500,
};

/** A refusal that the user is told of. Anything else that is thrown is an unknown error: logged with an id, never shown. */
export class Refused extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly issues: Issue[];
  readonly params: Record<string, string | number>;

  constructor(code: ErrorCode, details: { issues?: Issue[]; params?: Record<string, string | number> } = {}) {
    super(code);
    this.code = code;
    this.status = STATUS[code] ?? 400;
    this.issues = details.issues ?? [];
    this.params = details.params ?? {};
  }
}
