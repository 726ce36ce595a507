import { issue } from '#domain/kernel/index.ts';
import type { RecordValues } from '#domain/objects/index.ts';
import { isEmpty, parseValues, sameValue } from '#domain/records/parseValues.ts';
import type { Context } from '#server/platform/context.ts';
import { inTransaction } from '#server/platform/postgres/index.ts';
import type { Transaction } from '#server/platform/sql.ts';
import { type Definitions, getDefinitions } from '../objects/index.ts';
import { checkCurrent } from './checkCurrent.ts';
import { checkReferences } from './checkReferences.ts';
import { convertAmounts } from './currency/convertAmounts.ts';
import { recordHooks } from './hooks.ts';
import { type Locked, lockForWrite } from './lockForWrite.ts';
import type { Change, Outcome } from './types.ts';
import { savingUnique } from './uniqueness.ts';
import { writeUpdates } from './writeUpdates.ts';

export type UpdateCommand = {
  id: string;
  /** The version that the writer read; a write over a newer one is a conflict. Left out: the last writer wins. */
  version?: number | undefined;
  values: Record<string, unknown>;
  /** Why; stands in the log with the change. */
  note?: string | undefined;
};

/**
 * Changes records of one object, each command by itself, in one transaction. A command that changes nothing writes
 * nothing. Two commands on one record are carried out one after the other. With `tx`, takes part in the caller's.
 */
export async function updateRecords(
  ctx: Context,
  objectKey: string,
  commands: readonly UpdateCommand[],
  tx?: Transaction,
): Promise<Outcome[]> {
  const definitions = await getDefinitions(ctx);
  const write = async (client: Transaction) => {
    const outcomes = new Map<UpdateCommand, Outcome>();
    for (const wave of wavesOf(commands)) {
      const results = await updateWave(client, ctx, definitions, objectKey, wave);
      for (const [index, command] of wave.entries()) outcomes.set(command, results[index]!);
    }
    return commands.map((command) => outcomes.get(command)!);
  };
  return tx ? write(tx) : inTransaction(ctx.pools.app, write);
}

/** Splits a batch so that no record stands twice in a wave. */
export function wavesOf<T extends { id: string }>(commands: readonly T[]): T[][] {
  const waves: T[][] = [];
  const seen = new Map<string, number>();
  for (const command of commands) {
    const wave = seen.get(command.id) ?? 0;
    seen.set(command.id, wave + 1);
    waves[wave] = [...(waves[wave] ?? []), command];
  }
  return waves;
}

async function updateWave(
  tx: Transaction,
  ctx: Context,
  definitions: Definitions,
  objectKey: string,
  commands: readonly UpdateCommand[],
): Promise<Outcome[]> {
  const object = definitions.object(objectKey);
  if (commands.some(({ values }) => 'owner' in values)) await recordHooks().beforeReassign(tx, ctx, object);
  const locks = await lockForWrite(tx, ctx, definitions, object, commands, 'update');
  const entries = commands.map((command, index) => ({ command, lock: locks[index]! }));
  const changes = new Map<UpdateCommand, Change & { locked: Locked; note: string | undefined }>();
  for (const { command, lock } of entries) {
    if (!lock.ok) continue;
    const { values, issues } = parseValues(object, command.values, 'update');
    const { locked } = lock;
    if (object.visibility.own && 'owner' in values && isEmpty(values.owner)) issues.push(issue('required', 'owner'));
    changes.set(command, {
      id: command.id,
      version: locked.version,
      before: locked.values,
      patch: values,
      issues,
      locked,
      note: command.note,
    });
  }
  const all = [...changes.values()];
  await checkCurrent(
    tx,
    ctx,
    object,
    all.map((change) => ({ before: change.before, values: changedOnly(change), issues: change.issues })),
  );
  await checkReferences(
    tx,
    ctx,
    definitions,
    object,
    all.map((change) => ({ values: changedOnly(change), issues: change.issues })),
  );
  await convertAmounts(
    tx,
    ctx,
    object,
    all.map((change) => ({ ...change, at: ctx.now })),
  );
  await recordHooks().beforeUpdate(ctx, object, all);

  const writable = all.filter((change) => change.issues.length === 0 && Object.keys(changedOnly(change)).length > 0);
  const written = await savingUnique(tx, object, writable, (part) =>
    writeUpdates(
      tx,
      ctx,
      object,
      part.map((change) => {
        const patch = changedOnly(change);
        const kind = 'owner' in patch ? 'reassigned' : 'updated';
        const { id, before, note } = change;
        return { id, row: change.locked.row, before, patch, kind, note, at: ctx.now };
      }),
    ),
  );
  const handed = writable.filter((change) => 'owner' in changedOnly(change)).map(({ id }) => id);
  const again =
    handed.length > 0 ? await recordHooks().afterReassign(tx, ctx, object, handed) : new Map<string, number>();
  const versions = new Map([...written.map((row) => [row.id, row.version] as const), ...again]);
  return entries.map(({ command, lock }): Outcome => {
    if (!lock.ok) return lock.outcome;
    const change = changes.get(command)!;
    if (change.issues.length > 0) return { ok: false, reason: 'refused', issues: change.issues };
    return { ok: true, id: change.id, version: versions.get(change.id) ?? change.version };
  });
}

function changedOnly(change: Pick<Change, 'before' | 'patch'>): RecordValues {
  return Object.fromEntries(
    Object.entries(change.patch).filter(([key, value]) => !sameValue(change.before[key], value)),
  );
}
