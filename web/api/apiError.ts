import type { ErrorBody, ErrorCode } from '#contract/errors.ts';

/** `unreachable`: no answer at all (no network, server down). */
export type ApiErrorCode = ErrorCode | 'unreachable';

/** A refusal of the server, in the reader's language and ready to be shown. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: ApiErrorCode;
  readonly errorId: string | undefined;
  /** What is wrong with single fields or rows. */
  readonly issues: NonNullable<ErrorBody['issues']>;

  constructor(status: number, body: Omit<ErrorBody, 'code'> & { code: ApiErrorCode }) {
    super(body.message);
    this.name = 'ApiError';
    this.status = status;
    this.code = body.code;
    this.errorId = body.errorId;
    this.issues = body.issues ?? [];
  }
}

export function isApiError(error: unknown, code?: ApiErrorCode): error is ApiError {
  return error instanceof ApiError && (code === undefined || error.code === code);
}
