import type { ErrorCode } from '#contract/errors.ts';
import { Refused } from '../errors.ts';

export type TableErrorCode = Extract<ErrorCode, `file_${string}`>;

/** Why, where one code has several causes. */
export type TableRefusalParams = {
  reason?: 'damaged' | 'protected' | 'encoding' | 'openQuote' | 'unknownSheet' | 'unpackedSize' | 'rows';
  row?: number;
  /** The limit that was passed. */
  max?: number;
  sheet?: string;
};

/** The file as a whole cannot be used; the messages are in the contract. */
export function tableRefusal(code: TableErrorCode, params: TableRefusalParams = {}): Refused {
  return new Refused(code, { params });
}
