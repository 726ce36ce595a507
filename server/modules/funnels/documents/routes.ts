import { checkDocumentSchema, pendingDocumentsSchema } from '#contract/documents.ts';
import { errorSchema } from '#contract/errors.ts';
import { outcomesSchema } from '#contract/records.ts';
import type { App } from '#server/platform/http/index.ts';
import { describeOutcomes } from '../../records/index.ts';
import { checkDocument } from './checkDocument.ts';
import { pendingDocuments } from './pendingDocuments.ts';

const tags = ['funnels'];
const refusals = { '4xx': errorSchema };

export function documentRoutes(app: App): void {
  app.get(
    '/api/documents/pending',
    {
      schema: {
        tags,
        summary: 'Files that gates let through, or held up, until somebody has looked; those that one may look at',
        response: { 200: pendingDocumentsSchema, ...refusals },
      },
    },
    async (request) => pendingDocuments(request.context),
  );
  app.post(
    '/api/documents/check',
    {
      schema: {
        tags,
        summary: 'Confirm or reject a file of a record; never one that one has uploaded',
        body: checkDocumentSchema,
        response: { 200: outcomesSchema, ...refusals },
      },
    },
    async (request) => {
      const { object, ...finding } = request.body;
      return describeOutcomes(app, request, object, [await checkDocument(request.context, object, finding)]);
    },
  );
}
