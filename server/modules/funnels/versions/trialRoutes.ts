import { errorSchema } from '#contract/errors.ts';
import { funnelParams } from '#contract/funnels.ts';
import { trialAnswerSchema, trialSchema } from '#contract/trials.ts';
import type { App } from '#server/platform/http/index.ts';
import { findFunnel } from './findFunnel.ts';
import { tryDefinition } from './tryDefinition.ts';

export function trialRoutes(app: App): void {
  app.post(
    '/api/funnels/:key/try',
    {
      config: { whileSeeingAs: 'reads' },
      schema: {
        tags: ['funnels'],
        summary: 'A real record before the gates of a definition that is not published; writes nothing',
        params: funnelParams,
        body: trialSchema,
        response: { 200: trialAnswerSchema, '4xx': errorSchema },
      },
    },
    async (request) => {
      const { context, params, body } = request;
      const verdict = await tryDefinition(context, params.key, body);
      const { objectKey } = await findFunnel(context.pools.app, context, params.key);
      return { ...verdict, issues: await app.describeIssues(request, verdict.issues, objectKey) };
    },
  );
}
