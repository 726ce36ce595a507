import { type Issue, inLocale, issue } from '#domain/kernel/index.ts';
import type { FieldDefinition, ObjectDefinition, RecordValues } from '#domain/objects/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Queryable } from '#server/platform/sql.ts';
import { selectInactive } from './queries.ts';

/** `values` are those that change; `before` what the record held, empty for a new one. */
type Row = { before: RecordValues; values: RecordValues; issues: Issue[] };

/** What brings the past in, or has no person behind it, may name options and people of the past. */
const PAST_DOORS: ReadonlySet<Context['door']> = new Set<Context['door']>(['import', 'cli', 'system']);

/**
 * Refuses what is no longer in use: options that were retired and people who have left. What a record holds already
 * stays as it is. One query, whatever the size of the batch.
 */
export async function checkCurrent(
  db: Queryable,
  ctx: Context,
  object: ObjectDefinition,
  rows: readonly Row[],
): Promise<void> {
  if (PAST_DOORS.has(ctx.door)) return;
  const choices = object.fields.filter((field) => field.options?.some((option) => option.retired));
  const people = object.fields.filter((field) => field.type === 'user' || field.type === 'users');
  for (const row of rows) for (const field of choices) refuseRetired(ctx, field, row);
  const named = rows.flatMap((row) => people.flatMap((field) => added(field, row)));
  const inactive = named.length > 0 ? await selectInactive(db, ctx.workspace, [...new Set(named)]) : new Map();
  for (const row of rows) {
    for (const field of people) {
      const gone = added(field, row).find((id) => inactive.has(id));
      if (gone) row.issues.push(issue('user_inactive', field.key, { value: inactive.get(gone) ?? gone }));
    }
  }
}

function refuseRetired(ctx: Context, field: FieldDefinition, row: Row): void {
  const keys = added(field, row);
  const retired = field.options?.find((option) => option.retired && keys.includes(option.key));
  if (retired) row.issues.push(issue('option_retired', field.key, { value: inLocale(retired.labels, ctx.locale) }));
}

const listOf = (value: unknown): string[] =>
  Array.isArray(value) ? value : typeof value === 'string' && value !== '' ? [value] : [];

/** What the change brings that was not there before. */
function added(field: FieldDefinition, { before, values }: Row): string[] {
  const held = new Set(listOf(before[field.key]));
  return listOf(values[field.key]).filter((value) => !held.has(value));
}
