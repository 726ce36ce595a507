import type { PassThrough } from 'node:stream';
import type { ImportPlan, TrialLine } from '#contract/exchange.ts';
import type { Context } from '#server/platform/context.ts';
import { lineStream } from '#server/platform/http/index.ts';
import { dryRun } from './dryRun.ts';
import type { ImportFile } from './types.ts';
import { whileThere } from './uploads.ts';

const TELL_MS = 250;

/** A dry run as lines of JSON: how far it is, then the report or what it was refused for. Closing the stream ends it. */
export function tryUpload(ctx: Context, plan: ImportPlan, file: ImportFile): PassThrough {
  return lineStream<TrialLine>(ctx, 'a dry run', async (say, signal) => {
    let told = 0;
    const onProgress = (rowsRead: number, totalRows: number) => {
      if (Date.now() - told < TELL_MS) return;
      told = Date.now();
      say({ progress: { rowsRead, totalRows } });
    };
    say({ report: await whileThere(() => dryRun(ctx, plan, file, { signal, onProgress })) });
  });
}
