import { type Funnel, isClosed, type PastMove, type Stage, spliceVisits } from '#domain/funnels/index.ts';
import { type Issue, issue } from '#domain/kernel/index.ts';
import type { ObjectDefinition } from '#domain/objects/index.ts';
import { type Context, DOORS } from '#server/platform/context.ts';
import { notifyEvents } from '#server/platform/events/index.ts';
import type { Transaction } from '#server/platform/sql.ts';
import { getDefinitions } from '../objects/index.ts';
import { EVENT_KINDS, type Locked, lockForWrite, type Outcome } from '../records/index.ts';
import { becomeCustomers } from './customers.ts';
import { type Funnels, getFunnels, stageOf } from './definitions.ts';
import { insertMoveEvents, type PastMoveEvent } from './eventQueries.ts';
import { lockLiveFunnels } from './lockLiveFunnels.ts';
import { restage } from './restageQueries.ts';
import { retile } from './retile.ts';
import { deleteVisits, insertVisits, type StoredVisit, selectVisits, type VisitRow } from './visitQueries.ts';

export type PastRow = { recordId: string; moves: PastMove[] };

type Spliced = { locked: Locked; funnel: Funnel; visits: VisitRow[]; isHistory: boolean };

/**
 * Enters stage changes of the past: visits, spans, the record's present stage and an event per move, each with the
 * time when it happened. Gates are not asked – what was, was. Thousands of records a call, a fixed number of queries.
 *
 * In an import, the visit that creating the record began is only a placeholder for its history and gives way to the
 * moves; elsewhere moves are laid between the visits known. The record's stage becomes that of its last visit, and
 * its version stays, since its undo asks for it.
 */
export async function splicePastVisits(
  tx: Transaction,
  ctx: Context,
  object: ObjectDefinition,
  rows: readonly PastRow[],
): Promise<Outcome[]> {
  const funnels = await lockLiveFunnels(tx, ctx, object.key, await getFunnels(ctx));
  const commands = rows.map((row) => ({ id: row.recordId }));
  const locks = await lockForWrite(tx, ctx, await getDefinitions(ctx), object, commands, 'update');
  const ids = locks.flatMap((lock) => (lock.ok ? [lock.locked.id] : []));
  const known = await selectVisits(tx, ctx.workspace, ids);
  const spliced: Spliced[] = [];
  const outcomes = locks.map((lock, index): Outcome => {
    if (!lock.ok) return lock.outcome;
    const row = rows[index]!;
    const issues = issuesOf(ctx, funnels, lock.locked, row.moves);
    if (issues.length > 0) return { ok: false, reason: 'refused', issues };
    const funnel = funnels.funnel(String(lock.locked.values.funnel));
    if (row.moves.length > 0)
      spliced.push(splice(ctx, object, lock.locked, funnel, known.get(row.recordId) ?? [], row.moves));
    return { ok: true, id: row.recordId, version: lock.locked.version };
  });
  await write(tx, ctx, object, spliced);
  return outcomes;
}

function issuesOf(ctx: Context, funnels: Funnels, locked: Locked, moves: readonly PastMove[]): Issue[] {
  const key = String(locked.values.funnel);
  const funnel = funnels.find(key);
  if (!funnel) return [issue('unknown_funnel', 'funnel', { name: key })];
  return moves.flatMap((move) => [
    ...(stageOf(funnel, move.stage) ? [] : [issue('unknown_stage', 'stage', { name: move.stage })]),
    ...(move.at > ctx.now ? [issue('stage_times_disorder', 'stage')] : []),
  ]);
}

function splice(
  ctx: Context,
  object: ObjectDefinition,
  locked: Locked,
  funnel: Funnel,
  known: readonly StoredVisit[],
  moves: readonly PastMove[],
): Spliced {
  const isHistory = ctx.door === 'import' && known.length === 1 && known[0]?.entryKind === 'created';
  const tiled = spliceVisits(isHistory ? [] : known, moves, funnel.live.stages);
  const entryOf = entryFrom(ctx, object, locked, funnel);
  const visits = tiled.map((visit, index): VisitRow => {
    const former = isHistory
      ? known[0]
      : known.find((one) => one.stageKey === visit.stageKey && one.enteredAt.getTime() === visit.enteredAt.getTime());
    // Creating the record told of its first visit, wherever history now says that it began.
    const isTold = !isHistory || index === 0;
    return {
      ...entryOf(former),
      enterSeq: former && isTold ? former.enterSeq : null,
      leaveSeq: null,
      recordId: locked.id,
      ordinal: index + 1,
      stageKey: visit.stageKey,
      enteredAt: visit.enteredAt.toISOString(),
      leftAt: visit.leftAt?.toISOString() ?? null,
      dwellSince: visit.dwellSince.toISOString(),
      entryKind: visit.entryKind,
      exitKind: visit.exitKind,
      nextStageKey: tiled[index + 1]?.stageKey ?? null,
    };
  });
  return { locked, funnel, visits, isHistory };
}

type Entry = Pick<VisitRow, 'funnelKey' | 'versionId' | 'enteredBy' | 'ownerId' | 'departmentId' | 'amount'>;

/** What stood at an entry: as known, else – nobody has told who owned it then, and what it was worth – as it is now. */
function entryFrom(ctx: Context, object: ObjectDefinition, locked: Locked, funnel: Funnel) {
  const amount = object.tracked?.amount;
  const present: Entry = {
    funnelKey: funnel.key,
    versionId: funnel.live.id,
    enteredBy: ctx.actor.userId,
    ownerId: (locked.row.owner_id as string | null) ?? null,
    departmentId: (locked.row.department_id as string | null) ?? null,
    amount: amount ? ((locked.values[amount] as string | null) ?? null) : null,
  };
  return (former: StoredVisit | undefined): Entry => {
    if (!former) return present;
    const { funnelKey, versionId, enteredBy, ownerId, departmentId } = former;
    return { funnelKey, versionId, enteredBy, ownerId, departmentId, amount: former.amount };
  };
}

async function write(
  tx: Transaction,
  ctx: Context,
  object: ObjectDefinition,
  spliced: readonly Spliced[],
): Promise<void> {
  if (spliced.length === 0) return;
  const ids = spliced.map(({ locked }) => locked.id);
  await logMoves(tx, ctx, object, spliced);
  await notifyEvents(tx, ctx.workspace);
  await deleteVisits(tx, ctx.workspace, ids);
  await insertVisits(
    tx,
    ctx.workspace,
    object.id,
    spliced.flatMap(({ visits }) => visits),
  );
  await restage(
    tx,
    ctx.workspace,
    object,
    spliced.map((one) => presentPlace(object, one)),
  );
  const histories = spliced.filter(({ isHistory }) => isHistory);
  const past = new Map(histories.map(({ locked, funnel }) => [locked.id, funnel.live.stages]));
  await retile(tx, ctx, object, ids, past);
  const won = spliced.filter(({ funnel, visits }) => stageOf(funnel, visits.at(-1)!.stageKey)?.kind === 'won');
  await becomeCustomers(
    tx,
    ctx,
    object,
    won.map(({ locked }) => locked.values),
  );
}

/** An event for every visit that none has told of yet; each visit ends with the event that began the next. */
async function logMoves(
  tx: Transaction,
  ctx: Context,
  object: ObjectDefinition,
  spliced: readonly Spliced[],
): Promise<void> {
  const stage = object.fields.find((field) => field.key === 'stage')!;
  const untold: { visit: VisitRow; event: PastMoveEvent }[] = spliced.flatMap(({ visits }) =>
    visits.flatMap((visit, index) => {
      if (visit.enterSeq !== null) return [];
      const before = visits[index - 1]?.stageKey ?? null;
      const changes: PastMoveEvent['changes'] = { [stage.id]: [before, visit.stageKey] };
      return [{ visit, event: { recordId: visit.recordId, at: visit.enteredAt, changes } }];
    }),
  );
  const seqs = await insertMoveEvents(
    tx,
    ctx.workspace,
    untold.map(({ event }) => event),
    {
      actorId: ctx.actor.userId,
      door: DOORS[ctx.door],
      objectId: object.id,
      kind: EVENT_KINDS.moved,
      batchId: ctx.batchId ?? null,
    },
  );
  untold.forEach(({ visit }, index) => {
    visit.enterSeq = seqs[index] ?? null;
  });
  for (const { visits } of spliced) {
    visits.forEach((visit, index) => {
      visit.leaveSeq = visits[index + 1]?.enterSeq ?? null;
    });
  }
}

function presentPlace(object: ObjectDefinition, { locked, funnel, visits }: Spliced) {
  const last = visits.at(-1)!;
  const stage: Stage = stageOf(funnel, last.stageKey)!;
  const category = object.tracked?.category;
  const unchanged = stage.key === locked.values.stage;
  return {
    id: locked.id,
    stageKey: stage.key,
    stageKind: stage.kind,
    since: last.dwellSince,
    closedAt: isClosed(stage) ? last.enteredAt : null,
    category: unchanged && category ? ((locked.values[category] as string | null) ?? null) : stage.category,
  };
}
