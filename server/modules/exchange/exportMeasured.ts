import type { Writable } from 'node:stream';
import type { MeasuredExportBody } from '#contract/measures.ts';
import { inLocale } from '#domain/kernel/index.ts';
import type { MeasureQuery } from '#domain/measures/index.ts';
import type { Context } from '#server/platform/context.ts';
import { writeTable } from '#server/platform/tables/index.ts';
import { requireAbility } from '../identity/index.ts';
import { type MeasureRecords, measureRecords } from '../measures/index.ts';
import { getDefinitions } from '../objects/index.ts';
import { insertExportAccess } from './accessQueries.ts';
import { exportCell, exportColumn } from './exportCells.ts';
import { chosenFields, wordsOf } from './exportRecords.ts';

const PAGE = 500;

/**
 * The records behind a number as a file, page by page: as many rows as the number says, a re-entry again where visits are
 * counted. The access log says who took what. Throws `no_right`, or `invalid_input`, before the first byte.
 */
export async function exportMeasured(
  ctx: Context,
  { query, cell, columns, format = 'xlsx' }: MeasuredExportBody,
  destination: () => Writable,
): Promise<{ rows: number }> {
  requireAbility(ctx, 'export');
  const read = (cursor?: string) =>
    measureRecords(ctx, query as MeasureQuery, cell, {
      limit: PAGE,
      ...(cursor ? { cursor } : {}),
      ...(columns ? { columns } : {}),
    });
  const first = await read();
  const object = (await getDefinitions(ctx)).object(first.object);
  const fields = chosenFields(object, columns);
  const words = await wordsOf(ctx, object, 'labels');
  await insertExportAccess(ctx.pools.app, ctx.workspace, {
    at: ctx.now,
    actorId: ctx.actor.userId,
    details: { object: object.key, rows: first.count, measure: query, cell, door: ctx.door },
  });
  async function* pages(): AsyncGenerator<string[][]> {
    for (let page: MeasureRecords = first; ; page = await read(page.nextCursor ?? undefined)) {
      const byId = new Map(page.records.map((record) => [record.id, record.values]));
      const { references } = page;
      const nameOf = (id: string) => references[id]?.title;
      yield page.items.map(({ id }) => {
        const values = byId.get(id) ?? {};
        return fields.map((field) => exportCell(field, values[field.key], nameOf, words));
      });
      if (page.nextCursor === null) return;
    }
  }
  const options = {
    format,
    columns: fields.map((field) => exportColumn(field, words)),
    sheetName: inLocale(object.labelsPlural, ctx.locale),
  };
  return writeTable(destination(), options, pages());
}
