import type { InspectionBody } from '#contract/exchange.ts';
import type { Draft, DraftFile, DraftPlan } from './draft.ts';

/** Whose, to which stage and when: as the headers say, else the first three columns to choose from. */
export function guessPast({
  columns,
  past,
  encoding,
  delimiter,
  sheet,
  format,
}: InspectionBody): NonNullable<DraftPlan['history']> {
  const place = (index: number) => (columns[index] ?? columns[0])?.header ?? '';
  const reading =
    format === 'csv' ? { encoding: encoding as NonNullable<DraftPlan['encoding']>, delimiter } : { sheet };
  return { ...reading, ...(past ?? { record: place(0), stage: place(1), at: place(2) }) };
}

/** The one other file that tells of past stage changes: it belongs to the records that are mapped. */
export function pastBeside({ files }: Pick<Draft, 'files'>, current: DraftFile): string | undefined {
  const others = files.filter(({ id, past, importId }) => past && id !== current.id && importId === undefined);
  return current.past || others.length !== 1 ? undefined : others[0]?.id;
}
