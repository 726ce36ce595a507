import { type Issue, issue } from '#domain/kernel/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/sql.ts';
import { moveRecords, type Refusal } from '../funnels/index.ts';
import { type CreateCommand, createRecords, type Outcome, updateRecords } from '../records/index.ts';
import { type Existing, keyText, matchExisting } from './matchExisting.ts';
import type { PastFile } from './pastFile.ts';
import { type Past, pastOf } from './pastMoves.ts';
import type { ReferenceResolver } from './referenceResolver.ts';
import { isUnstorable, releaseRows, rollbackRows, saveRows } from './rowQueries.ts';
import type { Prepared, ReadRow, RowOutcome } from './types.ts';

/** What a chunk is carried out with. */
export type Workshop = {
  prepared: Prepared;
  resolver: ReferenceResolver;
  pastFile: PastFile;
  stageKinds: ReadonlyMap<string, string>;
  firstStage: string;
  /** Moves that gates stopped, to be kept once the chunk is written. */
  refusals: Refusal[];
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
  const known = workshop.refusals.length;
  try {
    const outcomes = await importRows(tx, ctx, workshop, rows);
    await releaseRows(tx);
    return outcomes;
  } catch (error) {
    if (!isUnstorable(error)) throw error;
    await rollbackRows(tx);
    workshop.resolver.rollback();
    workshop.refusals.splice(known);
    for (const [index, row] of rows.entries()) row.problems.splice(problems[index]!);
    const [first] = rows;
    const { object } = workshop.prepared;
    if (rows.length === 1 && first) {
      return [refuse(workshop.prepared, first, [issue('invalid_value', object.titleField)])];
    }
    const middle = rows.length >> 1;
    const halves = [rows.slice(0, middle), rows.slice(middle)];
    const outcomes: RowOutcome[] = [];
    for (const half of halves) outcomes.push(...(await importChunk(tx, ctx, workshop, half)));
    return outcomes;
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
    past: wayOf(past),
  }));
  const outcomes = await createRecords(ctx, prepared.object.key, commands, tx);
  return [...refused, ...ready.map(([row], index) => toOutcome(prepared, row, outcomes[index]!, 'created'))];
}

/** Undefined where creating the record tells all of it. */
function wayOf({ moves, createdAt }: Past): CreateCommand['past'] {
  const [first] = moves;
  if (!first || (moves.length === 1 && (createdAt === undefined || first.at === createdAt))) return undefined;
  return moves.map(({ stage, at }) => ({ stage, at: new Date(at) }));
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

async function updateRows(
  tx: Transaction,
  ctx: Context,
  { prepared, refusals }: Workshop,
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
        refusals,
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
