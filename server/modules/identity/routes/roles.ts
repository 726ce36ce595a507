import { newRoleSchema, roleListSchema, roleParams, roleSchema, updateRoleSchema } from '#contract/identity.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import type { App } from '#server/platform/http/index.ts';
import { createRole } from '../createRole.ts';
import { getDirectory } from '../directory.ts';
import { listRoles } from '../listRoles.ts';
import { type RolePatch, updateRole } from '../updateRole.ts';

const tags = ['roles'];

export function roleRoutes(app: App): void {
  app.get(
    '/api/roles',
    { schema: { summary: 'Roles and what they give', tags, response: { 200: roleListSchema } } },
    async (request) => ({ roles: [...(await listRoles(request.context))] }),
  );

  app.post(
    '/api/roles',
    { schema: { summary: 'Create a role', tags, body: newRoleSchema, response: { 200: roleSchema } } },
    async (request) => {
      await createRole(request.context, request.body);
      return oneRole(request.context, request.body.key);
    },
  );

  app.patch(
    '/api/roles/:key',
    {
      schema: {
        summary: 'Change a role',
        tags,
        params: roleParams,
        body: updateRoleSchema,
        response: { 200: roleSchema },
      },
    },
    async (request) => {
      const { names, rights, abilities } = request.body;
      const patch: RolePatch = { ...(names && { names }), ...(rights && { rights }), ...(abilities && { abilities }) };
      await updateRole(request.context, request.params.key, patch);
      return oneRole(request.context, request.params.key);
    },
  );
}

async function oneRole(ctx: Context, key: string) {
  const role = (await getDirectory(ctx)).role(key);
  if (!role) throw new Refused('not_found');
  return role;
}
