import type { Writable } from 'node:stream';
import type { ExportQuery } from '#contract/exports.ts';
import { knownStages } from '#domain/funnels/index.ts';
import { inLocale, issue } from '#domain/kernel/index.ts';
import type { FieldDefinition, ObjectDefinition } from '#domain/objects/index.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { writeTable } from '#server/platform/tables/index.ts';
import { getFunnels } from '../funnels/index.ts';
import { requireAbility } from '../identity/index.ts';
import { type Definitions, getDefinitions } from '../objects/index.ts';
import { countRecords, currencyIn, fromColumn, listRaw, Names, type RawPage, titleIn } from '../records/index.ts';
import { insertExportAccess } from './accessQueries.ts';
import { type ExportWords, exportCell, exportColumn } from './exportCells.ts';

/** Large enough that a page's statements weigh little beside its rows, small enough to be held twice. */
const PAGE = 2000;

/**
 * Writes the records that one may see into a CSV or XLSX file, page by page, so that memory does not grow with their
 * number; the access log says who took what. Throws `no_right`, or `invalid_input` for unknown fields, before the
 * first byte.
 */
export async function exportRecords(
  ctx: Context,
  objectKey: string,
  query: ExportQuery,
  destination: () => Writable,
): Promise<{ rows: number }> {
  requireAbility(ctx, 'export');
  const definitions = await getDefinitions(ctx);
  const object = definitions.object(objectKey);
  const fields = chosenFields(object, query.columns);
  const currency = foreignCurrency(definitions, object, fields);
  const words = await wordsOf(ctx, object, query.headers ?? 'labels');
  const list = { filter: query.filter, sort: query.sort };
  const read = [...new Set([...fields, ...(currency ? [currency.of] : [])])];
  const pageAt = (cursor?: string): Promise<RawPage> =>
    listRaw(ctx, objectKey, list, { fields: read, limit: PAGE, cursor });
  const first = await pageAt();
  // All of them are about to be read, and the log says how many.
  const { count } = await countRecords(ctx, objectKey, { filter: query.filter }, Number.POSITIVE_INFINITY);
  await insertExportAccess(ctx.pools.app, ctx.workspace, {
    at: ctx.now,
    actorId: ctx.actor.userId,
    details: {
      object: objectKey,
      rows: count,
      columns: fields.map(({ key }) => key),
      filter: query.filter ?? null,
      door: ctx.door,
    },
  });
  const names = new Names(ctx, read);
  const nameOf = (id: string) => names.of(id);
  async function* pages(): AsyncGenerator<string[][]> {
    for (let page: RawPage | null = first; page; ) {
      // The database reads the next page while this one is written.
      const next: Promise<RawPage> | null = page.nextCursor === null ? null : pageAt(page.nextCursor);
      // Whoever stops reading early never asks for it.
      next?.catch(() => undefined);
      await names.learn(page.rows);
      yield page.rows.map((row) => {
        const cells = fields.map(
          (field) => titleIn(row, field) ?? exportCell(field, fromColumn(field, row[field.column]), nameOf, words),
        );
        if (!currency) return cells;
        const code = currencyIn(row, currency.of) ?? ctx.workspace.currency;
        return [...cells, exportCell(currency.field, code, nameOf, words)];
      });
      page = await next;
    }
  }
  const columns = [...fields, ...(currency ? [currency.field] : [])].map((field) => exportColumn(field, words));
  const options = { format: query.format ?? 'csv', columns, sheetName: inLocale(object.labelsPlural, ctx.locale) };
  return writeTable(destination(), options, pages());
}

/** Where amounts are in the currency of what they belong to, a column of its own says which. */
function foreignCurrency(definitions: Definitions, object: ObjectDefinition, fields: readonly FieldDefinition[]) {
  const key = fields.find((field) => field.currencyOf)?.currencyOf;
  const of = object.fields.find((field) => field.key === key);
  const field = of?.target && definitions.object(of.target).fields.find((candidate) => candidate.key === 'currency');
  return of && field ? { of, field } : undefined;
}

/** The fields of a file: those asked for, or all that a cell can hold. */
export function chosenFields(object: ObjectDefinition, columns: string[] | undefined): FieldDefinition[] {
  if (!columns) return object.fields.filter((field) => field.type !== 'file');
  return columns.map((key) => {
    const field = object.fields.find((candidate) => candidate.key === key);
    if (!field) throw new Refused('invalid_input', { issues: [issue('unknown_field', 'columns', { name: key })] });
    return field;
  });
}

/** What cells need to read as a person reads them. */
export async function wordsOf(
  ctx: Context,
  object: ObjectDefinition,
  headers: ExportWords['headers'],
): Promise<ExportWords> {
  const funnels = object.hasFunnel ? (await getFunnels(ctx)).ofObject(object.key) : [];
  const stages = funnels.flatMap(knownStages).toReversed();
  return {
    locale: ctx.locale,
    timeZone: ctx.workspace.timeZone,
    headers,
    names: new Map([
      ...funnels.map((funnel) => [`funnel ${funnel.key}`, inLocale(funnel.names, ctx.locale)] as const),
      ...stages.map((stage) => [`stage ${stage.key}`, inLocale(stage.names, ctx.locale)] as const),
    ]),
  };
}
