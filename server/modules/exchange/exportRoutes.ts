import { exportLinkQuery, exportSchema } from '#contract/exports.ts';
import { figuresExportSchema, measuredExportSchema } from '#contract/measures.ts';
import { objectParams } from '#contract/records.ts';
import { Refused } from '#server/platform/errors.ts';
import { type App, COSTLY } from '#server/platform/http/index.ts';
import { download, firstByte } from './download.ts';
import { exportFigures } from './exportFigures.ts';
import { exportMeasured } from './exportMeasured.ts';
import { exportRecords } from './exportRecords.ts';

/** Files of figures, of the records behind a number, and of lists. */
export function exportRoutes(app: App): void {
  exports(app);
  exportLinks(app);
}

function exports(app: App): void {
  app.post(
    '/api/exports/figures',
    {
      config: COSTLY,
      schema: {
        tags: ['exports'],
        summary: 'Download the funnel and tables of figures as XLSX, with their definitions',
        body: figuresExportSchema,
      },
    },
    async (request, reply) => {
      const ctx = { ...request.context, locale: request.locale };
      const body = await firstByte(request.log, (open) => exportFigures(ctx, request.body, open));
      return download(reply, 'figures.xlsx', 'xlsx').send(body);
    },
  );
  app.post(
    '/api/exports/measured',
    {
      config: COSTLY,
      schema: {
        tags: ['exports'],
        summary: 'Download the records behind a number, as CSV or XLSX',
        body: measuredExportSchema,
      },
    },
    async (request, reply) => {
      const ctx = { ...request.context, locale: request.locale };
      const body = await firstByte(request.log, (open) => exportMeasured(ctx, request.body, open));
      return download(reply, `records.${request.body.format}`, request.body.format).send(body);
    },
  );
  app.post(
    '/api/exports/:object',
    {
      config: COSTLY,
      schema: {
        tags: ['exports'],
        summary: 'Download the records that one may see, as CSV or XLSX',
        params: objectParams,
        body: exportSchema,
      },
    },
    async (request, reply) => {
      const { object } = request.params;
      const ctx = { ...request.context, locale: request.locale };
      const body = await firstByte(request.log, (open) => exportRecords(ctx, object, request.body, open));
      return download(reply, `${object}.${request.body.format}`, request.body.format).send(body);
    },
  );
}

function exportLinks(app: App): void {
  app.get(
    '/api/exports/:object',
    {
      config: COSTLY,
      schema: {
        tags: ['exports'],
        summary: 'Download the records that one may see, as a link',
        params: objectParams,
        querystring: exportLinkQuery,
      },
    },
    async (request, reply) => {
      // A link is no change, yet it takes data out: as by POST, not while one sees as another.
      if (request.context.viewer) throw new Refused('read_only_view');
      // Nor may a page elsewhere have it done in somebody's name.
      if (request.headers['sec-fetch-site'] === 'cross-site') throw new Refused('csrf_failed');
      const { object } = request.params;
      const { name = object, ...query } = request.query.query;
      const ctx = { ...request.context, locale: request.locale };
      const body = await firstByte(request.log, (open) => exportRecords(ctx, object, query, open));
      return download(reply, `${name}.${query.format}`, query.format).send(body);
    },
  );
}
