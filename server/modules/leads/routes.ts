import { errorSchema } from '#contract/errors.ts';
import { idParams } from '#contract/identity.ts';
import {
  acceptLeadSchema,
  convertedSchema,
  convertLeadSchema,
  leadOutcomeSchema,
  rejectLeadSchema,
} from '#contract/leads.ts';
import type { App } from '#server/platform/http/index.ts';
import { describeOutcomes } from '../records/index.ts';
import { convertLeads } from './convertLeads.ts';
import { acceptLead, rejectLead } from './qualify.ts';

const tags = ['leads'];
const refusals = { '4xx': errorSchema };

export function leadRoutes(app: App): void {
  const response = { 200: leadOutcomeSchema, ...refusals };
  app.post(
    '/api/leads/:id/accept',
    {
      schema: {
        tags,
        summary: 'Sales takes a lead on: it becomes sales qualified',
        params: idParams,
        body: acceptLeadSchema,
        response,
      },
    },
    async (request) => {
      const outcome = await acceptLead(request.context, { id: request.params.id, ...request.body });
      const { outcomes } = await describeOutcomes(app, request, 'lead', [outcome]);
      return { outcome: outcomes[0]! };
    },
  );
  app.post(
    '/api/leads/:id/reject',
    {
      schema: {
        tags,
        summary: 'Sales sends a lead back to marketing, or out, and says why',
        params: idParams,
        body: rejectLeadSchema,
        response,
      },
    },
    async (request) => {
      const outcome = await rejectLead(request.context, { id: request.params.id, ...request.body });
      const { outcomes } = await describeOutcomes(app, request, 'lead', [outcome]);
      return { outcome: outcomes[0]! };
    },
  );
  app.post(
    '/api/leads/:id/convert',
    {
      schema: {
        tags,
        summary: 'Turn a lead into account, contact and opportunity, all at once',
        params: idParams,
        body: convertLeadSchema,
        response: { 200: convertedSchema, ...refusals },
      },
    },
    async (request) => {
      const [result] = await convertLeads(request.context, [{ id: request.params.id, ...request.body }]);
      const object = result!.ok ? 'lead' : result!.object;
      const { outcomes } = await describeOutcomes(app, request, object, [result!]);
      const outcome = outcomes[0]!;
      if (!result!.ok) return { outcome, object };
      const { account, contact, opportunity } = result!;
      return { outcome, created: { account, contact, opportunity } };
    },
  );
}
