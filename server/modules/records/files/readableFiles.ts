import type { Context } from '#server/platform/context.ts';
import { ident, inSchema, Parameters, type Queryable } from '#server/platform/sql.ts';
import type { Definitions } from '../../objects/index.ts';
import { selectExisting } from '../queries.ts';
import { visibilityPredicate } from '../visibility.ts';

/** Which files the reader may use: those uploaded by the reader, and those that stand in a record the reader may see. */
export async function readableFiles(
  db: Queryable,
  ctx: Context,
  definitions: Definitions,
  ids: string[],
): Promise<Set<string>> {
  const params = new Parameters();
  const branches = [`t.created_by = ${params.add(ctx.actor.userId)}`];
  for (const object of definitions.all) {
    for (const field of object.fields.filter((candidate) => candidate.type === 'file')) {
      const alias = `h_${field.id}`;
      const sees = visibilityPredicate(ctx, definitions, object.key, 'read', alias, params);
      if (sees === 'false') continue;
      const holders = `select 1 from :schema.${ident(object.table)} ${alias} where ${alias}.${ident(field.column)} @> array[t.id]`;
      branches.push(inSchema(ctx.workspace, `exists (${holders} and ${alias}.deleted_at is null and ${sees})`));
    }
  }
  return selectExisting(db, ctx.workspace, 'file', ids, { sql: `(${branches.join(' or ')})`, values: params.values });
}
