import { doneSchema } from '#contract/identity.ts';
import { accessAnswerSchema, accessQuery, seeAsSchema } from '#contract/people.ts';
import type { App } from '#server/platform/http/index.ts';
import { listAccess } from '../accessLog.ts';
import { sessionCookie } from '../authenticate.ts';
import { startSeeingAs, stopSeeingAs } from '../seeAs.ts';

const done = { done: true as const };

/** Seeing the product as somebody else, and the log where that and much else is noted. */
export function seeAsRoutes(app: App): void {
  app.post(
    '/api/session/see-as',
    {
      schema: {
        summary: 'See the product as another person, without changing anything',
        tags: ['session'],
        body: seeAsSchema,
        response: { 200: doneSchema },
      },
    },
    async (request) => {
      const cookie = sessionCookie(request) ?? '';
      await startSeeingAs(request.context, { userId: request.body.userId, cookie });
      return done;
    },
  );

  app.delete(
    '/api/session/see-as',
    {
      config: { whileSeeingAs: 'leaves' },
      schema: { summary: 'Be oneself again', tags: ['session'], response: { 200: doneSchema } },
    },
    async (request) => {
      await stopSeeingAs(request.context, { cookie: sessionCookie(request) ?? '' });
      return done;
    },
  );

  app.get(
    '/api/access-log',
    {
      schema: {
        summary: 'Sign-ins, seeing as somebody, changes of rights, exports; newest first',
        tags: ['users'],
        querystring: accessQuery,
        response: { 200: accessAnswerSchema },
      },
    },
    (request) => {
      const { kinds, person, from, to, before, limit } = request.query;
      return listAccess(request.context, {
        limit,
        kinds: kinds?.split(',') ?? null,
        actorId: person ?? null,
        from: from ? new Date(from) : null,
        to: to ? new Date(to) : null,
        before: before ?? null,
      });
    },
  );
}
