import { doneSchema, idParams } from '#contract/identity.ts';
import { handOverAnswerSchema, handOverPreviewSchema, handOverSchema } from '#contract/people.ts';
import type { App } from '#server/platform/http/index.ts';
import { cancelHandOver, deactivateWithHandOver, handOver, previewHandOver } from '../handOver.ts';

const tags = ['users'];
const response = { 200: handOverAnswerSchema };

export function handOverRoutes(app: App): void {
  app.get(
    '/api/users/:id/hand-over',
    {
      schema: {
        summary: 'What a hand-over would move, and how far the running one is',
        tags,
        params: idParams,
        response: { 200: handOverPreviewSchema },
      },
    },
    (request) => previewHandOver(request.context, request.params.id),
  );

  app.post(
    '/api/users/:id/hand-over',
    {
      schema: {
        summary: 'Give what a person owns to others: everything or nothing',
        tags,
        params: idParams,
        body: handOverSchema,
        response,
      },
    },
    (request) => handOver(request.context, { ...request.body, userId: request.params.id }),
  );

  app.delete(
    '/api/users/:id/hand-over',
    {
      schema: {
        summary: 'Stop a running hand-over; what it did is taken back',
        tags,
        params: idParams,
        response: { 200: doneSchema },
      },
    },
    async (request) => {
      await cancelHandOver(request.context, request.params.id);
      return { done: true as const };
    },
  );

  app.post(
    '/api/users/:id/deactivate',
    {
      schema: {
        summary: 'End a person’s access and hand over what they own, together or not at all',
        tags,
        params: idParams,
        body: handOverSchema,
        response,
      },
    },
    (request) => deactivateWithHandOver(request.context, { ...request.body, userId: request.params.id }),
  );
}
