import { errorSchema } from '#contract/errors.ts';
import { sharedGateParams, sharedGateSavedSchema, sharedGateSchema, sharedGatesSchema } from '#contract/sharedGates.ts';
import type { App } from '#server/platform/http/index.ts';
import { listSharedGates, putSharedGate, removeSharedGate } from './sharedGates.ts';

const tags = ['funnels'];
const refusals = { '4xx': errorSchema };

export function sharedGateRoutes(app: App): void {
  app.get(
    '/api/shared-gates',
    {
      schema: {
        tags,
        summary: 'Gates that many versions refer to, and where each stands',
        response: { 200: sharedGatesSchema, ...refusals },
      },
    },
    async (request) => ({ gates: await listSharedGates(request.context) }),
  );
  app.put(
    '/api/shared-gates/:key',
    {
      schema: {
        tags,
        summary: 'Make a shared gate, or change it in every version that refers to it',
        params: sharedGateParams,
        body: sharedGateSchema,
        response: { 200: sharedGateSavedSchema, ...refusals },
      },
    },
    async (request) => {
      const { lockVersion, ...entry } = request.body;
      return putSharedGate(request.context, { key: request.params.key, ...entry }, lockVersion);
    },
  );
  app.delete(
    '/api/shared-gates/:key',
    {
      schema: {
        tags,
        summary: 'Take a shared gate out of the library; refused while a version refers to it',
        params: sharedGateParams,
        response: refusals,
      },
    },
    async (request, reply) => {
      await removeSharedGate(request.context, request.params.key);
      reply.code(204);
    },
  );
}
