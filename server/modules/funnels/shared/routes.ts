import { errorSchema } from '#contract/errors.ts';
import {
  entryParams,
  entrySavedSchema,
  sharedGateSchema,
  sharedGatesSchema,
  sharedStageSchema,
  sharedStagesSchema,
} from '#contract/library.ts';
import type { App } from '#server/platform/http/index.ts';
import { entryImpactRoutes } from './impactRoutes.ts';
import { listLibrary } from './listLibrary.ts';
import { putEntry } from './putEntry.ts';
import { removeEntry } from './removeEntry.ts';

const tags = ['funnels'];
const refusals = { '4xx': errorSchema };

export function libraryRoutes(app: App): void {
  gates(app);
  stages(app);
  entryImpactRoutes(app);
}

function gates(app: App): void {
  app.get(
    '/api/shared-gates',
    {
      schema: {
        tags,
        summary: 'Gates that many versions refer to, and where each stands',
        response: { 200: sharedGatesSchema, ...refusals },
      },
    },
    async (request) => ({ gates: (await listLibrary(request.context)).gates }),
  );
  app.put(
    '/api/shared-gates/:key',
    {
      schema: {
        tags,
        summary: 'Make a shared gate, or change it: every funnel that uses it gets its next version at once',
        params: entryParams,
        body: sharedGateSchema,
        response: { 200: entrySavedSchema, ...refusals },
      },
    },
    async ({ context, params: { key }, body: { lockVersion, reach, ...entry } }) =>
      putEntry(context, { kind: 'gate', key, ...entry }, { lockVersion, reach }),
  );
  app.delete(
    '/api/shared-gates/:key',
    {
      schema: {
        tags,
        summary: 'Take a shared gate out of the library; refused while a version or a shared stage refers to it',
        params: entryParams,
        response: refusals,
      },
    },
    async (request, reply) => {
      await removeEntry(request.context, 'gate', request.params.key);
      reply.code(204);
    },
  );
}

function stages(app: App): void {
  app.get(
    '/api/shared-stages',
    {
      schema: {
        tags,
        summary: 'Stages that many versions are drawn from, and where each stands',
        response: { 200: sharedStagesSchema, ...refusals },
      },
    },
    async (request) => ({ stages: (await listLibrary(request.context)).stages }),
  );
  app.put(
    '/api/shared-stages/:key',
    {
      schema: {
        tags,
        summary: 'Make a shared stage, or change it: every funnel that uses it gets its next version at once',
        params: entryParams,
        body: sharedStageSchema,
        response: { 200: entrySavedSchema, ...refusals },
      },
    },
    async ({ context, params: { key }, body: { lockVersion, reach, ...entry } }) =>
      putEntry(context, { kind: 'stage', key, ...entry }, { lockVersion, reach }),
  );
  app.delete(
    '/api/shared-stages/:key',
    {
      schema: {
        tags,
        summary: 'Take a shared stage out of the library; refused while a version is drawn from it',
        params: entryParams,
        response: refusals,
      },
    },
    async (request, reply) => {
      await removeEntry(request.context, 'stage', request.params.key);
      reply.code(204);
    },
  );
}
