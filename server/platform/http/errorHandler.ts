import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import type { ErrorBody, ErrorCode } from '#contract/errors.ts';
import { errorMessage } from '#contract/messages/index.ts';
import { Refused } from '../errors.ts';
import { isBusy, isPassing } from '../postgres/index.ts';
import type { issueDescriber } from './issueBodies.ts';
import { issuesOfZod, type ZodProblem } from './zodIssues.ts';

type Failure = { statusCode?: unknown; validationContext?: string };

const BY_STATUS: Record<number, ErrorCode> = {
  401: 'not_signed_in',
  403: 'no_right',
  404: 'not_found',
  413: 'payload_too_large',
  415: 'unsupported_media',
  429: 'too_many_requests',
  503: 'unavailable',
};

/** The one place where what was thrown becomes an answer. */
export function errorHandler(describe: ReturnType<typeof issueDescriber>) {
  return async (error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<ErrorBody> => {
    const known = error instanceof Refused ? { refused: error, status: error.status } : asRefused(error, request);
    reply.type('application/json; charset=utf-8').header('cache-control', 'no-store');
    if (!known) {
      const errorId = randomBytes(5).toString('hex').toUpperCase();
      request.log.error({ err: error, errorId }, 'unknown error');
      reply.code(500);
      return { code: 'internal', message: errorMessage('internal', request.locale, { errorId }), errorId };
    }
    const { refused, status } = known;
    if (refused.code === 'busy') reply.header('retry-after', '5');
    else if (status >= 500) request.log.error({ err: error }, 'unavailable');
    else request.log.debug({ code: refused.code, issues: refused.issues.map(({ code, field }) => ({ code, field })) });
    reply.code(status);
    return {
      code: refused.code,
      message: errorMessage(refused.code, request.locale, refused.params),
      ...(refused.issues.length ? { issues: await describe(request, refused.issues) } : {}),
    };
  };
}

/** Errors of the framework (bad JSON, too large, not valid …) in our codes; undefined for one that nobody foresaw. */
function asRefused(error: unknown, request: FastifyRequest): { refused: Refused; status: number } | undefined {
  const { statusCode, validationContext } = (error ?? {}) as Failure;
  if (hasZodFastifySchemaValidationErrors(error)) {
    const source = request[sourceOf(validationContext)];
    const issues = issuesOfZod(error.validation as unknown as ZodProblem[], source);
    return { refused: new Refused('invalid_input', { issues }), status: 422 };
  }
  if (isBusy(error)) return { refused: new Refused('busy'), status: 503 };
  if (isPassing(error)) return { refused: new Refused('unavailable'), status: 503 };
  if (statusCode === undefined && isBrokenForm(error, request))
    return { refused: new Refused('invalid_input'), status: 422 };
  const status = Number(statusCode);
  if (!(status >= 400 && status < 500) && status !== 503) return undefined;
  return { refused: new Refused(BY_STATUS[status] ?? 'invalid_input'), status };
}

/** What reads forms throws plain errors at one that is cut short or malformed. */
function isBrokenForm(error: unknown, request: FastifyRequest): boolean {
  if (!/^multipart\/form-data\b/i.test(request.headers['content-type'] ?? '')) return false;
  return error instanceof Error && /multipart|malformed part|boundary/i.test(error.message);
}

function sourceOf(context: string | undefined): 'body' | 'params' | 'query' | 'headers' {
  if (context === 'querystring') return 'query';
  return context === 'params' || context === 'headers' ? context : 'body';
}
