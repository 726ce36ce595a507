import type { InspectionBody } from '#contract/exchange.ts';
import { matchMapping, parseDate, proposeMapping } from '#domain/exchange/index.ts';
import { scopeFor } from '#domain/identity/index.ts';
import type { ObjectDefinition } from '#domain/objects/index.ts';
import type { Context } from '#server/platform/context.ts';
import { type OpenTableOptions, openTable } from '#server/platform/tables/index.ts';
import { requireAbility } from '../identity/index.ts';
import { getDefinitions } from '../objects/index.ts';
import { detectFormats } from './detectFormats.ts';
import { guessObject } from './guessObject.ts';
import { listMappings } from './mappings.ts';
import { isImportable } from './planImport.ts';
import { USERS_OBJECT } from './usersObject.ts';

const SAMPLE = 12;

/**
 * Reads an uploaded file through and says what it is: how it is written, its columns with examples, where they
 * probably go, and the saved mapping that fits. Throws `not_found` for an unknown object, `file_…`.
 */
export async function inspectUpload(
  ctx: Context,
  path: string,
  asked: { object?: string | undefined; reading: OpenTableOptions },
): Promise<InspectionBody> {
  requireAbility(ctx, 'import');
  const definitions = await getDefinitions(ctx);
  const table = await openTable(path, asked.reading);
  const saved = await listMappings(ctx, asked.object);
  const mapping = matchMapping(table.headers, saved);
  const open = definitions.all.filter((object) => scopeFor(ctx.actor, object.key, 'create') !== undefined);
  const key = asked.object ?? mapping?.object ?? guessObject(table.headers, [...open, USERS_OBJECT]);
  const object: ObjectDefinition = key === 'users' ? USERS_OBJECT : definitions.object(key);
  const formats = await detectFormats(table);
  const proposed = proposeMapping(table.headers, object.fields.filter(isImportable));
  const sample = await table.sample(SAMPLE);
  return {
    object: object.key,
    format: table.format,
    encoding: table.encoding,
    delimiter: table.delimiter,
    sheet: table.sheet,
    sheets: table.sheets,
    headerRow: table.headerRow,
    totalRows: formats.totalRows,
    sample: sample.map(({ cells }) => cells),
    columns: proposed.map((column, index) => {
      const { date, decimalMark, examples } = formats.columns[index]!;
      return {
        ...column,
        examples,
        dates: date.candidates.map((format) => ({
          format,
          examples: date.examples.map(({ text }) => ({ text, date: parseDate(text, format) ?? '' })),
        })),
        ambiguous: date.ambiguous,
        decimalMark,
      };
    }),
    ...(mapping ? { mapping } : {}),
  };
}
