import { z } from 'zod';
import { personaSchema, personaSignInSchema, sessionSchema } from '#contract/identity.ts';
import { setupSchema, setupStateSchema } from '#contract/workspace.ts';
import { Refused } from '#server/platform/errors.ts';
import type { App } from '#server/platform/http/index.ts';
import { listPersonas, signInAsPersona } from '../personas.ts';
import { setup } from '../setup.ts';
import { isSetupNeeded, listWorkspaces } from '../workspaces.ts';
import { entranceOf, type IdentityRoutesOptions, isSwitcherOpen, SMALL_BODY, tries } from './doorway.ts';
import { welcome } from './session.ts';

/** How a new installation begins, and how a visitor enters the demo. */
export function setupRoutes(app: App, options: IdentityRoutesOptions): void {
  app.get(
    '/api/setup',
    {
      config: { access: 'public' },
      schema: {
        summary: 'Whether the installation must be set up first',
        tags: ['setup'],
        response: { 200: setupStateSchema },
      },
    },
    async (request) => {
      const [needed, workspaces] = await Promise.all([isSetupNeeded(options), listWorkspaces(options)]);
      return { needed, demo: isSwitcherOpen(options, request) && workspaces.some((workspace) => workspace.demo) };
    },
  );

  app.post(
    '/api/setup',
    {
      config: tries(options),
      bodyLimit: SMALL_BODY,
      schema: {
        summary: 'Set up a new installation: company, language, first administrator',
        tags: ['setup'],
        body: setupSchema,
        response: { 200: sessionSchema },
      },
    },
    async (request, reply) => welcome(options, request, reply, await setup(entranceOf(options, request), request.body)),
  );

  app.get(
    '/api/demo/personas',
    {
      config: { access: 'public' },
      schema: {
        summary: 'Whom a visitor of the demo may be',
        tags: ['demo'],
        response: { 200: z.object({ personas: z.array(personaSchema) }) },
      },
    },
    async (request) => {
      if (!isSwitcherOpen(options, request)) throw new Refused('demo_only');
      return { personas: await listPersonas(entranceOf(options, request), request.locale) };
    },
  );

  app.post(
    '/api/demo/sign-in',
    {
      config: { access: 'public' },
      bodyLimit: SMALL_BODY,
      schema: {
        summary: 'Sign in as somebody of the demo company',
        tags: ['demo'],
        body: personaSignInSchema,
        response: { 200: sessionSchema },
      },
    },
    async (request, reply) => {
      if (!isSwitcherOpen(options, request)) throw new Refused('demo_only');
      const opened = await signInAsPersona(entranceOf(options, request), request.body.persona);
      return welcome(options, request, reply, opened);
    },
  );
}
