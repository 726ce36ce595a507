import {
  createdSchema,
  createUsersSchema,
  idParams,
  signInLinkSchema,
  updateUserSchema,
  userListQuery,
  userListSchema,
  userSchema,
} from '#contract/identity.ts';
import type { App } from '#server/platform/http/index.ts';
import { createSignInLink } from '../createSignInLink.ts';
import { createUsers } from '../createUsers.ts';
import { getUser } from '../getUser.ts';
import { listUsers } from '../listUsers.ts';
import { updateUser } from '../updateUser.ts';
import { outcomeBodies } from './outcomeBodies.ts';

const tags = ['users'];

export function userRoutes(app: App): void {
  app.get(
    '/api/users',
    { schema: { summary: 'Users by name', tags, querystring: userListQuery, response: { 200: userListSchema } } },
    (request) => {
      const { q, department, active, after, limit } = request.query;
      return listUsers(request.context, {
        limit,
        ...(q === undefined ? {} : { text: q }),
        ...(department === undefined ? {} : { departmentId: department }),
        ...(active === undefined ? {} : { active: active === 'true' }),
        ...(after === undefined ? {} : { after }),
      });
    },
  );

  app.get(
    '/api/users/:id',
    { schema: { summary: 'One user', tags, params: idParams, response: { 200: userSchema } } },
    (request) => getUser(request.context, request.params.id),
  );

  app.post(
    '/api/users',
    { schema: { summary: 'Create users', tags, body: createUsersSchema, response: { 200: createdSchema } } },
    async (request) => outcomeBodies(app, request, await createUsers(request.context, request.body.users)),
  );

  app.patch(
    '/api/users/:id',
    {
      schema: {
        summary: 'Change a user: particulars, department, roles, password, active or not',
        tags,
        params: idParams,
        body: updateUserSchema,
        response: { 200: userSchema },
      },
    },
    async (request) => {
      await updateUser(request.context, { ...request.body, id: request.params.id });
      return getUser(request.context, request.params.id);
    },
  );

  app.post(
    '/api/users/:id/sign-in-link',
    {
      schema: { summary: 'Make a one-time sign-in link', tags, params: idParams, response: { 200: signInLinkSchema } },
    },
    async (request) => {
      const { token, expiresAt } = await createSignInLink(request.context, { userId: request.params.id });
      return { token, expiresAt: expiresAt.toISOString() };
    },
  );
}
