import { funnelParams } from '#contract/funnels.ts';
import { type ReplayLine, replaySchema } from '#contract/replay.ts';
import { addMonths, zonedDay, zonedDayStart } from '#domain/kernel/calendar.ts';
import { type App, COSTLY, lineStream } from '#server/platform/http/index.ts';
import { namesIn } from './namesIn.ts';
import { replayVersion } from './replayVersion.ts';

const TELL_MS = 250;

export function replayRoutes(app: App): void {
  app.post(
    '/api/funnels/:key/replay',
    {
      config: { ...COSTLY, whileSeeingAs: 'reads' },
      schema: {
        tags: ['funnels'],
        summary: 'What a definition would have made of the moves of the last months',
        description:
          'Lines of JSON: `{"progress"}` while it goes on, then `{"result"}` or `{"error"}`. Nothing is written.',
        params: funnelParams,
        body: replaySchema,
      },
    },
    async (request, reply) => {
      const ctx = { ...request.context, locale: request.locale };
      const { definition, places, months } = request.body;
      const { timeZone } = ctx.workspace;
      const since = zonedDayStart(addMonths(zonedDay(ctx.now, timeZone), -months), timeZone);
      const ask = { version: definition, places: new Map(Object.entries(places)), since };
      reply.header('content-type', 'application/x-ndjson; charset=utf-8').header('x-content-type-options', 'nosniff');
      return reply.send(
        lineStream<ReplayLine>(ctx, 'a replay', async (say, signal) => {
          let told = 0;
          const onProgress = (done: number, total: number) => {
            if (Date.now() - told < TELL_MS) return;
            told = Date.now();
            say({ progress: { done, total } });
          };
          const result = await replayVersion(ctx, request.params.key, ask, { signal, onProgress });
          say({ result: { ...result, references: await namesIn(ctx, result) } });
        }),
      );
    },
  );
}
