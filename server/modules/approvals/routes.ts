import { z } from 'zod';
import {
  approvalCountSchema,
  approvalDecisionSchema,
  approvalListSchema,
  approvalParams,
  approvalRecordParams,
  approvalSchema,
  approvalsQuery,
  approvalWayQuery,
  approvalWaySchema,
  askedSchema,
  decidedSchema,
  delegationsSchema,
  newApprovalSchema,
  newApprovalsSchema,
  newDelegationSchema,
} from '#contract/approvals.ts';
import { errorSchema } from '#contract/errors.ts';
import type { App } from '#server/platform/http/index.ts';
import { approvalWay } from './approvalWay.ts';
import { decide } from './decide.ts';
import { delegate, endDelegation, listDelegations } from './delegations.ts';
import { approvalsOfRecord, countWaiting, getApproval, listApprovals } from './lists.ts';
import { requestApproval } from './requestApproval.ts';
import { requestApprovals } from './requestApprovals.ts';
import { withdraw } from './withdraw.ts';

const tags = ['approvals'];
const refusals = { '4xx': errorSchema };

export function approvalRoutes(app: App): void {
  reading(app);
  acting(app);
  delegating(app);
}

function reading(app: App): void {
  app.get(
    '/api/approvals',
    {
      schema: {
        tags,
        summary: 'Approvals that wait for me, that I asked for, or that I decided',
        querystring: approvalsQuery,
        response: { 200: approvalListSchema, ...refusals },
      },
    },
    (request) => listApprovals(request.context, request.query),
  );
  app.get(
    '/api/approvals/count',
    { schema: { tags, summary: 'How many approvals wait for me', response: { 200: approvalCountSchema } } },
    async (request) => ({ waiting: await countWaiting(request.context) }),
  );
  app.get(
    '/api/approvals/:id',
    {
      schema: {
        tags,
        summary: 'One approval, for those whom it concerns',
        params: approvalParams,
        response: { 200: approvalSchema, ...refusals },
      },
    },
    (request) => getApproval(request.context, request.params.id),
  );
  app.get(
    '/api/approvals/of/:object/:id',
    {
      schema: {
        tags,
        summary: 'Approvals that were asked of a record, newest first',
        params: approvalRecordParams,
        response: { 200: z.object({ items: z.array(approvalSchema) }), ...refusals },
      },
    },
    async (request) => {
      const { object, id } = request.params;
      return { items: await approvalsOfRecord(request.context, object, id) };
    },
  );
  app.post(
    '/api/approvals/way',
    {
      config: { whileSeeingAs: 'reads' },
      schema: {
        tags,
        summary: 'The approvals that a record’s way to a stage asks for, how far each has come, and who would be asked',
        body: approvalWayQuery,
        response: { 200: approvalWaySchema, ...refusals },
      },
    },
    (request) => approvalWay(request.context, request.body),
  );
}

function acting(app: App): void {
  app.post(
    '/api/approvals',
    {
      schema: {
        tags,
        summary: 'Ask for the approval of a gate; after the last approval the record goes where it was wished to',
        body: newApprovalSchema,
        response: { 200: approvalSchema, ...refusals },
      },
    },
    (request) => requestApproval(request.context, request.body),
  );
  app.post(
    '/api/approvals/many',
    {
      schema: {
        tags,
        summary: 'Ask, with one note, for every approval that many records still need on their way to a stage',
        body: newApprovalsSchema,
        response: { 200: askedSchema, ...refusals },
      },
    },
    async (request) => {
      const { object } = request.body;
      const outcomes = await requestApprovals(request.context, request.body);
      return {
        outcomes: await Promise.all(
          outcomes.map(async ({ issues, ...one }) => ({
            ...one,
            issues: await app.describeIssues(request, issues, object),
          })),
        ),
      };
    },
  );
  app.post(
    '/api/approvals/:id/decision',
    {
      schema: {
        tags,
        summary: 'Approve, or reject with a reason',
        params: approvalParams,
        body: approvalDecisionSchema,
        response: { 200: decidedSchema, ...refusals },
      },
    },
    async (request) => {
      const { approval, issues } = await decide(request.context, request.params.id, request.body);
      return { approval, issues: await app.describeIssues(request, issues, approval.object) };
    },
  );
  app.post(
    '/api/approvals/:id/withdraw',
    {
      schema: {
        tags,
        summary: 'Take back a request of one’s own',
        params: approvalParams,
        response: { 200: approvalSchema, ...refusals },
      },
    },
    (request) => withdraw(request.context, request.params.id),
  );
}

function delegating(app: App): void {
  const response = { 200: delegationsSchema, ...refusals };
  app.get(
    '/api/approvals/delegations',
    { schema: { tags, summary: 'To whom I handed my approvals, and who handed theirs to me', response } },
    (request) => listDelegations(request.context),
  );
  app.post(
    '/api/approvals/delegations',
    {
      schema: { tags, summary: 'Hand my approvals to somebody for some days', body: newDelegationSchema, response },
    },
    (request) => delegate(request.context, request.body),
  );
  app.delete(
    '/api/approvals/delegations/:id',
    { schema: { tags, summary: 'End a delegation of mine', params: approvalParams, response } },
    (request) => endDelegation(request.context, request.params.id),
  );
}
