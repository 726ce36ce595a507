import { reasonFields } from '#domain/funnels/index.ts';
import { issue } from '#domain/kernel/index.ts';
import type { ObjectDefinition, RecordValues } from '#domain/objects/index.ts';
import type { Context } from '#server/platform/context.ts';
import { inTransaction } from '#server/platform/postgres/index.ts';
import type { Transaction } from '#server/platform/sql.ts';
import {
  EVENT_KINDS,
  type Locked,
  lockForWrite,
  type Outcome,
  type Update,
  wavesOf,
  writeUpdates,
} from '../records/index.ts';
import { noLongerCustomers } from './customers.ts';
import { type Funnels, getFunnels, stageOf } from './definitions.ts';
import { type LastEvent, selectLastEvents } from './eventQueries.ts';
import { formerValueOf } from './formerValue.ts';
import { lockLiveFunnels, stagedObject } from './lockLiveFunnels.ts';
import { retile } from './retile.ts';
import { undoTasks } from './tasks/undoTasks.ts';
import { versionOf } from './versionOf.ts';
import { type OpenVisit, reopenFormerVisits, selectOpenVisits } from './visitQueries.ts';

/** How long a mover may take a move back, in milliseconds. */
export const UNDO_WINDOW = 60_000;

export type UndoCommand = {
  id: string;
  version?: number | undefined;
  /** Fields that were filled with the move and go back with it. */
  restore?: readonly string[] | undefined;
};

/**
 * Takes back moves that their author has just made. The log keeps both acts: the move, and a move back. Visits say
 * what was truly so: the stay that was a slip leaves them, the one before it is open again with its old dwell time,
 * and spans follow, so that no measure counts the slip. Values filled with the move stay, save those to restore.
 */
export async function undoMoves(
  ctx: Context,
  objectKey: string,
  commands: readonly UndoCommand[],
  tx?: Transaction,
): Promise<Outcome[]> {
  const { definitions, object } = await stagedObject(ctx, objectKey);
  const known = await getFunnels(ctx);
  const work = async (client: Transaction) => {
    const funnels = await lockLiveFunnels(client, ctx, objectKey, known);
    const [first = []] = wavesOf(commands);
    const locks = await lockForWrite(client, ctx, definitions, object, first, 'update');
    const ids = locks.flatMap((lock) => (lock.ok ? [lock.locked.id] : []));
    const events = await selectLastEvents(client, ctx.workspace, ids);
    const visits = await selectOpenVisits(client, ctx.workspace, ids);
    const undoable = (locked: Locked) => {
      const event = events.get(locked.id);
      const former = formerValueOf(object, event?.changes, 'stage');
      // A version that was published meanwhile may have no such stage.
      const exists = stageOf(versionOf(funnels, locked.values), String(former)) !== undefined;
      return exists && isOwnSlip(ctx, event, visits.get(locked.id));
    };
    const slips = locks.flatMap((lock) => (lock.ok && undoable(lock.locked) ? [lock.locked] : []));
    const restore = new Map(first.map((command) => [command.id, command.restore ?? []]));
    const versions = await takeBack(client, ctx, object, slips, { events, visits, restore, funnels });
    return commands.map((command): Outcome => {
      const lock = locks[first.indexOf(command)];
      if (lock && !lock.ok) return lock.outcome;
      const version = lock && versions.get(command.id);
      if (version === undefined) return { ok: false, reason: 'refused', issues: [issue('no_right', 'stage')] };
      return { ok: true, id: command.id, version };
    });
  };
  return tx ? work(tx) : inTransaction(ctx.pools.app, work);
}

/** The record's newest event is a move by this user within the window, and it began the present visit. */
function isOwnSlip(ctx: Context, event: LastEvent | undefined, visit: OpenVisit | undefined): boolean {
  return (
    event?.kind === EVENT_KINDS.moved &&
    event.actorId === ctx.actor.userId &&
    visit?.enterSeq === event.seq &&
    ctx.now.getTime() - event.recordedAt.getTime() <= UNDO_WINDOW
  );
}

type Past = {
  events: ReadonlyMap<string, LastEvent>;
  visits: ReadonlyMap<string, OpenVisit>;
  restore: ReadonlyMap<string, readonly string[]>;
  funnels: Funnels;
};

async function takeBack(
  tx: Transaction,
  ctx: Context,
  object: ObjectDefinition,
  slips: readonly Locked[],
  { events, visits, restore, funnels }: Past,
): Promise<Map<string, number>> {
  const updates = slips.map((slip): Update => {
    const spanFrom = [ctx.now, visits.get(slip.id)?.spanFrom ?? ctx.now].reduce((a, b) => (a > b ? a : b));
    const event = events.get(slip.id);
    const former = stageOf(versionOf(funnels, slip.values), String(formerValueOf(object, event?.changes, 'stage')));
    // Back at an end, it is told again why.
    const told = former?.reasons ? reasonFields(former.reasons) : [];
    const patch = formerValues(object, event, [...told, ...(restore.get(slip.id) ?? [])]);
    return { id: slip.id, row: slip.row, before: slip.values, patch, kind: 'moved', at: spanFrom, spanFrom };
  });
  const written = await writeUpdates(tx, ctx, object, updates);
  const ids = slips.map((slip) => slip.id);
  await undoTasks(tx, ctx, ids);
  await reopenFormerVisits(tx, ctx.workspace, ids);
  await retile(tx, ctx, object, ids);
  const lostWins = slips.filter((slip) => slip.values.stageKind === 'won');
  await noLongerCustomers(
    tx,
    ctx,
    object,
    lostWins.map((slip) => ({ values: slip.values, recordedAt: events.get(slip.id)!.recordedAt })),
  );
  return new Map(written.map((row) => [row.id, row.version]));
}

const PLACE = ['stage', 'stageKind', 'stageSince', 'closedAt', 'snoozedUntil', 'snoozeReason'];

/** Stage, what follows from it, and what else is to go back, as the move's event says they were. */
function formerValues(
  object: ObjectDefinition,
  event: LastEvent | undefined,
  restore: readonly string[] = [],
): RecordValues {
  const follows = [...PLACE, object.tracked?.category, ...restore];
  const patch: RecordValues = {};
  for (const key of follows) {
    const former = key === undefined ? undefined : formerValueOf(object, event?.changes, key);
    if (key !== undefined && former !== undefined) patch[key] = former;
  }
  return patch;
}
