import { errorSchema } from '#contract/errors.ts';
import {
  funnelChartQuerySchema,
  funnelChartSchema,
  type MeasureQueryBody,
  measureCatalogueSchema,
  measureQueriesSchema,
  measureRecordsAnswerSchema,
  measureRecordsSchema,
  measureResultsSchema,
} from '#contract/measures.ts';
import type { MeasureQuery } from '#domain/measures/index.ts';
import type { App } from '#server/platform/http/index.ts';
import { catalogue } from './catalogue.ts';
import { funnelChart } from './funnelChart.ts';
import { measureAll } from './measureAll.ts';
import { measureRecords } from './measureRecords.ts';

const refusals = { '4xx': errorSchema };
const tags = ['measures'];

export function measureRoutes(app: App): void {
  app.get(
    '/api/measures',
    {
      schema: {
        tags,
        summary: 'The measures with their definitions, and what they can be grouped by',
        response: { 200: measureCatalogueSchema, ...refusals },
      },
    },
    (request) => catalogue(request.context),
  );

  app.post(
    '/api/measures/query',
    {
      config: { whileSeeingAs: 'reads' },
      schema: {
        tags,
        summary: 'Ask for numbers: up to thirty questions at once',
        body: measureQueriesSchema,
        response: { 200: measureResultsSchema, ...refusals },
      },
    },
    async (request) => ({ results: await measureAll(request.context, request.body.queries.map(asQuery)) }),
  );

  app.post(
    '/api/measures/records',
    {
      config: { whileSeeingAs: 'reads' },
      schema: {
        tags,
        summary: 'Open a number: the records it counts, page by page',
        body: measureRecordsSchema,
        response: { 200: measureRecordsAnswerSchema, ...refusals },
      },
    },
    (request) => {
      const { query, cell, ...page } = request.body;
      return measureRecords(request.context, asQuery(query), cell, page);
    },
  );

  app.post(
    '/api/measures/funnel',
    {
      config: { whileSeeingAs: 'reads' },
      schema: {
        tags,
        summary: 'The funnel chart: steps with their split, stock, dwell, baseline and diagnosis',
        body: funnelChartQuerySchema,
        response: { 200: funnelChartSchema, ...refusals },
      },
    },
    (request) => funnelChart(request.context, request.body),
  );
}

/** Left out is left out: a parsed body holds no undefined values that would mean something else. */
const asQuery = (body: MeasureQueryBody): MeasureQuery => body as MeasureQuery;
