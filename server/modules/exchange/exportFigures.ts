import type { Writable } from 'node:stream';
import type { FiguresExportBody } from '#contract/measures.ts';
import type { MeasureQuery } from '#domain/measures/index.ts';
import type { Context } from '#server/platform/context.ts';
import { writeWorkbook } from '#server/platform/tables/index.ts';
import { requireAbility } from '../identity/index.ts';
import { funnelChart, measureAll } from '../measures/index.ts';
import { insertExportAccess, selectUserName } from './accessQueries.ts';
import { definitionSheet, figureSheets, funnelSheet } from './figureSheets.ts';

/**
 * Figures as a workbook with real numbers, and on its last sheet how they are counted. All that is asked for is read
 * before the first byte; the access log keeps the questions. Throws `no_right` or `invalid_input`.
 */
export async function exportFigures(
  ctx: Context,
  body: FiguresExportBody,
  destination: () => Writable,
): Promise<{ rows: number }> {
  requireAbility(ctx, 'export');
  const { tables, funnel } = body;
  const results = await measureAll(
    ctx,
    tables.map(({ query }) => query as MeasureQuery),
  );
  const chart = funnel && (await funnelChart(ctx, funnel.query));
  const counted = [
    ...(funnel && chart ? [{ name: funnel.name, header: chart }] : []),
    ...results.map((header, index) => ({ name: tables[index]!.name, header })),
  ];
  const sheets = [
    ...(funnel && chart ? [funnelSheet(ctx, funnel.name, chart)] : []),
    ...results.flatMap((result, index) => figureSheets(ctx, tables[index]!, result)),
  ];
  const name = await selectUserName(ctx.pools.app, ctx.workspace, ctx.actor.userId);
  await insertExportAccess(ctx.pools.app, ctx.workspace, {
    at: ctx.now,
    actorId: ctx.actor.userId,
    details: {
      figures: body.title,
      tables: tables.map(({ query }) => query),
      funnel: funnel?.query ?? null,
      door: ctx.door,
    },
  });
  // The definitions stand second: who opens the file meets the figures first, and their meaning next.
  const [first, ...others] = sheets;
  const definitions = definitionSheet(ctx, body, counted, name);
  return writeWorkbook(destination(), first ? [first, definitions, ...others] : [definitions]);
}
