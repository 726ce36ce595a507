import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { errorMessage, issueMessage } from '#contract/messages/index.ts';
import type { Context } from '../context.ts';
import { Refused } from '../errors.ts';
import type { IssueBody } from './issueBodies.ts';

/** The last line of work that did not come to its end. */
export type FailureLine = { error: { code: string; message: string; issues?: IssueBody[] } };
export type LineWork<Line> = (say: (line: Line) => void, signal: AbortSignal) => Promise<void>;

/**
 * Long work as lines of JSON, one after the other; a refusal or an error is the last of them. Closing the stream ends the
 * work: it must follow the signal.
 */
export function lineStream<Line>(
  ctx: Pick<Context, 'locale' | 'log'>,
  what: string,
  work: LineWork<Line>,
): PassThrough {
  const stream = new PassThrough();
  const ending = new AbortController();
  stream.on('close', () => ending.abort());
  stream.on('error', () => ending.abort());
  const say = (line: Line | FailureLine) => void stream.write(`${JSON.stringify(line)}\n`);
  void work(say, ending.signal)
    .catch((error: unknown) => {
      if (!ending.signal.aborted) say(describe(ctx, what, error));
    })
    .finally(async () => {
      if (stream.writableNeedDrain && !ending.signal.aborted) await once(stream, 'drain').catch(() => {});
      stream.end();
    });
  return stream;
}

function describe(ctx: Pick<Context, 'locale' | 'log'>, what: string, error: unknown): FailureLine {
  if (!(error instanceof Refused)) {
    ctx.log.error({ err: error }, `${what} failed`);
    return { error: { code: 'internal', message: errorMessage('internal', ctx.locale) } };
  }
  const issues = error.issues.map((issue) => ({
    ...issue,
    message: issueMessage(issue, ctx.locale, issue.field ?? ''),
  }));
  return {
    error: {
      code: error.code,
      message: errorMessage(error.code, ctx.locale, error.params),
      ...(issues.length > 0 ? { issues } : {}),
    },
  };
}
