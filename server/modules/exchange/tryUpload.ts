import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import type { ImportPlan, TrialLine } from '#contract/exchange.ts';
import { errorMessage, issueMessage } from '#contract/messages/index.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { dryRun } from './dryRun.ts';
import type { ImportFile } from './types.ts';

const TELL_MS = 250;

/** A dry run as lines of JSON: how far it is, then the report or what it was refused for. Closing the stream ends it. */
export function tryUpload(ctx: Context, plan: ImportPlan, file: ImportFile): PassThrough {
  const stream = new PassThrough();
  const ending = new AbortController();
  stream.on('close', () => ending.abort());
  stream.on('error', () => ending.abort());
  const say = (line: TrialLine) => stream.write(`${JSON.stringify(line)}\n`);
  let told = 0;
  const onProgress = (rowsRead: number, totalRows: number) => {
    if (Date.now() - told < TELL_MS) return;
    told = Date.now();
    say({ progress: { rowsRead, totalRows } });
  };
  void dryRun(ctx, plan, file, { signal: ending.signal, onProgress })
    .then((report) => say({ report }))
    .catch((error: unknown) => {
      if (!ending.signal.aborted) say({ error: describe(ctx, error) });
    })
    .finally(async () => {
      if (stream.writableNeedDrain && !ending.signal.aborted) await once(stream, 'drain').catch(() => {});
      stream.end();
    });
  return stream;
}

function describe(ctx: Context, error: unknown): Extract<TrialLine, { error: unknown }>['error'] {
  if (!(error instanceof Refused)) {
    ctx.log.error({ err: error }, 'a dry run failed');
    return { code: 'internal', message: errorMessage('internal', ctx.locale) };
  }
  const issues = error.issues.map((issue) => ({
    ...issue,
    message: issueMessage(issue, ctx.locale, issue.field ?? ''),
  }));
  return {
    code: error.code,
    message: errorMessage(error.code, ctx.locale, error.params),
    ...(issues.length > 0 ? { issues } : {}),
  };
}
