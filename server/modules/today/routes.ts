import { errorSchema } from '#contract/errors.ts';
import { todayQuery, todaySchema } from '#contract/today.ts';
import type { App } from '#server/platform/http/index.ts';
import { today } from './today.ts';

export function todayRoutes(app: App): void {
  app.get(
    '/api/today',
    {
      schema: {
        tags: ['today'],
        summary: 'What the day holds: tasks, stalled deals, what changed since the last working day, the month',
        querystring: todayQuery,
        response: { 200: todaySchema, '4xx': errorSchema },
      },
    },
    (request) => today(request.context, request.query.scope ?? 'mine'),
  );
}
