import { errorSchema } from '#contract/errors.ts';
import { fieldSchema, fieldSpecSchema, objectListSchema } from '#contract/objects.ts';
import { objectParams } from '#contract/records.ts';
import { scopeFor } from '#domain/identity/index.ts';
import type { App } from '#server/platform/http/index.ts';
import { addField } from './addField.ts';
import { getDefinitions } from './definitions.ts';

const refusals = { '4xx': errorSchema };

export function objectRoutes(app: App): void {
  app.get(
    '/api/objects',
    {
      schema: {
        tags: ['objects'],
        summary: 'The objects that the reader may see, with their fields',
        response: { 200: objectListSchema, ...refusals },
      },
    },
    async (request) => {
      const { all } = await getDefinitions(request.context);
      return { objects: all.filter((object) => scopeFor(request.context.actor, object.key, 'read') !== undefined) };
    },
  );

  app.post(
    '/api/objects/:object/fields',
    {
      schema: {
        tags: ['objects'],
        summary: 'Add a custom field (its key ends in `__c`)',
        params: objectParams,
        body: fieldSpecSchema,
        response: { 201: fieldSchema, ...refusals },
      },
    },
    async (request, reply) => {
      const field = await addField(request.context, request.params.object, request.body);
      return reply.code(201).send(field);
    },
  );
}
