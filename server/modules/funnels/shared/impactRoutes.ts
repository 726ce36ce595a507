import { type EntryImpactLine, entryParams, gateImpactSchema, stageImpactSchema } from '#contract/library.ts';
import type { Context } from '#server/platform/context.ts';
import { type App, COSTLY, lineStream } from '#server/platform/http/index.ts';
import type { Entry } from './entry.ts';
import { entryImpact } from './entryImpact.ts';

const TELL_MS = 250;
const description =
  'Lines of JSON: `{"progress"}` while it goes on, then `{"result"}` or `{"error"}`. Counts everything, whoever may see it. Nothing is written.';
const config = { ...COSTLY, whileSeeingAs: 'reads' as const };

export function entryImpactRoutes(app: App): void {
  app.post(
    '/api/shared-gates/:key/impact',
    {
      config,
      schema: {
        tags: ['funnels'],
        summary: 'What would become of the open records of every funnel if a shared gate were changed',
        description,
        params: entryParams,
        body: gateImpactSchema,
      },
    },
    async (request, reply) => {
      const { examples, ...entry } = request.body;
      reply.header('content-type', 'application/x-ndjson; charset=utf-8').header('x-content-type-options', 'nosniff');
      const ctx = { ...request.context, locale: request.locale };
      return reply.send(lines(ctx, { kind: 'gate', key: request.params.key, ...entry }, examples));
    },
  );
  app.post(
    '/api/shared-stages/:key/impact',
    {
      config,
      schema: {
        tags: ['funnels'],
        summary: 'What would become of the open records of every funnel if a shared stage were changed',
        description,
        params: entryParams,
        body: stageImpactSchema,
      },
    },
    async (request, reply) => {
      const { examples, ...entry } = request.body;
      reply.header('content-type', 'application/x-ndjson; charset=utf-8').header('x-content-type-options', 'nosniff');
      const ctx = { ...request.context, locale: request.locale };
      return reply.send(lines(ctx, { kind: 'stage', key: request.params.key, ...entry }, examples));
    },
  );
}

const lines = (ctx: Context, entry: Entry, examples: number) =>
  lineStream<EntryImpactLine>(ctx, 'an impact preview of the library', async (say, signal) => {
    let told = 0;
    const onProgress = (done: number, total: number) => {
      if (Date.now() - told < TELL_MS) return;
      told = Date.now();
      say({ progress: { done, total } });
    };
    say({ result: await entryImpact(ctx, entry, examples, { signal, onProgress }) });
  });
