import { doneSchema, idParams } from '#contract/identity.ts';
import {
  invitationAnswerSchema,
  invitationSchema,
  inviteAnswerSchema,
  inviteSchema,
  peopleQuery,
  peopleSchema,
  personDetailSchema,
} from '#contract/people.ts';
import type { App } from '#server/platform/http/index.ts';
import { invitePeople, renewInvitation, revokeInvitation } from '../invite.ts';
import { listPeople } from '../people.ts';
import { personDetail } from '../personDetail.ts';

const tags = ['users'];

/** The organisation's page. `/api/users` is for everyone who looks a colleague up. */
export function peopleRoutes(app: App): void {
  app.get(
    '/api/people',
    {
      schema: {
        summary: 'People as far as the reader may look: by department, name (pinyin too), role and state',
        tags,
        querystring: peopleQuery,
        response: { 200: peopleSchema },
      },
    },
    (request) => {
      const { department, below, q, ...query } = request.query;
      return listPeople(request.context, { ...query, departmentId: department, below: below === 'true', text: q });
    },
  );

  app.get(
    '/api/people/:id',
    {
      schema: {
        summary: 'One person: superior, departments they head, what they own, tokens',
        tags,
        params: idParams,
        response: { 200: personDetailSchema },
      },
    },
    (request) => personDetail(request.context, request.params.id),
  );

  app.post(
    '/api/people/invitations',
    {
      schema: {
        summary: 'Create people and a one-time sign-in link for each; the links are answered here only',
        tags,
        body: inviteSchema,
        response: { 200: inviteAnswerSchema },
      },
    },
    async (request) => {
      const outcomes = await invitePeople(request.context, request.body);
      const bodies = outcomes.map(async (outcome) =>
        outcome.ok
          ? { ...outcome, expiresAt: outcome.expiresAt.toISOString() }
          : { ok: false as const, issues: await app.describeIssues(request, outcome.issues) },
      );
      return { outcomes: await Promise.all(bodies) };
    },
  );

  app.post(
    '/api/people/:id/invitation',
    {
      schema: {
        summary: 'A new link in place of the one before',
        tags,
        params: idParams,
        body: invitationSchema,
        response: { 200: invitationAnswerSchema },
      },
    },
    async (request) => {
      const { token, expiresAt } = await renewInvitation(request.context, {
        userId: request.params.id,
        days: request.body.days,
      });
      return { token, expiresAt: expiresAt.toISOString() };
    },
  );

  app.delete(
    '/api/people/:id/invitation',
    { schema: { summary: 'Take an invitation back', tags, params: idParams, response: { 200: doneSchema } } },
    async (request) => {
      await revokeInvitation(request.context, { userId: request.params.id });
      return { done: true as const };
    },
  );
}
