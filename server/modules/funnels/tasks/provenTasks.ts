import type { Funnel, FunnelVersion, RelatedAsk } from '#domain/funnels/index.ts';
import type { ObjectDefinition } from '#domain/objects/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/sql.ts';
import { fieldOf, getDefinitions } from '../../objects/index.ts';
import { updateRecords } from '../../records/index.ts';
import { asSystem } from '../asSystem.ts';
import { getFunnels, stageOf } from '../definitions.ts';
import { gateOf } from '../gates.ts';
import { versionOf } from '../versionOf.ts';
import { selectHolding, selectStanding } from './concernedQueries.ts';
import { lockOpenTasks, setOutcomes } from './queries.ts';

/** Records that something was written about, by object. */
export type Written = ReadonlyMap<string, readonly string[]>;

/**
 * Marks key tasks as done whose proof has come: a field was filled, a document uploaded, a visit logged, a related record
 * made. A task is decided on once; what a proof loses later is no matter of the task any more.
 */
export async function doProvenTasks(tx: Transaction, ctx: Context, written: Written): Promise<void> {
  const definitions = await getDefinitions(ctx);
  const funnels = await getFunnels(ctx);
  for (const object of definitions.all.filter(({ hasFunnel }) => hasFunnel)) {
    const own = funnels.ofObject(object.key).flatMap(versionsOf);
    if (!own.some(hasProofs)) continue;
    const concerned = new Set(written.get(object.key));
    for (const link of await linksOf(ctx, object, own)) {
      const ids = written.get(link.object);
      if (!ids?.length) continue;
      for (const id of await selectHolding(tx, ctx.workspace, link, ids)) concerned.add(id);
    }
    if (concerned.size > 0) await decide(tx, ctx, object, [...concerned]);
  }
}

type Stages = Pick<FunnelVersion, 'stages'>;
const versionsOf = ({ live, pilot }: Funnel): Stages[] => [live, ...(pilot ? [pilot] : [])];
const tasksOf = ({ stages }: Stages) => stages.flatMap(({ tasks = [] }) => tasks);
const hasProofs = (version: Stages) => tasksOf(version).some(({ proof }) => proof.kind !== 'free');

/** Where a record of another object may prove something: its table and reference, and what that points at. */
export type Link = { object: string; table: string; through: string; staged: string; via: string };

async function linksOf(ctx: Context, staged: ObjectDefinition, versions: readonly Stages[]): Promise<Link[]> {
  const definitions = await getDefinitions(ctx);
  const proofs = versions.flatMap(tasksOf).map(({ proof }) => proof);
  const asks: Pick<RelatedAsk, 'object' | 'through' | 'via'>[] = proofs.flatMap((proof) =>
    proof.kind === 'related' ? [proof.related] : [],
  );
  const activity = definitions.object('activity');
  const about = activity.fields.find(({ type, target }) => type === 'reference' && target === staged.key);
  if (about && proofs.some(({ kind }) => kind === 'visit')) asks.push({ object: 'activity', through: about.key });
  return asks.flatMap((ask) => {
    const target = definitions.find(ask.object);
    const through = target && fieldOf(target, ask.through)?.column;
    const via = ask.via === undefined ? 'id' : fieldOf(staged, ask.via)?.column;
    return target && through && via
      ? [{ object: target.key, table: target.table, through, staged: staged.table, via }]
      : [];
  });
}

async function decide(tx: Transaction, ctx: Context, object: ObjectDefinition, ids: readonly string[]): Promise<void> {
  const definitions = await getDefinitions(ctx);
  const open = await lockOpenTasks(tx, ctx.workspace, definitions.object('task').table, ids);
  if (open.length === 0) return;
  const funnels = await getFunnels(ctx);
  const standing = await selectStanding(tx, ctx.workspace, object, [...new Set(open.map(({ record }) => record))]);
  const subjects = standing.map(({ id, values }) => ({ id, values, before: values }));
  const gate = await gateOf(tx, ctx, { definitions, object, funnels }, subjects);
  const places = new Map(standing.map(({ id, values }, index) => [id, { index, values }]));
  const proven = open.filter(({ record, stage, key, done }) => {
    const place = places.get(record);
    if (!place || done || place.values.stage !== stage) return done;
    const task = stageOf(versionOf(funnels, place.values), stage)?.tasks?.find((one) => one.key === key);
    return task !== undefined && gate.isTaskDone(place.index, stage, task);
  });
  await setOutcomes(
    tx,
    ctx.workspace,
    proven.map(({ task }) => ({ task, outcome: 'done' as const })),
  );
  const values = { done: true, doneAt: ctx.now.toISOString() };
  const commands = proven.filter(({ done }) => !done).map(({ task }) => ({ id: task, values }));
  if (commands.length > 0) await updateRecords(asSystem(ctx), 'task', commands, tx);
}
