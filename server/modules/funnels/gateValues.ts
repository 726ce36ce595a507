import { conditionsOf, type Funnel } from '#domain/funnels/index.ts';
import type { ObjectDefinition, RecordValues } from '#domain/objects/index.ts';
import { type Condition, type ConditionContext, pathsOf, resolvePath } from '#domain/records/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Queryable } from '#server/platform/sql.ts';
import { type Definitions, getDefinitions } from '../objects/index.ts';
import { fromColumn } from '../records/index.ts';
import { selectColumns } from './queries.ts';

/** Keys of the roles of who acts: a funnel may allow some what it forbids others. */
export const rolesOf = (ctx: Context): string[] => ctx.actor.roles.map(({ key }) => key);

/** How conditions of an object are read for this act. */
export function conditionContext(
  ctx: Context,
  definitions: Definitions,
  object: ObjectDefinition,
): ConditionContext & { roles: string[] } {
  return {
    roles: rolesOf(ctx),
    now: ctx.now,
    timeZone: ctx.workspace.timeZone,
    fiscalYearStart: ctx.workspace.fiscalYearStart,
    userId: ctx.actor.userId,
    typeOf: (path) => resolvePath(path, object, definitions.find)?.field.type,
  };
}

/** The conditions by which funnels choose and guard. */
export const conditionsOfAll = (funnels: readonly Funnel[]): Condition[] =>
  funnels.flatMap(({ chooseWhen, live, pilot }) => [
    ...(chooseWhen ? [chooseWhen] : []),
    ...conditionsOf(live),
    ...(pilot ? conditionsOf(pilot) : []),
  ]);

/**
 * Adds what conditions ask of related records to the values of records, under their path (`account.level`). One query
 * per object asked, none when no condition goes through a reference.
 */
export async function withRelated(
  db: Queryable,
  ctx: Context,
  definitions: Definitions,
  object: ObjectDefinition,
  conditions: readonly Condition[],
  records: readonly RecordValues[],
): Promise<RecordValues[]> {
  return withPaths(db, ctx, definitions, object, conditions.flatMap(pathsOf), records);
}

/** The same by paths, in the workspace's definitions. */
export async function relatedPaths(
  db: Queryable,
  ctx: Context,
  object: ObjectDefinition,
  paths: readonly string[],
  records: readonly RecordValues[],
): Promise<RecordValues[]> {
  return withPaths(db, ctx, await getDefinitions(ctx), object, paths, records);
}

async function withPaths(
  db: Queryable,
  ctx: Context,
  definitions: Definitions,
  object: ObjectDefinition,
  paths: readonly string[],
  records: readonly RecordValues[],
): Promise<RecordValues[]> {
  const filled = records.map((values) => ({ ...values }));
  for (const path of new Set(paths.filter((one) => one.includes('.')))) {
    const resolved = resolvePath(path, object, definitions.find);
    const target = resolved?.through?.target && definitions.find(resolved.through.target);
    if (!resolved?.through || !target) continue;
    const through = resolved.through.key;
    const ids = records.map((values) => values[through]).filter((id) => typeof id === 'string');
    if (ids.length === 0) continue;
    const rows = await selectColumns(db, ctx.workspace, target.table, [resolved.field.column], [...new Set(ids)]);
    for (const values of filled) {
      values[path] = fromColumn(resolved.field, rows.get(String(values[through]))?.[resolved.field.column]);
    }
  }
  return filled;
}
