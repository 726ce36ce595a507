import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  changePasswordSchema,
  doneSchema,
  preferencesSchema,
  sessionSchema,
  signInByLinkSchema,
  signInSchema,
} from '#contract/identity.ts';
import { Refused } from '#server/platform/errors.ts';
import type { App } from '#server/platform/http/index.ts';
import { sessionCookie } from '../authenticate.ts';
import { changePassword } from '../changePassword.ts';
import { findSession } from '../findSession.ts';
import type { OpenedSession } from '../openSession.ts';
import { setPreferences } from '../setPreferences.ts';
import { signIn } from '../signIn.ts';
import { signInByLink } from '../signInByLink.ts';
import { endFormerSession, signOut } from '../signOut.ts';
import {
  entranceOf,
  giveCookie,
  type IdentityRoutesOptions,
  isSwitcherOpen,
  SMALL_BODY,
  takeCookie,
  tries,
} from './doorway.ts';
import { sessionBody } from './sessionBody.ts';

const tags = ['session'];
const done = { done: true as const };

/** Gives the browser its cookie and answers the session. */
export async function welcome(
  options: IdentityRoutesOptions,
  request: FastifyRequest,
  reply: FastifyReply,
  opened: OpenedSession,
) {
  const found = await findSession(entranceOf(options, request), opened.cookie);
  if (!found) throw new Refused('not_signed_in');
  await endFormerSession(options, sessionCookie(request));
  giveCookie(request, reply, opened);
  return sessionBody(found.context, found.csrf, isSwitcherOpen(options, request));
}

export function sessionRoutes(app: App, options: IdentityRoutesOptions): void {
  app.get(
    '/api/session',
    { schema: { summary: 'Who is signed in, where, with which rights', tags, response: { 200: sessionSchema } } },
    (request) => sessionBody(request.context, request.signedIn?.csrf, isSwitcherOpen(options, request)),
  );

  app.post(
    '/api/session',
    {
      config: tries(options),
      bodyLimit: SMALL_BODY,
      schema: {
        summary: 'Sign in by e-mail address and password',
        tags,
        body: signInSchema,
        response: { 200: sessionSchema },
      },
    },
    async (request, reply) =>
      welcome(options, request, reply, await signIn(entranceOf(options, request), request.body)),
  );

  app.post(
    '/api/session/link',
    {
      config: tries(options),
      bodyLimit: SMALL_BODY,
      schema: {
        summary: 'Sign in by a one-time link',
        tags,
        body: signInByLinkSchema,
        response: { 200: sessionSchema },
      },
    },
    async (request, reply) =>
      welcome(options, request, reply, await signInByLink(entranceOf(options, request), request.body)),
  );

  app.delete(
    '/api/session',
    {
      config: { whileSeeingAs: 'leaves' },
      schema: { summary: 'Sign out here', tags, response: { 200: doneSchema } },
    },
    async (request, reply) => {
      await signOut(request.context, sessionCookie(request) ?? '');
      takeCookie(request, reply);
      return done;
    },
  );

  app.post(
    '/api/session/preferences',
    {
      schema: {
        summary: 'Keep how I like the pages: language, theme, time zone, density, start page',
        tags,
        body: preferencesSchema,
        response: { 200: doneSchema },
      },
    },
    async (request) => {
      await setPreferences(request.context, request.body);
      return done;
    },
  );

  app.post(
    '/api/session/password',
    {
      config: { rateLimit: tries(options).rateLimit },
      bodyLimit: SMALL_BODY,
      schema: {
        summary: 'Change my password and sign out everywhere else',
        tags,
        body: changePasswordSchema,
        response: { 200: doneSchema },
      },
    },
    async (request) => {
      const cookie = sessionCookie(request);
      const { current, next } = request.body;
      await changePassword(request.context, { current, next, ...(cookie ? { cookie } : {}) });
      return done;
    },
  );
}
