import { existsSync } from 'node:fs';
import { z } from 'zod';
import { MAX_UPLOAD } from '#contract/choices.ts';
import { errorSchema } from '#contract/errors.ts';
import {
  inspectionSchema,
  inspectRequestSchema,
  mappingListSchema,
  mappingQuery,
  saveMappingSchema,
  uploadedPlanSchema,
  uploadParams,
  uploadSchema,
} from '#contract/exchange.ts';
import { importSchema } from '#contract/imports.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { type App, COSTLY } from '#server/platform/http/index.ts';
import { requireAbility } from '../identity/index.ts';
import type { BackgroundImports } from './backgroundImports.ts';
import { beginImport } from './beginImport.ts';
import { inspectUpload } from './inspectUpload.ts';
import { getImport } from './listImports.ts';
import { listMappings, removeMapping, saveMapping } from './mappings.ts';
import { readingOf } from './reading.ts';
import { tryUpload } from './tryUpload.ts';
import type { ImportFile } from './types.ts';
import { deleteUploads, insertUpload, selectUpload, type UploadRow } from './uploadQueries.ts';
import { discardUpload, receiveUpload, uploadPath, whileThere } from './uploads.ts';

const refusals = { '4xx': errorSchema };
const tags = ['imports'];

/** What the import wizard needs: files uploaded once and looked at several times, trials, and mappings to use again. */
export function uploadRoutes(app: App, background: BackgroundImports, uploadDir: string): void {
  uploading(app, uploadDir);
  planned(app, background, uploadDir);
  mappings(app);
}

function uploading(app: App, uploadDir: string): void {
  app.post(
    '/api/imports/uploads',
    {
      config: COSTLY,
      bodyLimit: MAX_UPLOAD,
      schema: {
        tags,
        summary: 'Upload a file (part `file`) to look at before it is imported; it is kept for two days',
        consumes: ['multipart/form-data'],
        response: { 200: uploadSchema, ...refusals },
      },
    },
    async (request) => {
      requireAbility(request.context, 'import');
      const { id, file, discard } = await receiveUpload(request, uploadDir);
      try {
        const { pools, workspace, actor } = request.context;
        const entry = { id, actorId: actor.userId, name: file.name, size: file.size };
        return toBody(await insertUpload(pools.app, workspace, entry));
      } catch (error) {
        await discard();
        throw error;
      }
    },
  );
  app.get(
    '/api/imports/uploads/:id',
    {
      schema: {
        tags,
        summary: 'An upload of one’s own',
        params: uploadParams,
        response: { 200: uploadSchema, ...refusals },
      },
    },
    async ({ context, params: { id } }) => {
      requireAbility(context, 'import');
      const upload = await selectUpload(context.pools.app, context.workspace, id, context.actor.userId);
      if (!upload || !existsSync(uploadPath(uploadDir, id))) throw new Refused('not_found');
      return toBody(upload);
    },
  );
  app.delete(
    '/api/imports/uploads/:id',
    {
      schema: { tags, summary: 'Throw an upload away', params: uploadParams, response: { 204: z.null(), ...refusals } },
    },
    async (request, reply) => {
      const { context } = request;
      const file = await fileOf(context, uploadDir, request.params.id);
      await discardUpload(uploadDir, file.path);
      await deleteUploads(context.pools.app, context.workspace, [request.params.id]);
      return reply.code(204).send(null);
    },
  );
  app.post(
    '/api/imports/uploads/:id/inspect',
    {
      schema: {
        tags,
        summary: 'How a file is written, what its columns hold and where they probably go',
        params: uploadParams,
        body: inspectRequestSchema,
        response: { 200: inspectionSchema, ...refusals },
      },
    },
    async (request) => {
      const file = await fileOf(request.context, uploadDir, request.params.id);
      const { object, ...reading } = request.body;
      return whileThere(() => inspectUpload(request.context, file.path, { object, reading: readingOf(reading) }));
    },
  );
}

function planned(app: App, background: BackgroundImports, uploadDir: string): void {
  app.post(
    '/api/imports/uploads/:id/try',
    {
      config: COSTLY,
      schema: {
        tags,
        summary: 'Dry run: lines of JSON with the progress, then the report; nothing is written',
        params: uploadParams,
        body: uploadedPlanSchema,
      },
    },
    async (request, reply) => {
      const ctx = { ...request.context, locale: request.locale };
      const file = await fileOf(ctx, uploadDir, request.params.id, request.body.history);
      reply.header('content-type', 'application/x-ndjson; charset=utf-8').header('x-content-type-options', 'nosniff');
      return reply.send(tryUpload(ctx, request.body.plan, file));
    },
  );
  app.post(
    '/api/imports/uploads/:id/start',
    {
      schema: {
        tags,
        summary: 'Import an uploaded file; answers at once and goes on by itself',
        params: uploadParams,
        body: uploadedPlanSchema,
        response: { 200: importSchema, ...refusals },
      },
    },
    async (request) => {
      const ctx = request.context;
      const file = await fileOf(ctx, uploadDir, request.params.id, request.body.history);
      const begun = await whileThere(() => beginImport(ctx, request.body.plan, file));
      background.start(ctx, begun);
      return getImport(ctx, begun.id);
    },
  );
}

function mappings(app: App): void {
  const list = { 200: mappingListSchema, ...refusals };
  app.get(
    '/api/imports/mappings',
    { schema: { tags, summary: 'Saved mappings of the workspace', querystring: mappingQuery, response: list } },
    async (request) => ({ mappings: await listMappings(request.context, request.query.object) }),
  );
  app.put(
    '/api/imports/mappings',
    {
      schema: {
        tags,
        summary: 'Save a mapping for everybody who imports; one of the same name is replaced',
        body: saveMappingSchema,
        response: list,
      },
    },
    async (request) => ({ mappings: await saveMapping(request.context, request.body) }),
  );
  app.delete(
    '/api/imports/mappings/:id',
    { schema: { tags, summary: 'Forget a mapping', params: uploadParams, response: { 204: z.null(), ...refusals } } },
    async (request, reply) => {
      await removeMapping(request.context, request.params.id);
      return reply.code(204).send(null);
    },
  );
}

const toBody = ({ id, name, size, created_at }: UploadRow) => ({ id, name, size, createdAt: created_at.toISOString() });

/** One's own upload. Throws `not_found`, also once its file is gone. */
async function fileOf(ctx: Context, uploadDir: string, id: string, history?: string): Promise<ImportFile> {
  requireAbility(ctx, 'import');
  const find = async (one: string) => {
    const upload = await selectUpload(ctx.pools.app, ctx.workspace, one, ctx.actor.userId);
    const path = uploadPath(uploadDir, one);
    if (!upload || !existsSync(path)) throw new Refused('not_found');
    return { path, name: upload.name };
  };
  const file = await find(id);
  return history === undefined ? file : { ...file, historyPath: (await find(history)).path };
}
