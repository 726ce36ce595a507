import type { UndoPreview, UndoReport } from '#contract/exchange.ts';
import { issueMessage } from '#contract/messages/index.ts';
import { type Issue, inLocale, issue } from '#domain/kernel/index.ts';
import type { ObjectDefinition } from '#domain/objects/index.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { inTransaction } from '#server/platform/postgres/index.ts';
import type { Queryable, Transaction } from '#server/platform/sql.ts';
import { moveRecords } from '../funnels/index.ts';
import { type Definitions, getDefinitions } from '../objects/index.ts';
import { deleteRecords, type Outcome, updateRecords } from '../records/index.ts';
import { findImport } from './listImports.ts';
import { insertBatch, updateState } from './queries.ts';
import {
  type Standing,
  selectFormerValues,
  selectStandings,
  selectTouchedBeside,
  selectTouchedByRows,
  type Touched,
} from './undoQueries.ts';

const CHUNK = 1_000;
const MOST_CONFLICTS = 100;

/**
 * Takes a whole import back: what it created goes into the bin, what it changed gets its former values – only where
 * nobody wrote since, everything else is listed. May be called again after a conflict was settled or a crash.
 * Throws `import_not_undoable` while it runs, when it was undone, and for imports of people.
 */
export async function undoImport(
  ctx: Context,
  id: number,
  /** Records to take back although somebody changed them since. */
  also: readonly string[] = [],
): Promise<UndoReport> {
  const batch = await findUndoable(ctx, id);
  const given = new Set(also);
  const undoId = await insertBatch(ctx.pools.app, ctx.workspace, {
    kind: 'undo',
    object_key: batch.object_key,
    actor_id: ctx.actor.userId,
    title: batch.title,
    file_name: batch.file_name,
    file_hash: null,
    plan: { undoes: id },
    progress: {},
  });
  const undo: Context = { ...ctx, batchId: undoId };
  const report: UndoReport = { undone: 0, conflicts: [], conflictCount: 0 };
  for await (const touched of touchedBy(ctx, id)) {
    addTo(report, await inTransaction(ctx.pools.app, (tx) => undoChunk(tx, undo, id, touched, given)));
  }
  await updateState(ctx.pools.app, ctx.workspace, undoId, { from: ['running'], to: 'done', ended: true });
  await updateState(ctx.pools.app, ctx.workspace, id, {
    from: ['done', 'failed', 'cancelled', 'undone'],
    to: 'undone',
    ended: true,
  });
  return report;
}

/** What an undo would take back, and what it would leave because somebody changed it since. Nothing is written. */
export async function previewUndo(ctx: Context, id: number): Promise<UndoPreview> {
  await findUndoable(ctx, id);
  const definitions = await getDefinitions(ctx);
  const preview: UndoPreview = { records: 0, conflicts: [], conflictCount: 0 };
  for await (const touched of touchedBy(ctx, id)) {
    for (const { object, targets } of await targetsOf(ctx.pools.app, ctx, definitions, id, touched)) {
      const changed = targets.filter(({ standing }) => standing.changed);
      preview.records += targets.length - changed.length;
      preview.conflictCount += changed.length;
      const shown = changed.slice(0, MOST_CONFLICTS - preview.conflicts.length);
      preview.conflicts.push(...shown.map((target) => toConflict(ctx, object, target, undefined)));
    }
  }
  return preview;
}

async function findUndoable(ctx: Context, id: number) {
  const batch = await findImport(ctx, id);
  if (batch.state === 'running' || batch.object_key === 'users') throw new Refused('import_not_undoable');
  return batch;
}

/** From the last row to the first, and then what came with them, which the rows point at. */
async function* touchedBy(ctx: Context, batchId: number): AsyncGenerator<Touched[], void, undefined> {
  for (let before: number | null = null; ; ) {
    const rows = await selectTouchedByRows(ctx.pools.app, ctx.workspace, batchId, before, CHUNK);
    if (rows.length === 0) break;
    // A record may stand in several rows.
    yield [...new Map(rows.map((row) => [row.record_id, row])).values()];
    before = rows.at(-1)!.row_number;
  }
  const beside = await selectTouchedBeside(ctx.pools.app, ctx.workspace, batchId);
  for (let start = 0; start < beside.length; start += CHUNK) yield beside.slice(start, start + CHUNK);
}

function addTo(report: UndoReport, part: UndoReport): void {
  report.undone += part.undone;
  report.conflictCount += part.conflictCount;
  report.conflicts.push(...part.conflicts.slice(0, MOST_CONFLICTS - report.conflicts.length));
}

type Target = { touched: Touched; standing: Standing };

/** Records that stand and were not undone before, by object. */
async function targetsOf(
  db: Queryable,
  ctx: Context,
  definitions: Definitions,
  batchId: number,
  touched: Touched[],
): Promise<{ object: ObjectDefinition; targets: Target[] }[]> {
  const found: { object: ObjectDefinition; targets: Target[] }[] = [];
  for (const [objectId, records] of Map.groupBy(touched, (record) => record.object_id)) {
    const object = definitions.byId(objectId);
    if (!object) continue;
    const ids = records.map((record) => record.record_id);
    const standings = await selectStandings(db, ctx.workspace, object, batchId, ids);
    const targets = records.flatMap((record): Target[] => {
      const standing = standings.get(record.record_id);
      return standing && !standing.deleted && !standing.undone ? [{ touched: record, standing }] : [];
    });
    found.push({ object, targets });
  }
  return found;
}

async function undoChunk(
  tx: Transaction,
  ctx: Context,
  batchId: number,
  touched: Touched[],
  also: ReadonlySet<string>,
): Promise<UndoReport> {
  const report: UndoReport = { undone: 0, conflicts: [], conflictCount: 0 };
  for (const { object, targets } of await targetsOf(tx, ctx, await getDefinitions(ctx), batchId, touched)) {
    const isFree = ({ standing }: Target) => !standing.changed || also.has(standing.id);
    const free = targets.filter(isFree);
    const outcomes = await reverse(tx, ctx, object, batchId, free);
    const refused = free.filter((target) => !outcomes.get(target)?.ok);
    const conflicts = [
      ...targets.filter((target) => !isFree(target)).map((target) => toConflict(ctx, object, target, undefined)),
      ...refused.map((target) => toConflict(ctx, object, target, outcomes.get(target))),
    ];
    report.undone += free.length - refused.length;
    report.conflictCount += conflicts.length;
    report.conflicts.push(...conflicts);
  }
  return report;
}

async function reverse(
  tx: Transaction,
  ctx: Context,
  object: ObjectDefinition,
  batchId: number,
  targets: readonly Target[],
): Promise<Map<Target, Outcome>> {
  const created = targets.filter(({ touched }) => touched.created);
  const changed = targets.filter(({ touched }) => !touched.created);
  const deleted = await deleteRecords(ctx, object.key, created.map(commandOf), tx);
  const former = await selectFormerValues(
    tx,
    ctx.workspace,
    batchId,
    changed.map(({ standing }) => standing.id),
  );
  const restored = await restoreValues(tx, ctx, object, changed, former);
  return new Map([...created.map((target, index) => [target, deleted[index]!] as const), ...restored]);
}

const commandOf = ({ standing }: Target) => ({ id: standing.id, version: standing.version });

/** Former values by the verbs, so that gates and rights hold; a stage goes back by a move. */
async function restoreValues(
  tx: Transaction,
  ctx: Context,
  object: ObjectDefinition,
  targets: readonly Target[],
  former: ReadonlyMap<string, Record<string, unknown>>,
): Promise<Map<Target, Outcome>> {
  const commands = targets.map((target) => {
    const before = former.get(target.standing.id) ?? {};
    const fields = object.fields.filter((field) => field.write === undefined && field.type !== 'autoNumber');
    const values = fields.flatMap((field) => (field.id in before ? [[field.key, before[field.id]]] : []));
    const stage = object.fields.find((field) => field.key === 'stage');
    const to = stage && before[stage.id];
    return {
      target,
      command: { ...commandOf(target), values: Object.fromEntries(values) as Record<string, unknown> },
      to,
    };
  });
  const moving = commands.filter(({ to }) => typeof to === 'string');
  const staying = commands.filter(({ to }) => typeof to !== 'string');
  const updated = await updateRecords(
    ctx,
    object.key,
    staying.map(({ command }) => command),
    tx,
  );
  const moves = moving.map(({ command: { values, ...command }, to }) => ({ ...command, to: String(to), fill: values }));
  const moved = moves.length > 0 ? await moveRecords(ctx, object.key, moves, tx) : [];
  return new Map([
    ...staying.map(({ target }, index) => [target, updated[index]!] as const),
    ...moving.map(({ target }, index) => [target, moved[index]!] as const),
  ]);
}

function toConflict(
  ctx: Context,
  object: ObjectDefinition,
  { touched, standing }: Target,
  outcome: Outcome | undefined,
) {
  const fallback: Issue = issue('changed_meanwhile', object.titleField);
  const found = outcome && !outcome.ok ? (outcome.issues[0] ?? fallback) : fallback;
  const field = object.fields.find((candidate) => candidate.key === found.field);
  return {
    row: touched.row_number,
    object: object.key,
    id: standing.id,
    title: standing.title ?? '',
    message: issueMessage(found, ctx.locale, inLocale(field?.labels ?? object.labels, ctx.locale)),
  };
}
