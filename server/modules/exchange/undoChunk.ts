import type { UndoReport } from '#contract/imports.ts';
import { issueMessage } from '#contract/messages/index.ts';
import { type Issue, inLocale, issue } from '#domain/kernel/index.ts';
import type { ObjectDefinition } from '#domain/objects/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/sql.ts';
import { moveRecords } from '../funnels/index.ts';
import { type Definitions, getDefinitions } from '../objects/index.ts';
import { deleteRecords, type Outcome, updateRecords } from '../records/index.ts';
import { type Standing, selectFormerValues, selectStandings, type Touched } from './undoQueries.ts';

/** Records to take back although somebody changed them since: some of them, or all but some. */
export type UndoChoice = { also?: string[]; all?: boolean; except?: string[] };

type Target = { touched: Touched; standing: Standing };

/** Records that stand and were not undone before, by object. */
async function targetsOf(
  db: Transaction,
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

/** Reverses what an import did to some records, unless somebody wrote since. */
export async function undoChunk(
  tx: Transaction,
  ctx: Context,
  batchId: number,
  touched: Touched[],
  isChosen: (id: string) => boolean,
): Promise<UndoReport> {
  const report: UndoReport = { undone: 0, conflicts: [], conflictCount: 0 };
  for (const { object, targets } of await targetsOf(tx, ctx, await getDefinitions(ctx), batchId, touched)) {
    const isFree = ({ standing }: Target) => !standing.changed || isChosen(standing.id);
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
  const ids = changed.map(({ standing }) => standing.id);
  const former = await selectFormerValues(tx, ctx.workspace, batchId, ids);
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
