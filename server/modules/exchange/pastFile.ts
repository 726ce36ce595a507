import { detectDateFormat, parseDateTime } from '#domain/exchange/index.ts';
import { issue } from '#domain/kernel/index.ts';
import { Refused } from '#server/platform/errors.ts';
import { openTable, type Table } from '#server/platform/tables/index.ts';
import { readingOf } from './reading.ts';
import { stageKeyOf } from './readRow.ts';
import type { CellProblem, ImportFile, PastMove, Prepared } from './types.ts';

/** Past stage changes by record, and what could not be read of them. */
export type PastFile = {
  of(record: string): PastMove[];
  problemsOf(record: string): CellProblem[];
  /** What it calls the stages, with how often. */
  words: ReadonlyMap<string, number>;
};

const NOTHING: PastFile = { of: () => [], problemsOf: () => [], words: new Map() };
const SAMPLES = 2_000;
const MOST_WORDS = 200;

/**
 * Reads the file of past stage changes. It may be in any order, so it is held in memory, packed: a number per change
 * (time × 256 + stage), about 30 bytes beside the record's id.
 */
export async function readPastFile(prepared: Prepared, file: Pick<ImportFile, 'historyPath'>): Promise<PastFile> {
  const { history } = prepared.plan;
  if (!history) return NOTHING;
  if (!file.historyPath) throw new Refused('mapping_invalid', { issues: [issue('required', 'history')] });
  const table = await openTable(file.historyPath, readingOf(history));
  const reader = await makeReader(prepared, history, table);
  const keys = [...new Set(prepared.stages.values())];
  const packed = new Map<string, number[]>();
  const problems = new Map<string, CellProblem[]>();
  const words = new Map<string, number>();
  const place = table.headers.indexOf(history.stage);
  for await (const { cells } of table.rows()) {
    const read = reader(cells);
    const word = cells[place]?.trim() ?? '';
    if (words.has(word) || words.size < MOST_WORDS) words.set(word, (words.get(word) ?? 0) + 1);
    if (read.move) append(packed, read.record, Date.parse(read.move.at) * 256 + keys.indexOf(read.move.stage));
    else append(problems, read.record, read.problem);
  }
  const unpack = (number: number): PastMove => {
    const stage = ((number % 256) + 256) % 256;
    return { stage: keys[stage] ?? '', at: new Date((number - stage) / 256).toISOString() };
  };
  return { of: (id) => (packed.get(id) ?? []).map(unpack), problemsOf: (id) => problems.get(id) ?? [], words };
}

type ReadChange = { record: string } & ({ move: PastMove } | { move: undefined; problem: CellProblem });

/** Throws `mapping_invalid` for columns that the file does not have. */
async function makeReader(
  prepared: Prepared,
  history: NonNullable<Prepared['plan']['history']>,
  table: Table,
): Promise<(cells: string[]) => ReadChange> {
  const headers = [history.record, history.stage, history.at];
  const missing = headers.filter((header) => !table.headers.includes(header));
  if (missing.length > 0) {
    throw new Refused('mapping_invalid', { issues: missing.map((name) => issue('unknown_column', name, { name })) });
  }
  const [record = 0, stage = 0, at = 0] = headers.map((header) => table.headers.indexOf(header));
  const samples = (await table.sample(SAMPLES)).map(({ cells }) => cells[at] ?? '');
  const format = history.dateFormat ?? detectDateFormat(samples).format;
  const wrong = (code: 'unknown_stage' | 'not_a_date_time', column: string, name: string): CellProblem => ({
    issue: issue(code, 'stage', { name }),
    column,
    value: name,
  });
  return (cells) => {
    const [id = '', name = '', time = ''] = [cells[record]?.trim(), cells[stage], cells[at]];
    const key = stageKeyOf(prepared, name, history.stages);
    if (key === undefined) return { record: id, move: undefined, problem: wrong('unknown_stage', history.stage, name) };
    const instant = format && parseDateTime(time, format, prepared.timeZone);
    return instant === undefined
      ? { record: id, move: undefined, problem: wrong('not_a_date_time', history.at, time) }
      : { record: id, move: { stage: key, at: instant } };
  };
}

function append<T>(lists: Map<string, T[]>, id: string, item: T): void {
  const list = lists.get(id);
  if (list) list.push(item);
  else lists.set(id, [item]);
}
