import { isApiError } from '../../api/apiError.ts';

/** What was said against it: the first issue, else the refusal as a whole. */
export function messageOf(error: unknown): string | undefined {
  return isApiError(error) ? (error.issues?.[0]?.message ?? error.message) : undefined;
}
