import type { RecordVerb } from '#domain/identity/types.ts';
import { issue } from '#domain/kernel/index.ts';
import type { ObjectDefinition, RecordValues } from '#domain/objects/index.ts';
import type { Context } from '#server/platform/context.ts';
import { Parameters, type Transaction } from '#server/platform/sql.ts';
import type { Definitions } from '../objects/index.ts';
import { valuesOfRow } from './columns.ts';
import { lockRows, selectNewestChanges } from './queries.ts';
import type { Outcome } from './types.ts';
import { visibilityPredicate } from './visibility.ts';

export type Locked = { id: string; version: number; row: Record<string, unknown>; values: RecordValues };
export type LockResult = { ok: true; locked: Locked } | { ok: false; outcome: Outcome };

/**
 * Locks the records of a batch and says, per command, whether it may go on: the record exists and is seen, the right
 * reaches it, and the version that the writer read is still the present one. `inBin`: look among the deleted.
 * `behind`: a statement that locks what must be locked before the records are.
 */
export async function lockForWrite(
  tx: Transaction,
  ctx: Context,
  definitions: Definitions,
  object: ObjectDefinition,
  commands: readonly { id: string; version?: number | undefined }[],
  verb: Exclude<RecordVerb, 'create'>,
  { inBin = false, behind }: { inBin?: boolean; behind?: { sql: string; values: unknown[] } } = {},
): Promise<LockResult[]> {
  const params = new Parameters();
  for (const value of behind?.values ?? []) params.add(value);
  const mayRead = visibilityPredicate(ctx, definitions, object.key, 'read', 't', params);
  const mayWrite = visibilityPredicate(ctx, definitions, object.key, verb, 't', params);
  const ids = [...new Set(commands.map((command) => command.id))];
  const rows = await lockRows(tx, ctx.workspace, object, ids, {
    mayRead,
    mayWrite,
    behind: behind?.sql,
    values: params.values,
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const results: LockResult[] = [];
  for (const command of commands) {
    const row = byId.get(command.id);
    if (!row?.may_read || (row.deleted_at !== null) !== inBin) {
      results.push(refuse('not_found', 'not_found'));
    } else if (!row.may_write) {
      results.push(refuse('refused', 'no_right'));
    } else if (command.version !== undefined && command.version !== row.lock_version) {
      results.push({ ok: false, outcome: await conflict(tx, ctx, object, row, command.version) });
    } else {
      const locked = { id: row.id, version: row.lock_version, row, values: valuesOfRow(object.fields, row) };
      results.push({ ok: true, locked });
    }
  }
  return results;
}

function refuse(reason: 'refused' | 'not_found', code: 'no_right' | 'not_found'): LockResult {
  return { ok: false, outcome: { ok: false, reason, issues: [issue(code)] } };
}

/** Every write of a record is one event, so the changes since a version are as many as the versions between. */
async function conflict(
  tx: Transaction,
  ctx: Context,
  object: ObjectDefinition,
  row: { id: string; lock_version: number },
  read: number,
): Promise<Outcome> {
  const events = await selectNewestChanges(tx, ctx.workspace, row.id, Math.max(1, row.lock_version - read));
  const changes = events.flatMap((event) =>
    Object.entries(event.changes ?? {}).flatMap(([fieldId, [, value]]) => {
      const field = object.fields.find((candidate) => candidate.id === Number(fieldId));
      return field ? [{ field: field.key, value, by: event.actor, at: event.at.toISOString() }] : [];
    }),
  );
  const newest = [...new Map(changes.reverse().map((change) => [change.field, change])).values()];
  const issues = newest.map((change) => issue('changed_meanwhile', change.field));
  return {
    ok: false,
    reason: 'conflict',
    issues: issues.length > 0 ? issues : [issue('changed_meanwhile')],
    current: { version: row.lock_version, changes: newest },
  };
}
