import { mayBecome, toIssue, type UnmetGate, unmetKey } from '#domain/funnels/index.ts';
import { can } from '#domain/identity/index.ts';
import { inLocale, issue } from '#domain/kernel/index.ts';
import type { ObjectDefinition } from '#domain/objects/index.ts';
import { isEmpty, parseValues } from '#domain/records/index.ts';
import type { Context } from '#server/platform/context.ts';
import { inTransaction } from '#server/platform/postgres/index.ts';
import type { Transaction } from '#server/platform/sql.ts';
import type { Definitions } from '../objects/index.ts';
import {
  checkCurrent,
  checkReferences,
  convertAmounts,
  type Locked,
  lockForWrite,
  type Outcome,
  savingUnique,
  wavesOf,
} from '../records/index.ts';
import { type Funnels, getFunnels, stageOf } from './definitions.ts';
import { emptiedRequired, gateOf } from './gates.ts';
import { liveFunnels, stagedObject } from './lockLiveFunnels.ts';
import { momentOf } from './moment.ts';
import { holdFunnels } from './queries.ts';
import { keepRefusals, type Refusal } from './refusals/keepRefusals.ts';
import { versionOf } from './versionOf.ts';
import { followPilot } from './versions/followPilot.ts';
import { type OpenVisit, selectGround } from './visitQueries.ts';
import { type Move, writeMoves } from './writeMoves.ts';

export type MoveCommand = {
  id: string;
  /** The version that the mover saw; a newer one is a conflict. */
  version?: number | undefined;
  /** Key of the target stage, in the record's own funnel, */
  to: string;
  /** or in this one: every gate up to the stage is asked, as of a record that begins there. */
  funnel?: string | undefined;
  /** Values given with the move, so that a gate is met in the same act. */
  fill?: Record<string, unknown> | undefined;
  /** Why; stands in the log with the move. */
  note?: string | undefined;
  /** When it happened, if not now: after the record entered its present stage, and not in the future. */
  at?: Date | undefined;
  /** Goes past what is unmet; needs the right to. The reason stands in the log, and the record is marked. */
  override?: { reason: string } | undefined;
  /** What the log calls it, where it is more than a move. */
  event?: 'moved' | 'converted';
};

/**
 * The one way from stage to stage. Each command is decided by itself; what is allowed is written in one transaction:
 * rows, events, visits, spans, key tasks. A win makes the account a customer. With `tx`, takes part in the caller's
 * transaction; what was refused is then added to `refusals`, for `keepRefusals` once that has ended.
 */
export async function moveRecords(
  ctx: Context,
  objectKey: string,
  commands: readonly MoveCommand[],
  tx?: Transaction,
  refusals: Refusal[] = [],
): Promise<Outcome[]> {
  const { definitions, object } = await stagedObject(ctx, objectKey);
  const known = await getFunnels(ctx);
  const found: Refusal[] = [];
  const work = async (client: Transaction) => {
    found.length = 0;
    const outcomes = new Map<MoveCommand, Outcome>();
    for (const wave of wavesOf(commands)) {
      const results = await moveWave(client, ctx, { definitions, object, funnels: known, refusals: found }, wave);
      for (const [index, command] of wave.entries()) outcomes.set(command, results[index]!);
    }
    return commands.map((command) => outcomes.get(command)!);
  };
  const outcomes = await (tx ? work(tx) : inTransaction(ctx.pools.app, work));
  if (tx) refusals.push(...found);
  else await keepRefusals(ctx, found);
  return outcomes;
}

type Ground = { definitions: Definitions; object: ObjectDefinition; funnels: Funnels; refusals: Refusal[] };
type Asked = Move & { to: string; override: { reason: string } | undefined; unmet?: UnmetGate[]; leaves: boolean };

async function moveWave(
  tx: Transaction,
  ctx: Context,
  { definitions, object, funnels: known, refusals }: Ground,
  commands: readonly MoveCommand[],
): Promise<Outcome[]> {
  const behind = { sql: holdFunnels('$1', ctx.door), values: [object.key] };
  const locks = await lockForWrite(tx, ctx, definitions, object, commands, 'update', { behind });
  const ids = locks.flatMap((lock) => (lock.ok ? [lock.locked.id] : []));
  const { visits, editions } = await selectGround(tx, ctx.workspace, object.key, ids);
  const ground = { definitions, object, funnels: await liveFunnels(tx, ctx, known, editions), refusals };
  const moves = locks.map((lock, index) =>
    lock.ok ? draft(ctx, ground, commands[index]!, lock.locked, visits.get(lock.locked.id)) : undefined,
  );
  const drafted = moves.filter((move) => move !== undefined);
  await checkCurrent(
    tx,
    ctx,
    object,
    drafted.map(({ before, patch, issues }) => ({ before, values: patch, issues })),
  );
  await checkReferences(
    tx,
    ctx,
    definitions,
    object,
    drafted.map((move) => ({ values: move.patch, issues: move.issues })),
  );
  await convertAmounts(tx, ctx, object, drafted);
  await judge(tx, ctx, ground, drafted);
  const written = await savingUnique(
    tx,
    object,
    drafted.filter((move) => move.issues.length === 0),
    (part) => writeMoves(tx, ctx, object, part),
  );
  const handed = drafted.filter(({ patch }) => 'owner' in patch).map(({ id }) => id);
  const again = handed.length > 0 ? await followPilot(tx, ctx, object, ground.funnels, handed) : [];
  const versions = new Map([...written.map((row) => [row.id, row.version] as const), ...again]);
  return locks.map((lock, index): Outcome => {
    if (!lock.ok) return lock.outcome;
    const move = moves[index]!;
    const version = versions.get(move.id);
    const { issues, unmet, pending } = move;
    if (version === undefined) return { ok: false, reason: 'refused', issues, ...(unmet ? { unmet } : {}) };
    return { ok: true, id: move.id, version, ...(pending.length > 0 ? { pending } : {}) };
  });
}

/** What the command asks for, before any gate has been asked. */
function draft(
  ctx: Context,
  { object, funnels }: Ground,
  command: MoveCommand,
  locked: Locked,
  visit: OpenVisit | undefined,
): Asked {
  const { values, issues } = parseValues(object, command.fill ?? {}, 'update');
  if (object.visibility.own && 'owner' in values && isEmpty(values.owner)) issues.push(issue('required', 'owner'));
  const own = versionOf(funnels, locked.values);
  const leaves = command.funnel !== undefined && command.funnel !== locked.values.funnel;
  const funnel = leaves ? versionOf(funnels, { ...locked.values, funnel: command.funnel ?? null }) : own;
  const from = stageOf(own, String(locked.values.stage));
  const target = stageOf(funnel, command.to);
  const moment = momentOf(ctx.now, command.at, visit);
  if (!moment.ok) issues.push(moment.issue);
  if (!funnel || funnel.objectKey !== object.key) {
    issues.push(issue('unknown_funnel', 'funnel', { name: command.funnel ?? String(locked.values.funnel) }));
  }
  if (leaves && from && target && !mayBecome(from, target)) {
    issues.push(
      issue('move_not_allowed', 'stage', {
        from: inLocale(from.names, ctx.locale),
        to: inLocale(target.names, ctx.locale),
      }),
    );
  }
  if (command.override && !can(ctx.actor, 'overrideGates')) issues.push(issue('no_right', 'override'));
  return {
    id: locked.id,
    version: locked.version,
    row: locked.row,
    before: locked.values,
    patch: leaves ? { ...values, funnel: command.funnel ?? null } : values,
    issues,
    to: command.to,
    event: leaves ? 'mapped' : (command.event ?? 'moved'),
    note: command.note,
    override: command.override,
    leaves,
    restarts: from?.phase !== target?.phase,
    pending: [],
    funnel,
    from,
    target,
    visit,
    ...(moment.ok ? moment.value : { at: ctx.now, spanFrom: ctx.now, isPast: false }),
  };
}

async function judge(tx: Transaction, ctx: Context, ground: Ground, moves: Asked[]): Promise<void> {
  const subjects = moves.map(({ id, before, patch }) => ({ id, before, values: { ...before, ...patch } }));
  const gate = await gateOf(tx, ctx, ground, subjects);
  const mayOverride = can(ctx.actor, 'overrideGates');
  const held: { index: number; unmet: UnmetGate[] }[] = [];
  for (const [index, move] of moves.entries()) {
    const { funnel, to, override } = move;
    if (!funnel) continue;
    const from = String(move.before.stage);
    const decision = gate.decide(index, funnel, move.leaves ? null : from, to, override !== undefined && mayOverride);
    if (decision.ok) {
      move.kind = move.leaves ? 'mapped' : decision.kind;
      move.pending = decision.pending;
      const gates = decision.overridden.map(unmetKey);
      if (override && gates.length > 0) move.overridden = { reason: override.reason, from, to, gates };
    } else {
      held.push({ index, unmet: decision.unmet });
    }
    move.isTaskDone = (task) => gate.isTaskDone(index, from, task);
  }
  const named = await gate.named(held);
  for (const [place, { index }] of held.entries()) {
    const { id, before, to, funnel } = moves[index]!;
    const { live } = funnel!;
    const unmet = named[place]!;
    moves[index]!.unmet = unmet;
    moves[index]!.issues.push(...unmet.map((one) => toIssue(one, live.stages, ctx.locale)));
    ground.refusals.push({ object: ground.object, record: id, version: live, from: String(before.stage), to, unmet });
  }
  for (const { funnel, to, before, patch, issues } of moves)
    if (funnel) issues.push(...emptiedRequired(funnel, to, before, patch, ctx.locale));
}
