import { z } from 'zod';
import { errorSchema } from '#contract/errors.ts';
import {
  defaultViewSchema,
  newViewSchema,
  viewParams,
  viewPatchSchema,
  viewSchema,
  viewsAnswerSchema,
  viewsQuery,
} from '#contract/views.ts';
import type { App } from '#server/platform/http/index.ts';
import { changeView } from './changeView.ts';
import { chooseDefault } from './chooseDefault.ts';
import { createView } from './createView.ts';
import { deleteView } from './deleteView.ts';
import { listViews } from './listViews.ts';

const refusals = { '4xx': errorSchema };
const nothing = { 204: z.null(), ...refusals };
const tags = ['views'];

export function viewRoutes(app: App): void {
  app.get(
    '/api/views',
    {
      schema: {
        tags,
        summary: 'The saved views of a page that the reader may use',
        querystring: viewsQuery,
        response: { 200: viewsAnswerSchema, ...refusals },
      },
    },
    async (request) => listViews(request.context, request.query.place),
  );
  app.post(
    '/api/views',
    {
      schema: {
        tags,
        summary: 'Save a view under a name',
        body: newViewSchema,
        response: { 201: viewSchema, ...refusals },
      },
    },
    async (request, reply) => reply.code(201).send(await createView(request.context, request.body)),
  );
  app.patch(
    '/api/views/:id',
    {
      schema: {
        tags,
        summary: 'Rename, share or overwrite a view of one’s own',
        params: viewParams,
        body: viewPatchSchema,
        response: { 200: viewSchema, ...refusals },
      },
    },
    async (request) => changeView(request.context, request.params.id, request.body),
  );
  app.delete(
    '/api/views/:id',
    { schema: { tags, summary: 'Delete a view of one’s own', params: viewParams, response: nothing } },
    async (request, reply) => {
      await deleteView(request.context, request.params.id);
      return reply.code(204).send(null);
    },
  );
  app.put(
    '/api/views/default',
    {
      schema: {
        tags,
        summary: 'Choose the view that a page opens with; null for none',
        body: defaultViewSchema,
        response: nothing,
      },
    },
    async (request, reply) => {
      await chooseDefault(request.context, request.body.place, request.body.id);
      return reply.code(204).send(null);
    },
  );
}
