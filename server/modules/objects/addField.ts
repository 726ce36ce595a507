import { can } from '#domain/identity/index.ts';
import { issue } from '#domain/kernel/index.ts';
import { columnName, type FieldDefinition, type FieldSpec } from '#domain/objects/index.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { inTransaction } from '#server/platform/postgres/index.ts';
import { checkFieldSpec, tidyFieldSpec } from './checkFieldSpec.ts';
import { getDefinitions } from './definitions.ts';
import { bumpDefinitionsVersion, insertAutoNumber, insertField } from './queries.ts';
import { addColumn, addColumnIndexes } from './tableQueries.ts';

const LOCK_TRIES = 20;
const LOCK_NOT_AVAILABLE = ['55P03', '40001', '40P01'];

/**
 * Adds a custom field: a column of the object's table and its definition, in one transaction. The ALTER waits at most
 * 150 ms for its lock and tries again, since every reader would queue behind it. A unique index is made with the column,
 * so that no value can be stored twice before it stands; the others follow without anybody waiting for them.
 */
export async function addField(ctx: Context, objectKey: string, wanted: FieldSpec): Promise<FieldDefinition> {
  if (!can(ctx.actor, 'manageObjects')) throw new Refused('no_right');
  const definitions = await getDefinitions(ctx);
  const object = definitions.object(objectKey);
  const spec = tidyFieldSpec(wanted);
  const issues = checkFieldSpec(spec, (key) => key === 'department' || definitions.find(key) !== undefined);
  if (object.fields.some((field) => field.key === spec.key))
    issues.push(issue('not_unique', 'key', { value: spec.key }));
  if (issues.length > 0) throw new Refused('invalid_input', { issues });

  const column = columnName(spec.key);
  const id = await inTransaction(
    ctx.pools.owner,
    async (tx) => {
      await tx.query(`set local lock_timeout = '150ms'`);
      const fieldId = await insertField(tx, ctx.workspace, {
        objectId: object.id,
        column,
        standard: false,
        spec,
        position: object.fields.length,
      });
      if (fieldId === undefined)
        throw new Refused('invalid_input', { issues: [issue('not_unique', 'key', { value: spec.key })] });
      for (const statement of addColumn(ctx.workspace, object.table, column, spec)) await tx.query(statement);
      if (spec.type === 'autoNumber') await insertAutoNumber(tx, ctx.workspace, fieldId);
      await bumpDefinitionsVersion(tx, ctx.workspace.id);
      return fieldId;
    },
    { maxTries: LOCK_TRIES, retryOn: LOCK_NOT_AVAILABLE },
  ).catch((error: { code?: string }) => {
    throw LOCK_NOT_AVAILABLE.includes(error.code ?? '') ? new Refused('unavailable') : error;
  });
  for (const statement of addColumnIndexes(ctx.workspace, object.table, spec)) await ctx.pools.owner.query(statement);
  return { ...spec, id, column, standard: false };
}
