import {
  type Funnel,
  isClosed,
  type MoveKind,
  nextCategory,
  type PendingCheck,
  type Stage,
  type StageTask,
} from '#domain/funnels/index.ts';
import type { ObjectDefinition, RecordValues } from '#domain/objects/index.ts';
import { sameValue } from '#domain/records/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/sql.ts';
import {
  type Change,
  type EventDetails,
  selectOwnerParts,
  type Update,
  type Updated,
  writeUpdates,
} from '../records/index.ts';
import { becomeCustomers } from './customers.ts';
import { askForChecks } from './documents/askForChecks.ts';
import type { Moment } from './moment.ts';
import { retile } from './retile.ts';
import { carryTasks, type Mapped } from './tasks/carryTasks.ts';
import { closeTasks } from './tasks/closeTasks.ts';
import { makeTasks } from './tasks/makeTasks.ts';
import type { Entering, Leaving } from './tasks/stays.ts';
import { followVisits, type OpenVisit, type VisitRow } from './visitQueries.ts';

/** A move of a locked record; complete once it has been decided. */
export type Move = Change &
  Moment & {
    row: Record<string, unknown>;
    funnel: Funnel | undefined;
    from: Stage | undefined;
    target: Stage | undefined;
    visit: OpenVisit | undefined;
    kind?: MoveKind;
    /** Whether the time in the stage begins anew by a mapping too. */
    restarts?: boolean;
    event: 'moved' | 'converted' | 'mapped';
    note?: string | undefined;
    /** Documents that nobody has looked at yet. */
    pending: PendingCheck[];
    overridden?: EventDetails['override'];
    /** Whether a key task of the stage that is left is done. */
    isTaskDone?: (task: StageTask) => boolean;
  };

/** Writes decided moves. The records must be locked by this transaction. */
export async function writeMoves(
  tx: Transaction,
  ctx: Context,
  object: ObjectDefinition,
  moves: readonly Move[],
): Promise<Updated[]> {
  const updates = moves.map((move): Update => {
    const { id, row, before, at, spanFrom } = move;
    const note = move.note || move.overridden?.reason;
    return {
      id,
      row,
      before,
      patch: patchOf(object, move),
      kind: move.event,
      note,
      details: detailsOf(move),
      at,
      spanFrom,
    };
  });
  const owners = await newOwners(tx, ctx, moves);
  const begun = moves.map((move) => visitOf(ctx, object, move, owners));
  const written = await writeUpdates(tx, ctx, object, updates, followVisits(object.id, begun));
  const late = moves.filter((move) => move.isPast).map((move) => move.id);
  await retile(tx, ctx, object, late);
  await askForChecks(tx, ctx, object, moves);
  const carried = await carryTasks(tx, ctx, moves.flatMap(mappedOf));
  await closeTasks(tx, ctx, moves.flatMap(leavingOf), carried);
  await makeTasks(tx, ctx, object, moves.flatMap(enteringOf), carried);
  const won = moves.filter((move) => move.target?.kind === 'won' && move.kind !== 'mapped');
  await becomeCustomers(
    tx,
    ctx,
    object,
    won.map((move) => ({ ...move.before, ...move.patch })),
  );
  return written;
}

/** Of one who moves to another funnel, work begins anew. */
const mappedOf = ({ id, from, target, kind, restarts }: Move): Mapped[] =>
  kind === 'mapped' && !restarts && target ? [{ id, from, target }] : [];

const leavingOf = ({ id, from, visit, isTaskDone }: Move): Leaving[] =>
  visit?.hasTasks ? [{ id, stage: from, isDone: (task) => isTaskDone?.(task) === true }] : [];

function enteringOf({ id, target, visit, at, before, patch }: Move): Entering[] {
  const owner = patch.owner ?? before.owner;
  const ordinal = (visit?.ordinal ?? 0) + 1;
  return target?.tasks?.length
    ? [{ id, owner: typeof owner === 'string' ? owner : null, stage: target, ordinal, at }]
    : [];
}

function detailsOf({ pending, overridden }: Move): EventDetails | undefined {
  if (pending.length === 0 && !overridden) return undefined;
  return { ...(overridden ? { override: overridden } : {}), ...(pending.length > 0 ? { pending } : {}) };
}

function patchOf(object: ObjectDefinition, move: Move): RecordValues {
  const { before, target } = move;
  const filled = Object.entries(move.patch).filter(([key, value]) => !sameValue(before[key], value));
  const patch: RecordValues = Object.fromEntries(filled);
  const category = object.tracked?.category;
  if (category && target) {
    const chosen = category in patch ? { chosen: patch[category] } : {};
    patch[category] = nextCategory({ current: before[category] ?? null, ...chosen }, move.from, target);
  }
  const place = { ...patch, stage: target?.key ?? null, stageKind: target?.kind ?? null };
  // A mapping is no act on the record: it goes on standing, or having ended, since when it did.
  if (move.kind === 'mapped') return move.restarts ? { ...place, stageSince: move.at.toISOString() } : place;
  return {
    ...place,
    stageSince: move.at.toISOString(),
    closedAt: target && isClosed(target) ? move.at.toISOString() : null,
    // A snooze is about one stay.
    ...(before.snoozedUntil ? { snoozedUntil: null, snoozeReason: null } : {}),
  };
}

type Owners = ReadonlyMap<unknown, { id: string; department_id: string | null }>;

/** Those whom moves hand records to, with their departments: the stay that begins is theirs. */
async function newOwners(tx: Transaction, ctx: Context, moves: readonly Move[]): Promise<Owners> {
  const ids = moves.flatMap(({ patch }) => (typeof patch.owner === 'string' ? [patch.owner] : []));
  return selectOwnerParts(tx, ctx.workspace, [...new Set(ids)]);
}

function visitOf(ctx: Context, object: ObjectDefinition, move: Move, owners: Owners): VisitRow {
  const amount = object.tracked?.amount;
  const values = { ...move.before, ...move.patch };
  const at = move.at.toISOString();
  const owner = owners.get(move.patch.owner);
  return {
    recordId: move.id,
    // Its number and its event are those of the write.
    ordinal: 0,
    funnelKey: move.funnel?.key ?? '',
    versionId: move.funnel?.live.id ?? 0,
    stageKey: move.target?.key ?? '',
    enteredAt: at,
    leftAt: null,
    dwellSince: move.kind === 'mapped' && !move.restarts ? (move.visit?.dwellSince.toISOString() ?? at) : at,
    enteredBy: ctx.actor.userId,
    entryKind: move.kind ?? 'forward',
    exitKind: null,
    nextStageKey: null,
    enterSeq: null,
    leaveSeq: null,
    ownerId: owner?.id ?? (move.row.owner_id as string | null) ?? null,
    departmentId: owner ? owner.department_id : ((move.row.department_id as string | null) ?? null),
    amount: amount ? ((values[amount] as string | null) ?? null) : null,
  };
}
