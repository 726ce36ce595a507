import { type Issue, issue } from '#domain/kernel/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/sql.ts';
import { moveRecords, splicePastVisits } from '../funnels/index.ts';
import { createRecords, type Outcome, updateRecords } from '../records/index.ts';
import { type Existing, keyText, matchExisting } from './matchExisting.ts';
import type { PastFile } from './pastFile.ts';
import { type Past, pastOf } from './pastMoves.ts';
import { isUnstorable, releaseRows, rollbackRows, saveRows } from './queries.ts';
import type { ReferenceResolver } from './referenceResolver.ts';
import type { Prepared, ReadRow, RowOutcome } from './types.ts';

/** What a chunk is carried out with. */
export type Workshop = {
  prepared: Prepared;
  resolver: ReferenceResolver;
  pastFile: PastFile;
  stageKinds: ReadonlyMap<string, string>;
  firstStage: string;
  /** Dry run: keys of rows whose records earlier chunks would have created. */
  imagined?: Set<string>;
};

/**
 * Carries out rows by the verbs of records, one outcome per row. Where the database itself refuses a value that no
 * check foresaw, the chunk is halved until the offender stands alone.
 */
export async function importChunk(
  tx: Transaction,
  ctx: Context,
  workshop: Workshop,
  rows: readonly ReadRow[],
): Promise<RowOutcome[]> {
  await saveRows(tx);
  const problems = rows.map((row) => row.problems.length);
  try {
    const outcomes = await importRows(tx, ctx, workshop, rows);
    await releaseRows(tx);
    return outcomes;
  } catch (error) {
    const parts = partsAfter(error, workshop.prepared, rows);
    if (!parts) throw error;
    await rollbackRows(tx);
    workshop.resolver.rollback();
    for (const [index, row] of rows.entries()) row.problems.splice(problems[index]!);
    const outcomes: RowOutcome[] = parts.refused.map(({ row, issues }) => refuse(workshop.prepared, row, issues));
    for (const part of parts.again) outcomes.push(...(await importChunk(tx, ctx, workshop, part)));
    return outcomes;
  }
}

type Parts = { refused: { row: ReadRow; issues: Issue[] }[]; again: ReadRow[][] };

/** Which rows to try again without the offenders; undefined for an error that no row is to blame for. */
function partsAfter(error: unknown, prepared: Prepared, rows: readonly ReadRow[]): Parts | undefined {
  if (error instanceof RowsRefused) {
    const rest = rows.filter((row) => !error.rows.has(row));
    return {
      refused: [...error.rows].map(([row, issues]) => ({ row, issues })),
      again: rest.length > 0 ? [rest] : [],
    };
  }
  if (!isUnstorable(error)) return undefined;
  const [first] = rows;
  if (rows.length === 1 && first) {
    return { refused: [{ row: first, issues: [issue('invalid_value', prepared.object.titleField)] }], again: [] };
  }
  const middle = rows.length >> 1;
  return { refused: [], again: [rows.slice(0, middle), rows.slice(middle)] };
}

/** Rows whose record was made before it showed that its past cannot be written. */
class RowsRefused extends Error {
  readonly rows: ReadonlyMap<ReadRow, Issue[]>;

  constructor(rows: ReadonlyMap<ReadRow, Issue[]>) {
    super('rows refused');
    this.rows = rows;
  }
}

async function importRows(
  tx: Transaction,
  ctx: Context,
  workshop: Workshop,
  rows: readonly ReadRow[],
): Promise<RowOutcome[]> {
  const { prepared, resolver } = workshop;
  await resolver.resolve(tx, ctx, rows);
  const outcomes = new Map<ReadRow, RowOutcome>();
  const readable = rows.filter((row) => row.problems.length === 0);
  for (const wave of wavesOf(prepared, readable)) {
    for (const outcome of await importWave(tx, ctx, workshop, wave)) outcomes.set(outcome.row, outcome);
  }
  return rows.map((row) => outcomes.get(row) ?? { row, outcome: 'refused' });
}

/** Rows that speak of one record follow one another. */
function wavesOf(prepared: Prepared, rows: readonly ReadRow[]): ReadRow[][] {
  const waves: ReadRow[][] = [];
  const seen = new Map<string, number>();
  for (const row of rows) {
    const key = keyText(prepared.key, row);
    const wave = key === undefined ? 0 : (seen.get(key) ?? 0);
    if (key !== undefined) seen.set(key, wave + 1);
    const rowsOfWave = waves[wave] ?? [];
    waves[wave] = rowsOfWave;
    rowsOfWave.push(row);
  }
  return waves;
}

async function importWave(
  tx: Transaction,
  ctx: Context,
  workshop: Workshop,
  rows: readonly ReadRow[],
): Promise<RowOutcome[]> {
  const { prepared, imagined } = workshop;
  const matches = await matchExisting(tx, ctx, prepared, rows);
  const fresh: ReadRow[] = [];
  const known: { row: ReadRow; record: Existing }[] = [];
  const settled: RowOutcome[] = [];
  for (const row of rows) {
    const found = matches.get(row) ?? [];
    const key = keyText(prepared.key, row) ?? '';
    const isImagined = found.length === 0 && (imagined?.has(key) ?? false);
    if (found.length === 0 && !isImagined) {
      fresh.push(row);
    } else if (found.length > 1) {
      settled.push(refuse(prepared, row, [issue('ambiguous_reference', prepared.key[0]?.key, { value: key })]));
    } else if (prepared.plan.existing === 'refuse') {
      settled.push(refuse(prepared, row, [notUnique(prepared, row)]));
    } else if (prepared.plan.existing === 'skip') {
      settled.push({ row, outcome: 'skipped', ...(found[0] ? { recordId: found[0].id } : {}) });
    } else if (isImagined) {
      settled.push({ row, outcome: 'updated' });
    } else {
      known.push({ row, record: found[0]! });
    }
  }
  const created = await createRows(tx, ctx, workshop, fresh);
  return [...settled, ...created, ...(await updateRows(tx, ctx, workshop, known))];
}

const notUnique = ({ key }: Prepared, row: ReadRow): Issue =>
  issue('not_unique', key[0]?.key, { value: String(row.values[key[0]?.key ?? ''] ?? '') });

async function createRows(
  tx: Transaction,
  ctx: Context,
  workshop: Workshop,
  rows: readonly ReadRow[],
): Promise<RowOutcome[]> {
  const { prepared } = workshop;
  const pasts = new Map<ReadRow, Past>();
  const refused: RowOutcome[] = [];
  for (const row of rows) {
    const past = prepared.object.hasFunnel ? readPast(ctx, workshop, row) : { moves: [] };
    if (past) pasts.set(row, past);
    else refused.push({ row, outcome: 'refused' });
  }
  const ready = [...pasts];
  if (ready.length === 0) return refused;
  const commands = ready.map(([row, past]) => ({
    values: {
      ...row.values,
      ...(past.stage === undefined ? {} : { stage: past.stage }),
      ...(past.createdAt === undefined ? {} : { createdAt: past.createdAt }),
    },
  }));
  const outcomes = await createRecords(ctx, prepared.object.key, commands, tx);
  await writePast(tx, ctx, prepared, ready, outcomes);
  return [...refused, ...ready.map(([row], index) => toOutcome(prepared, row, outcomes[index]!, 'created'))];
}

/** Undefined, with the problem noted, where the past of a row makes no sense. */
function readPast(
  ctx: Context,
  { prepared, pastFile, stageKinds, firstStage }: Workshop,
  row: ReadRow,
): Past | undefined {
  const { createdAt, externalId } = row.values;
  const record = typeof externalId === 'string' ? externalId : '';
  row.problems.push(...pastFile.problemsOf(record));
  const read = pastOf(row.past, {
    createdAt: typeof createdAt === 'string' ? createdAt : undefined,
    history: pastFile.of(record),
    isClosed: (stage) => (stageKinds.get(stage) ?? 'open') !== 'open',
    firstStage,
    now: ctx.now.toISOString(),
  });
  if ('problem' in read) {
    const column = prepared.columns.find((candidate) => candidate.field?.key === read.problem.issue.field);
    row.problems.push({ ...read.problem, column: column?.header ?? '' });
  }
  return row.problems.length === 0 && 'past' in read ? read.past : undefined;
}

async function writePast(
  tx: Transaction,
  ctx: Context,
  prepared: Prepared,
  ready: readonly [ReadRow, Past][],
  outcomes: readonly Outcome[],
): Promise<void> {
  const withPast = ready.flatMap(([, past], index) => {
    const outcome = outcomes[index];
    const begins = past.moves.length === 1 && (past.createdAt === undefined || past.moves[0]?.at === past.createdAt);
    return outcome?.ok && past.moves.length > 0 && !begins ? [{ index, id: outcome.id, moves: past.moves }] : [];
  });
  if (withPast.length === 0) return;
  const rows = withPast.map(({ id, moves }) => ({
    recordId: id,
    moves: moves.map(({ stage, at }) => ({ stage, at: new Date(at) })),
  }));
  const results = await splicePastVisits(tx, ctx, prepared.object, rows);
  const refused = withPast.flatMap(({ index }, position): [ReadRow, Issue[]][] => {
    const result = results[position];
    return result && !result.ok ? [[ready[index]![0], result.issues]] : [];
  });
  if (refused.length > 0) throw new RowsRefused(new Map(refused));
}

async function updateRows(
  tx: Transaction,
  ctx: Context,
  { prepared }: Workshop,
  rows: readonly { row: ReadRow; record: Existing }[],
): Promise<RowOutcome[]> {
  if (rows.length === 0) return [];
  const { key: objectKey } = prepared.object;
  const moving = rows.filter(({ row, record }) => row.past.stage !== undefined && row.past.stage !== record.stage);
  const staying = rows.filter((pair) => !moving.includes(pair));
  const updated = await updateRecords(
    ctx,
    objectKey,
    staying.map(({ row, record }) => ({ id: record.id, values: changeable(prepared, row) })),
    tx,
  );
  const moved = moving.length
    ? await moveRecords(
        ctx,
        objectKey,
        moving.map(({ row, record }) => ({
          id: record.id,
          to: row.past.stage!,
          fill: changeable(prepared, row),
          at: momentOf(row),
        })),
        tx,
      )
    : [];
  return [
    ...staying.map(({ row }, index) => toOutcome(prepared, row, updated[index]!, 'updated')),
    ...moving.map(({ row }, index) => toOutcome(prepared, row, moved[index]!, 'updated')),
  ];
}

const momentOf = ({ past }: ReadRow): Date | undefined => {
  const at = past.closedAt ?? past.stageSince;
  return at === undefined ? undefined : new Date(at);
};

/** Values that a record which exists may take: not those that only its creation knows. */
function changeable({ object }: Prepared, row: ReadRow): Record<string, unknown> {
  const fixed = new Set(object.fields.filter((field) => field.write !== undefined).map((field) => field.key));
  return Object.fromEntries(Object.entries(row.values).filter(([key]) => !fixed.has(key)));
}

function toOutcome(prepared: Prepared, row: ReadRow, outcome: Outcome, done: 'created' | 'updated'): RowOutcome {
  if (outcome.ok) return { row, outcome: done, recordId: outcome.id, version: outcome.version };
  return refuse(prepared, row, outcome.issues);
}

/** Notes the issues at the columns that the fields come from. */
export function refuse(prepared: Prepared, row: ReadRow, issues: readonly Issue[]): RowOutcome {
  for (const found of issues) {
    const column = prepared.columns.find((candidate) => candidate.field && candidate.field.key === found.field);
    row.problems.push({ issue: found, column: column?.header ?? '', value: row.cells[column?.index ?? -1] ?? '' });
  }
  return { row, outcome: 'refused' };
}
