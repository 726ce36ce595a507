import type { InspectionBody } from '#contract/exchange.ts';
import { normaliseHeader } from '#domain/exchange/proposeMapping.ts';
import type { DraftPlan } from './draft.ts';

type Column = InspectionBody['columns'][number];
const MOST_COLUMNS = 8;

const named = (pattern: RegExp) => (column: Column) => pattern.test(normaliseHeader(column.header));
const isRecord = named(/id$|编号|編號/);
const isStageName = named(/stage|阶段|階段/);
const isStage = (column: Column) => column.field === 'stage' || isStageName(column);
const isTime = ({ dates }: Column) => dates.length > 0;

/** A file that says which record came to which stage when, and little else. */
export const looksPast = ({ columns }: InspectionBody): boolean =>
  columns.length <= MOST_COLUMNS &&
  [isRecord, isStage, isTime].every((fits) => columns.some(fits)) &&
  !columns.some(({ field, confidence }) => (field === 'name' || field === 'amount') && confidence >= 0.75);

/** The columns by their names and by what they hold. */
export function guessPast({
  columns,
  encoding,
  delimiter,
  sheet,
  format,
}: InspectionBody): NonNullable<DraftPlan['history']> {
  const find = (fits: (column: Column) => boolean, place: number) =>
    (columns.find(fits) ?? columns[place] ?? columns[0])?.header ?? '';
  const reading =
    format === 'csv' ? { encoding: encoding as NonNullable<DraftPlan['encoding']>, delimiter } : { sheet };
  return { ...reading, record: find(isRecord, 0), stage: find(isStage, 1), at: find(isTime, 2) };
}
