import { doneSchema, idParams } from '#contract/identity.ts';
import { mySessionsSchema, profileSchema } from '#contract/settings.ts';
import type { App } from '#server/platform/http/index.ts';
import { sessionCookie } from '../authenticate.ts';
import { endOtherSessions, endSession, listSessions } from './mySessions.ts';
import { saveName } from './saveName.ts';

const tags = ['session'];
const done = { done: true as const };
const answers = { response: { 200: doneSchema } };

/** What belongs to the person who is signed in. */
export function personSettingsRoutes(app: App): void {
  app.patch(
    '/api/session/profile',
    { schema: { summary: 'Change my name', tags, body: profileSchema, ...answers } },
    async (request) => {
      await saveName(request.context, request.body.name);
      return done;
    },
  );
  app.get(
    '/api/sessions',
    { schema: { summary: 'Where I am signed in', tags, response: { 200: mySessionsSchema } } },
    async (request) => ({ sessions: await listSessions(request.context, sessionCookie(request)) }),
  );
  app.delete(
    '/api/sessions',
    { schema: { summary: 'Sign me out everywhere but here', tags, ...answers } },
    async (request) => {
      await endOtherSessions(request.context, sessionCookie(request));
      return done;
    },
  );
  app.delete(
    '/api/sessions/:id',
    { schema: { summary: 'Sign me out in one place', tags, params: idParams, ...answers } },
    async (request) => {
      await endSession(request.context, request.params.id);
      return done;
    },
  );
}
