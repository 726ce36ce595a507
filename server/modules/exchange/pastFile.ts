import { detectDateFormat, parseDateTime } from '#domain/exchange/index.ts';
import { type Issue, issue } from '#domain/kernel/index.ts';
import { Refused } from '#server/platform/errors.ts';
import { openTable } from '#server/platform/tables/index.ts';
import { readingOf } from './reading.ts';
import { stageKeyOf } from './readRow.ts';
import type { ImportFile, PastMove, Prepared } from './types.ts';

/** Past stage changes by record, and what could not be read of them. */
export type PastFile = {
  of(record: string): PastMove[];
  problemsOf(record: string): { issue: Issue; column: string; value: string }[];
};

const NOTHING: PastFile = { of: () => [], problemsOf: () => [] };
const SAMPLES = 2_000;

/**
 * Reads the file of past stage changes. It may be in any order, so it is held in memory, packed: a number per change
 * (time × 256 + stage), about 30 bytes beside the record's id.
 */
export async function readPastFile(prepared: Prepared, file: Pick<ImportFile, 'historyPath'>): Promise<PastFile> {
  const { history } = prepared.plan;
  if (!history) return NOTHING;
  if (!file.historyPath) throw new Refused('mapping_invalid', { issues: [issue('required', 'history')] });
  const table = await openTable(file.historyPath, readingOf(history));
  const missing = [history.record, history.stage, history.at].filter((header) => !table.headers.includes(header));
  if (missing.length > 0) {
    throw new Refused('mapping_invalid', { issues: missing.map((name) => issue('unknown_column', name, { name })) });
  }
  const [record = 0, stage = 0, at = 0] = [history.record, history.stage, history.at].map((header) =>
    table.headers.indexOf(header),
  );
  const samples = (await table.sample(SAMPLES)).map(({ cells }) => cells[at] ?? '');
  const format = history.dateFormat ?? detectDateFormat(samples).format;
  const keys = [...new Set(prepared.stages.values())];
  const packed = new Map<string, number[]>();
  const problems = new Map<string, ReturnType<PastFile['problemsOf']>>();
  for await (const { cells } of table.rows()) {
    const id = cells[record]?.trim() ?? '';
    const key = stageKeyOf(prepared, cells[stage] ?? '', history.stages);
    const time = format && parseDateTime(cells[at] ?? '', format, prepared.timeZone);
    if (key !== undefined && time !== undefined) {
      append(packed, id, Date.parse(time) * 256 + keys.indexOf(key));
    } else {
      const name = (key === undefined ? cells[stage] : cells[at]) ?? '';
      const code = key === undefined ? 'unknown_stage' : 'not_a_date_time';
      const column = key === undefined ? history.stage : history.at;
      append(problems, id, { issue: issue(code, 'stage', { name }), column, value: name });
    }
  }
  const unpack = (number: number): PastMove => ({
    stage: keys[((number % 256) + 256) % 256] ?? '',
    at: new Date(Math.floor(number / 256)).toISOString(),
  });
  return { of: (id) => (packed.get(id) ?? []).map(unpack), problemsOf: (id) => problems.get(id) ?? [] };
}

function append<T>(lists: Map<string, T[]>, id: string, item: T): void {
  const list = lists.get(id);
  if (list) list.push(item);
  else lists.set(id, [item]);
}
