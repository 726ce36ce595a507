import { errorSchema } from '#contract/errors.ts';
import {
  adoptionSchema,
  closeCommentSchema,
  commentedSchema,
  commentParams,
  commentsSchema,
  feedbackQuery,
  gateCostsSchema,
  newCommentSchema,
} from '#contract/feedback.ts';
import { funnelParams } from '#contract/funnels.ts';
import { doneSchema } from '#contract/identity.ts';
import type { Context } from '#server/platform/context.ts';
import type { App } from '#server/platform/http/index.ts';
import { adoption } from './adoption.ts';
import { closeComment, comment, listComments } from './comments.ts';
import { gateCosts } from './gateCosts.ts';

const tags = ['funnels'];
const refusals = { '4xx': errorSchema };
const DAY_MS = 86_400_000;
const daysAgo = ({ now }: Context, days: number) => new Date(now.getTime() - days * DAY_MS);

export function feedbackRoutes(app: App): void {
  comments(app);
  figures(app);
}

function comments(app: App): void {
  app.post(
    '/api/funnels/:key/comments',
    {
      schema: {
        tags,
        summary: 'Say something of a stage, or of what it asks',
        params: funnelParams,
        body: newCommentSchema,
        response: { 200: commentedSchema, ...refusals },
      },
    },
    async (request) => ({ id: await comment(request.context, request.params.key, request.body) }),
  );
  app.get(
    '/api/funnels/:key/comments',
    {
      schema: {
        tags,
        summary: 'What was said of a funnel: all for who may manage funnels, one’s own for others',
        params: funnelParams,
        response: { 200: commentsSchema, ...refusals },
      },
    },
    async (request) => {
      const { comments, references } = await listComments(request.context, request.params.key);
      const told = comments.map(({ at, closedAt, ...one }) => ({
        ...one,
        at: at.toISOString(),
        closedAt: closedAt?.toISOString() ?? null,
      }));
      return { comments: told, references };
    },
  );
  app.post(
    '/api/funnels/:key/comments/:id/close',
    {
      schema: {
        tags,
        summary: 'Mark what was said as dealt with, with an answer',
        params: commentParams,
        body: closeCommentSchema,
        response: { 200: doneSchema, ...refusals },
      },
    },
    async (request) => {
      await closeComment(request.context, request.params.key, { ...request.body, id: request.params.id });
      return { done: true as const };
    },
  );
}

function figures(app: App): void {
  app.get(
    '/api/funnels/:key/gate-costs',
    {
      schema: {
        tags,
        summary: 'What each gate of a funnel held up in the last days, and how that ended',
        params: funnelParams,
        querystring: feedbackQuery,
        response: { 200: gateCostsSchema, ...refusals },
      },
    },
    async (request) => {
      const since = daysAgo(request.context, request.query.days);
      return { since: since.toISOString(), gates: await gateCosts(request.context, request.params.key, since) };
    },
  );
  app.get(
    '/api/funnels/:key/adoption',
    {
      schema: {
        tags,
        summary: 'How the teams of a pilot do against all others in the last days',
        params: funnelParams,
        querystring: feedbackQuery,
        response: { 200: adoptionSchema, ...refusals },
      },
    },
    async (request) => adoption(request.context, request.params.key, daysAgo(request.context, request.query.days)),
  );
}
