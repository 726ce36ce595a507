import { type ImpactLine, impactSchema } from '#contract/impact.ts';
import { versionParams } from '#contract/versions.ts';
import { type App, COSTLY, lineStream } from '#server/platform/http/index.ts';
import { previewImpact } from './previewImpact.ts';

const TELL_MS = 250;

export function impactRoutes(app: App): void {
  app.post(
    '/api/funnels/:key/drafts/:id/impact',
    {
      config: { ...COSTLY, whileSeeingAs: 'reads' },
      schema: {
        tags: ['funnels'],
        summary: 'What would become of the open records if a draft were published, or tried by a team',
        description:
          'Lines of JSON: `{"progress"}` while it goes on, then `{"result"}` or `{"error"}`. Counts everything, whoever may see it. Nothing is written.',
        params: versionParams,
        body: impactSchema,
      },
    },
    async (request, reply) => {
      const ctx = { ...request.context, locale: request.locale };
      const { key, id } = request.params;
      const ask = { id, ...request.body };
      reply.header('content-type', 'application/x-ndjson; charset=utf-8').header('x-content-type-options', 'nosniff');
      return reply.send(
        lineStream<ImpactLine>(ctx, 'an impact preview', async (say, signal) => {
          let told = 0;
          const onProgress = (done: number, total: number) => {
            if (Date.now() - told < TELL_MS) return;
            told = Date.now();
            say({ progress: { done, total } });
          };
          say({ result: await previewImpact(ctx, key, ask, { signal, onProgress }) });
        }),
      );
    },
  );
}
