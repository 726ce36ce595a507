import {
  departmentListSchema,
  departmentSchema,
  idParams,
  newDepartmentSchema,
  updateDepartmentSchema,
} from '#contract/identity.ts';
import { movePreviewQuery, movePreviewSchema } from '#contract/people.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import type { App } from '#server/platform/http/index.ts';
import { createDepartments } from '../createDepartments.ts';
import { getDirectory } from '../directory.ts';
import { listDepartments } from '../listDepartments.ts';
import { previewMove } from '../previewMove.ts';
import { updateDepartment } from '../updateDepartment.ts';

const tags = ['departments'];

export function departmentRoutes(app: App): void {
  app.get(
    '/api/departments',
    { schema: { summary: 'The department tree', tags, response: { 200: departmentListSchema } } },
    async (request) => ({ departments: [...(await listDepartments(request.context))] }),
  );

  app.post(
    '/api/departments',
    {
      schema: { summary: 'Create a department', tags, body: newDepartmentSchema, response: { 200: departmentSchema } },
    },
    async (request) => {
      const [outcome] = await createDepartments(request.context, [request.body]);
      if (!outcome?.ok) throw new Refused('invalid_input', { issues: outcome?.issues ?? [] });
      return oneDepartment(request.context, outcome.id);
    },
  );

  app.get(
    '/api/departments/:id/move',
    {
      schema: {
        summary: 'Whose view would change if the department hung elsewhere',
        tags,
        params: idParams,
        querystring: movePreviewQuery,
        response: { 200: movePreviewSchema },
      },
    },
    (request) => previewMove(request.context, { id: request.params.id, parentId: request.query.parent ?? null }),
  );

  app.patch(
    '/api/departments/:id',
    {
      schema: {
        summary: 'Rename, order, move or close a department',
        tags,
        params: idParams,
        body: updateDepartmentSchema,
        response: { 200: departmentSchema },
      },
    },
    async (request) => {
      await updateDepartment(request.context, { ...request.body, id: request.params.id });
      return oneDepartment(request.context, request.params.id);
    },
  );
}

async function oneDepartment(ctx: Context, id: string) {
  const department = (await getDirectory(ctx)).department(id);
  if (!department) throw new Refused('not_found');
  return department;
}
