import { namesBothSides, objectOfPast, type PastColumns, proposeMapping, proposePast } from '#domain/exchange/index.ts';
import type { ObjectDefinition } from '#domain/objects/index.ts';
import { isImportable } from './planImport.ts';

const MOST_COLUMNS = 8;
/** What the records themselves are known by: a file with one of these holds records, not their changes. */
const OWN_FIELDS = new Set(['name', 'amount', 'company']);

/** Where a file of past stage changes says whose, to which stage and when; undefined for a file of anything else. */
export function guessPast(
  columns: readonly { header: string; isDate: boolean }[],
  staged: readonly ObjectDefinition[],
): { columns: PastColumns; object: string } | undefined {
  const headers = columns.map(({ header }) => header);
  const past = proposePast(columns);
  const named = past && objectOfPast(past.record);
  const object = staged.find(({ key }) => key === named) ?? staged.find(({ key }) => key === 'opportunity');
  if (!past || !object) return undefined;
  const proposed = proposeMapping(headers, object.fields.filter(isImportable));
  const isOwn = proposed.some(({ field, confidence }) => field && OWN_FIELDS.has(field) && confidence >= 0.75);
  const isOther = !namesBothSides(headers) && (isOwn || columns.length > MOST_COLUMNS);
  return isOther ? undefined : { columns: past, object: object.key };
}
