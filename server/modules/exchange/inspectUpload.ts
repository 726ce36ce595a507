import type { InspectionBody } from '#contract/exchange.ts';
import {
  matchMapping,
  normaliseHeader,
  type ProposedColumn,
  parseDate,
  proposeMapping,
} from '#domain/exchange/index.ts';
import { scopeFor } from '#domain/identity/index.ts';
import type { ObjectDefinition } from '#domain/objects/index.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { type OpenTableOptions, openTable, type Table } from '#server/platform/tables/index.ts';
import { requireAbility } from '../identity/index.ts';
import { type Definitions, getDefinitions } from '../objects/index.ts';
import { detectFormats, type Formats } from './detectFormats.ts';
import { guessObject } from './guessObject.ts';
import { guessPast } from './guessPast.ts';
import { listMappings } from './mappings.ts';
import { isImportable } from './planImport.ts';
import { USERS_OBJECT } from './usersObject.ts';

const SAMPLE = 12;
const MOST_SHEETS = 10;

/** Of a workbook the first sheet that has rows, unless told: a cover sheet often stands before them. */
async function openFilled(path: string, reading: OpenTableOptions): Promise<{ table: Table; formats: Formats }> {
  const table = await openTable(path, reading);
  const first = { table, formats: await detectFormats(table) };
  if (reading.sheet !== undefined || first.formats.totalRows > 0) return first;
  for (const sheet of table.sheets.slice(1, MOST_SHEETS)) {
    const other = await openTable(path, { ...reading, sheet }).catch(ifEmpty);
    if (!other) continue;
    const formats = await detectFormats(other);
    if (formats.totalRows > 0) return { table: other, formats };
  }
  return first;
}

function ifEmpty(error: unknown): undefined {
  if (error instanceof Refused && error.code === 'file_empty') return undefined;
  throw error;
}

/** A column of ids (AccountId, 客户编号) names records by the number that they had in the other system. */
function namedBy(definitions: Definitions, object: ObjectDefinition, { header, field: key }: ProposedColumn) {
  const field = object.fields.find((candidate) => candidate.key === key);
  const target = field?.type === 'reference' ? definitions.find(field.target ?? '') : undefined;
  const isKept = target?.fields.some((candidate) => candidate.key === 'externalId');
  return isKept && /(?:id|编号|編號)$/u.test(normaliseHeader(header)) ? { by: 'externalId' } : {};
}

const isDated = ({ columns }: Formats, index: number): boolean => (columns[index]?.date.candidates.length ?? 0) > 0;

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
  const { table, formats } = await openFilled(path, asked.reading);
  const saved = await listMappings(ctx, asked.object);
  const mapping = matchMapping(table.headers, saved);
  const open = definitions.all.filter((object) => scopeFor(ctx.actor, object.key, 'create') !== undefined);
  const past = guessPast(
    table.headers.map((header, index) => ({ header, isDate: isDated(formats, index) })),
    open.filter(({ hasFunnel }) => hasFunnel),
  );
  const key = asked.object ?? mapping?.object ?? past?.object ?? guessObject(table.headers, [...open, USERS_OBJECT]);
  const object: ObjectDefinition = key === 'users' ? USERS_OBJECT : definitions.object(key);
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
        ...namedBy(definitions, object, column),
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
    ...(past ? { past: past.columns } : {}),
  };
}
