import { issue } from '#domain/kernel/issue.ts';
import type { MeasureHeader, MeasureQuery } from '#domain/measures/index.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { isUuid } from '#server/platform/ids.ts';
import { Parameters } from '#server/platform/sql.ts';
import type { RecordView, References } from '../records/index.ts';
import { headerOf } from './measure.ts';
import { planOf } from './plan.ts';
import { type CellKey, cellConditions, countSql, type Place, rowsSql } from './reads/aggregateQueries.ts';
import { type CountedVisit, selectRecords, selectVisits } from './reads/countedQueries.ts';
import { runHeavy } from './reads/heavyQueries.ts';
import type { ResolvedQuery } from './resolvedQuery.ts';
import { resolveQuery } from './resolveQuery.ts';

/** A number to open: the cell's keys (none: the total) and which of its parts. */
export type MeasureCell = { keys?: CellKey[] | undefined; part: string };
export type CellPage = { limit?: number | undefined; cursor?: string | undefined; columns?: string[] | undefined };

/** One counted thing: a record, and the visit where visits are counted (a re-entry counts again). */
export type CountedItem = { id: string; visit: CountedVisit | null };

export type MeasureRecords = MeasureHeader & {
  keys: CellKey[];
  part: string;
  /** How many things the number counts; the pages together hold exactly as many items. */
  count: number;
  items: CountedItem[];
  /** The records of the items, each once: as they are now, or what spans and visits know of them at the as-of time. */
  records: RecordView[];
  references: References;
  nextCursor: string | null;
};

const PAGE = 50;
const MOST = 500;

/** The records behind a number. */
export async function measureRecords(
  ctx: Context,
  asked: MeasureQuery,
  cell: MeasureCell,
  page: CellPage = {},
): Promise<MeasureRecords> {
  const query = await resolveQuery(ctx, asked);
  const keys = cell.keys ?? [];
  const narrowed = narrow(query, keys);
  const limit = Math.min(Math.max(page.limit ?? PAGE, 1), MOST);
  const after = page.cursor === undefined ? null : decode(page.cursor);
  const [rows, count] = await Promise.all([
    selectRows(narrowed, keys, cell.part, limit, after),
    selectCount(narrowed, keys, cell.part),
  ]);
  const found = rows.slice(0, limit);
  const [visits, { records, references }] = await Promise.all([
    selectVisits(
      query,
      found.map((row) => row.unit_id).filter((id) => id > 0),
    ),
    selectRecords(query, [...new Set(found.map((row) => row.record_id))], page.columns),
  ]);
  const last = found.at(-1);
  return {
    ...headerOf(query),
    keys,
    part: cell.part,
    count,
    items: found.map((row) => ({ id: row.record_id, visit: visits.get(row.unit_id) ?? null })),
    records,
    references,
    nextCursor: rows.length > limit && last ? encode(last) : null,
  };
}

type Row = { record_id: string; unit_id: number; size: string };

/** Without keys, the number is over everything: dimensions play no part, unless they are what tells steps apart. */
function narrow(query: ResolvedQuery, keys: readonly CellKey[]): ResolvedQuery {
  if (keys.length === query.dimensions.length) return query;
  const perStep = query.spec.perStep && query.step === null;
  if (keys.length !== 0 || perStep) throw refused('keys', JSON.stringify(keys));
  return { ...query, dimensions: [] };
}

async function selectRows(
  query: ResolvedQuery,
  keys: CellKey[],
  part: string,
  limit: number,
  after: Place | null,
): Promise<Row[]> {
  const params = new Parameters();
  const plan = planOf({ query, params });
  if (!Object.hasOwn(plan.parts, part)) throw refused('part', part);
  const conditions = cellConditions(plan, keys, part, params);
  const sql = rowsSql(plan, { conditions, limit: limit + 1, after }, params);
  return runHeavy<Row>(query.ctx, sql, params.values, plan.serial);
}

async function selectCount(query: ResolvedQuery, keys: CellKey[], part: string): Promise<number> {
  const params = new Parameters();
  const plan = planOf({ query, params });
  if (!Object.hasOwn(plan.parts, part)) throw refused('part', part);
  const sql = countSql(plan, cellConditions(plan, keys, part, params));
  const rows = await runHeavy<{ count: number }>(query.ctx, sql, params.values, plan.serial);
  return rows[0]?.count ?? 0;
}

const refused = (field: string, name: string) =>
  new Refused('invalid_input', { issues: [issue('invalid_value', field, { name })] });

const encode = (row: Row): string => `${row.record_id}~${row.unit_id}~${row.size}`;

function decode(cursor: string): Place {
  const [id, unit, size = '', ...rest] = cursor.split('~');
  const numbers = /^\d{1,15}$/.test(unit ?? '') && /^-?\d{1,30}(\.\d{1,10})?$/.test(size);
  if (!isUuid(id) || !numbers || rest.length > 0) throw refused('cursor', cursor);
  return { recordId: id, unitId: Number(unit), size };
}
