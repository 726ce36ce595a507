import multipart from '@fastify/multipart';
import type { Logger } from 'pino';
import { MAX_UPLOAD } from '#contract/choices.ts';
import { errorSchema } from '#contract/errors.ts';
import { proposalSchema } from '#contract/exchange.ts';
import {
  importAnswerSchema,
  importListSchema,
  importParams,
  importQuery,
  importRecordsQuery,
  importRecordsSchema,
  importSchema,
  undoPreviewQuery,
  undoPreviewSchema,
  undoRequestSchema,
} from '#contract/imports.ts';
import { objectParams } from '#contract/records.ts';
import type { Pools } from '#server/platform/context.ts';
import { type App, COSTLY } from '#server/platform/http/index.ts';
import { requireAbility } from '../identity/index.ts';
import { BackgroundImports } from './backgroundImports.ts';
import { type BegunImport, beginImport } from './beginImport.ts';
import { cancelImport } from './cancelImport.ts';
import { download, firstByte } from './download.ts';
import { dryRun } from './dryRun.ts';
import { writeErrorFile } from './errorFile.ts';
import { exportRoutes } from './exportRoutes.ts';
import { listImportRecords } from './importRecords.ts';
import { findImport, getImport, listImports } from './listImports.ts';
import { previewUndo } from './previewUndo.ts';
import { proposeImport } from './proposeImport.ts';
import { parsePlan } from './readPlanFile.ts';
import { reopenImport } from './resumeImport.ts';
import { resumeStalled } from './resumeStalled.ts';
import { beginUndo } from './undoImport.ts';
import { uploadRoutes } from './uploadRoutes.ts';
import { receiveUpload } from './uploads.ts';

const refusals = { '4xx': errorSchema };
const tags = ['imports'];
const LOOK_MS = 15_000;
type Options = {
  /** Keeps uploaded files until their import is done. */
  uploadDir: string;
  pools: Pools;
};

/** Imports and exports. Once it listens, it goes on with imports that lost their process. */
export async function exchangeRoutes(app: App, { uploadDir, pools }: Options): Promise<void> {
  const background = new BackgroundImports(uploadDir);
  keepGoing(app, { uploadDir, pools }, background);
  await app.register(async (scope) => {
    await scope.register(multipart);
    uploads(scope as App, background, uploadDir);
    uploadRoutes(scope as App, background, uploadDir);
  });
  imports(app, background);
  exportRoutes(app);
}

function keepGoing(app: App, { uploadDir, pools }: Options, background: BackgroundImports): void {
  const look = () =>
    resumeStalled({ pools, log: app.log as Logger, uploadDir }, background).catch((error: unknown) =>
      app.log.error({ err: error }, 'imports that broke off could not be looked for'),
    );
  let timer: NodeJS.Timeout | undefined;
  app.addHook('onListen', async () => {
    void look();
    timer = setInterval(look, LOOK_MS);
    timer.unref();
  });
  app.addHook('onClose', async () => {
    clearInterval(timer);
    await background.stop();
  });
}

function uploads(app: App, background: BackgroundImports, uploadDir: string): void {
  const consumes = ['multipart/form-data'];
  app.post(
    '/api/imports',
    {
      config: COSTLY,
      bodyLimit: MAX_UPLOAD,
      schema: {
        tags,
        summary:
          'Import a file: parts `plan` (the mapping, JSON or YAML), `file` and, for past stage changes, `history`',
        description:
          'Answers at once and goes on by itself; with `dryRun=true` nothing is written and the answer says what would be.',
        consumes,
        querystring: importQuery,
        response: { 200: importAnswerSchema, ...refusals },
      },
    },
    async (request) => {
      requireAbility(request.context, 'import');
      const upload = await receiveUpload(request, uploadDir);
      const file = { ...upload.file, historyPath: upload.historyPath };
      let begun: BegunImport;
      try {
        const plan = parsePlan(upload.fields.plan ?? '');
        if (request.query.dryRun === 'true') {
          const report = await dryRun({ ...request.context, locale: request.locale }, plan, file);
          await upload.discard();
          return report;
        }
        begun = await beginImport(request.context, plan, file);
      } catch (error) {
        await upload.discard();
        throw error;
      }
      // From here on the file is the import's, whatever becomes of this answer.
      background.start(request.context, begun);
      return getImport(request.context, begun.id);
    },
  );
  app.post(
    '/api/imports/proposal/:object',
    {
      config: COSTLY,
      bodyLimit: MAX_UPLOAD,
      schema: {
        tags,
        summary: 'Propose which columns of a file (part `file`) go to which fields',
        consumes,
        params: objectParams,
        response: { 200: proposalSchema, ...refusals },
      },
    },
    async (request) => {
      requireAbility(request.context, 'import');
      const upload = await receiveUpload(request, uploadDir);
      try {
        return await proposeImport(request.context, request.params.object, upload.file.path);
      } finally {
        await upload.discard();
      }
    },
  );
}

function imports(app: App, background: BackgroundImports): void {
  const one = { params: importParams, response: { 200: importSchema, ...refusals } };
  app.get(
    '/api/imports',
    { schema: { tags, summary: 'The newest imports', response: { 200: importListSchema, ...refusals } } },
    async (request) => ({ imports: await listImports(request.context) }),
  );
  app.get('/api/imports/:id', { schema: { tags, summary: 'How far an import is', ...one } }, async (request) =>
    getImport(request.context, request.params.id),
  );
  app.post(
    '/api/imports/:id/resume',
    { schema: { tags, summary: 'Go on with an import that failed, was cancelled or broke off', ...one } },
    async (request) => {
      const begun = await reopenImport(request.context, request.params.id);
      background.start(request.context, begun);
      return getImport(request.context, begun.id);
    },
  );
  app.post(
    '/api/imports/:id/cancel',
    { schema: { tags, summary: 'End an import after the rows under way', ...one } },
    async (request) => cancelImport(request.context, request.params.id),
  );
  app.post(
    '/api/imports/:id/undo',
    {
      schema: {
        tags,
        summary: 'Take an import back, except for records that somebody changed since; goes on by itself',
        body: undoRequestSchema,
        ...one,
      },
    },
    async (request) => {
      const ctx = { ...request.context, locale: request.locale };
      const { also, all, except } = request.body ?? {};
      const choice = { ...(also ? { also } : {}), ...(all ? { all } : {}), ...(except ? { except } : {}) };
      background.startUndo(ctx, await beginUndo(ctx, request.params.id, choice));
      return getImport(ctx, request.params.id);
    },
  );
  app.get(
    '/api/imports/:id/undo',
    {
      schema: {
        tags,
        summary: 'What taking an import back would do, and which records somebody changed since, by the hundred',
        params: importParams,
        querystring: undoPreviewQuery,
        response: { 200: undoPreviewSchema, ...refusals },
      },
    },
    async (request) =>
      previewUndo({ ...request.context, locale: request.locale }, request.params.id, request.query.skip),
  );
  app.get(
    '/api/imports/:id/records',
    {
      schema: {
        tags,
        summary: 'The rows of an import with one outcome, and their records',
        params: importParams,
        querystring: importRecordsQuery,
        response: { 200: importRecordsSchema, ...refusals },
      },
    },
    async (request) =>
      listImportRecords({ ...request.context, locale: request.locale }, request.params.id, request.query),
  );
  app.get(
    '/api/imports/:id/errors',
    { schema: { tags, summary: 'The refused rows with their problems, as CSV', params: importParams } },
    async (request, reply) => {
      const ctx = { ...request.context, locale: request.locale };
      await findImport(ctx, request.params.id);
      const body = await firstByte(request.log, (open) => writeErrorFile(ctx, request.params.id, open()));
      return download(reply, `import-${request.params.id}-errors.csv`, 'csv').send(body);
    },
  );
}
