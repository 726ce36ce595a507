import { errorSchema } from '#contract/errors.ts';
import { funnelParams } from '#contract/funnels.ts';
import {
  draftReadSchema,
  pilotEndedSchema,
  pilotSchema,
  publishedDraftSchema,
  versionParams,
} from '#contract/versions.ts';
import type { App } from '#server/platform/http/index.ts';
import { endPilot, startPilot } from './pilot.ts';
import { publishDraft } from './publishDraft.ts';
import { rollBack } from './rollBack.ts';

const tags = ['funnels'];
const refusals = { '4xx': errorSchema };

/** Which version holds, and for whom. */
export function holdingRoutes(app: App): void {
  app.post(
    '/api/funnels/:key/drafts/:id/publish',
    {
      schema: {
        tags,
        summary: 'Make a draft or the pilot the live version; records of stages that go are moved by the mapping',
        params: versionParams,
        body: draftReadSchema,
        response: { 200: publishedDraftSchema, ...refusals },
      },
    },
    async (request) => {
      const { key, id } = request.params;
      return publishDraft(request.context, key, { id, ...request.body });
    },
  );
  app.post(
    '/api/funnels/:key/versions/:id/roll-back',
    {
      schema: {
        tags,
        summary: 'Take the publish of the live version back: the one before is live again',
        params: versionParams,
        body: draftReadSchema,
        response: { 200: publishedDraftSchema, ...refusals },
      },
    },
    async (request) => {
      const { key, id } = request.params;
      return rollBack(request.context, key, { id, ...request.body });
    },
  );
  app.post(
    '/api/funnels/:key/drafts/:id/pilot',
    {
      schema: {
        tags,
        summary: 'Let a draft hold for the records of some departments and people',
        params: versionParams,
        body: pilotSchema,
        response: { 200: publishedDraftSchema, ...refusals },
      },
    },
    async (request) => {
      const { key, id } = request.params;
      return startPilot(request.context, key, { id, ...request.body });
    },
  );
  app.delete(
    '/api/funnels/:key/pilot',
    {
      schema: {
        tags,
        summary: 'End the pilot: it is a draft again, and its records stand by the live version',
        params: funnelParams,
        response: { 200: pilotEndedSchema, ...refusals },
      },
    },
    async (request) => endPilot(request.context, request.params.key),
  );
}
