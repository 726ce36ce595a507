import type { FastifyRequest } from 'fastify';
import { errorSchema } from '#contract/errors.ts';
import {
  createSchema,
  deleteSchema,
  historyAnswerSchema,
  historyQuery,
  listAnswerSchema,
  listSchema,
  lookupAnswerSchema,
  lookupSchema,
  type OutcomeBody,
  objectParams,
  outcomesSchema,
  placeAnswerSchema,
  placeSchema,
  recordAnswerSchema,
  recordFilesSchema,
  recordParams,
  restoreSchema,
  searchAnswerSchema,
  searchQuery,
  updateSchema,
} from '#contract/records.ts';
import type { App } from '#server/platform/http/index.ts';
import { createRecords } from './createRecords.ts';
import { deleteRecords } from './deleteRecords.ts';
import { previewUpdates } from './previewUpdates.ts';
import { countRecords } from './reads/countRecords.ts';
import { filesOf } from './reads/filesOf.ts';
import { getRecord } from './reads/getRecord.ts';
import { historyOf } from './reads/historyOf.ts';
import { listRecords } from './reads/listRecords.ts';
import { lookupRecords } from './reads/lookupRecords.ts';
import { placeInList } from './reads/placeInList.ts';
import { searchRecords } from './reads/searchRecords.ts';
import { restoreRecords } from './restoreRecords.ts';
import type { Outcome } from './types.ts';
import { updateRecords } from './updateRecords.ts';

const refusals = { '4xx': errorSchema };
const tags = ['records'];

/** Outcomes with messages in the reader's language. Other modules answer their batches with it too. */
export async function describeOutcomes(
  app: App,
  request: FastifyRequest,
  objectKey: string,
  outcomes: readonly Outcome[],
): Promise<{ outcomes: OutcomeBody[] }> {
  const bodies: OutcomeBody[] = [];
  for (const outcome of outcomes) {
    if (outcome.ok) bodies.push(outcome);
    else bodies.push({ ...outcome, issues: await app.describeIssues(request, outcome.issues, objectKey) });
  }
  return { outcomes: bodies };
}

export function recordRoutes(app: App): void {
  writes(app);
  reads(app);
}

function writes(app: App): void {
  const response = { 200: outcomesSchema, ...refusals };
  app.post(
    '/api/records/:object',
    {
      schema: {
        tags,
        summary: 'Create records; each succeeds or is refused by itself',
        params: objectParams,
        body: createSchema,
        response,
      },
    },
    async (request) => {
      const { object } = request.params;
      return describeOutcomes(app, request, object, await createRecords(request.context, object, request.body.records));
    },
  );
  app.patch(
    '/api/records/:object',
    {
      schema: {
        tags,
        summary: 'Change records. With `version`, a write over a newer version is a conflict that says what changed',
        description: 'With `dryRun` nothing is written: the answer says what would become of each.',
        params: objectParams,
        body: updateSchema,
        response,
      },
    },
    async (request) => {
      const { object } = request.params;
      const write = request.body.dryRun ? previewUpdates : updateRecords;
      return describeOutcomes(app, request, object, await write(request.context, object, request.body.records));
    },
  );
  app.post(
    '/api/records/:object/delete',
    { schema: { tags, summary: 'Put records into the bin', params: objectParams, body: deleteSchema, response } },
    async (request) => {
      const { object } = request.params;
      return describeOutcomes(app, request, object, await deleteRecords(request.context, object, request.body.records));
    },
  );
  app.post(
    '/api/records/:object/restore',
    { schema: { tags, summary: 'Take records out of the bin', params: objectParams, body: restoreSchema, response } },
    async (request) => {
      const { object } = request.params;
      return describeOutcomes(app, request, object, await restoreRecords(request.context, object, request.body.ids));
    },
  );
}

function reads(app: App): void {
  app.post(
    '/api/records/:object/query',
    {
      config: { whileSeeingAs: 'reads' },
      schema: {
        tags,
        summary: 'One page of records: condition, order, columns; pages by cursor',
        params: objectParams,
        body: listSchema,
        response: { 200: listAnswerSchema, ...refusals },
      },
    },
    async (request) => {
      const { object } = request.params;
      const { count, ...query } = request.body;
      const page = await listRecords(request.context, object, query);
      return count ? { ...page, total: await countRecords(request.context, object, query) } : page;
    },
  );
  app.post(
    '/api/records/:object/place',
    {
      config: { whileSeeingAs: 'reads' },
      schema: {
        tags,
        summary: 'A cursor far down a list: to about a position, without reading what lies ahead',
        params: objectParams,
        body: placeSchema,
        response: { 200: placeAnswerSchema, ...refusals },
      },
    },
    async (request) => placeInList(request.context, request.params.object, request.body),
  );
  app.post(
    '/api/records/:object/lookup',
    {
      config: { whileSeeingAs: 'reads' },
      schema: {
        tags,
        summary: 'Records to choose from in a picker; `user` and `department` too',
        params: objectParams,
        body: lookupSchema,
        response: { 200: lookupAnswerSchema, ...refusals },
      },
    },
    async (request) => ({
      items: await lookupRecords(request.context, request.params.object, request.body.q, request.body.limit),
    }),
  );
  app.get(
    '/api/records/:object/:id',
    {
      schema: { tags, summary: 'One record', params: recordParams, response: { 200: recordAnswerSchema, ...refusals } },
    },
    async (request) => getRecord(request.context, request.params.object, request.params.id),
  );
  app.get(
    '/api/records/:object/:id/history',
    {
      schema: {
        tags,
        summary: 'What happened to a record, newest first',
        params: recordParams,
        querystring: historyQuery,
        response: { 200: historyAnswerSchema, ...refusals },
      },
    },
    async (request) => historyOf(request.context, request.params.object, request.params.id, request.query),
  );
  app.get(
    '/api/records/:object/:id/files',
    {
      schema: {
        tags,
        summary: 'Files of a record, of its follow-ups and of its tasks, newest first',
        params: recordParams,
        response: { 200: recordFilesSchema, ...refusals },
      },
    },
    async (request) => ({ files: await filesOf(request.context, request.params.object, request.params.id) }),
  );
  app.get(
    '/api/search',
    {
      schema: {
        tags,
        summary: 'Find records by part of a name, pinyin, initials or digits',
        querystring: searchQuery,
        response: { 200: searchAnswerSchema, ...refusals },
      },
    },
    async (request) => {
      const { q, limit, objects } = request.query;
      return { groups: await searchRecords(request.context, q, { limit, objects: objects?.split(',') }) };
    },
  );
}
