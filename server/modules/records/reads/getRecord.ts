import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { isUuid } from '#server/platform/ids.ts';
import { ident, inSchema, Parameters } from '#server/platform/sql.ts';
import { type Definitions, getDefinitions } from '../../objects/index.ts';
import { valuesOfRow } from '../columns.ts';
import type { RecordView, References } from '../types.ts';
import { visibilityPredicate } from '../visibility.ts';
import { selectReferences } from './references.ts';

export type RecordPage = {
  record: RecordView;
  references: References;
  rights: { update: boolean; delete: boolean };
  deleted: boolean;
};

type Row = Record<string, unknown> & { id: string; lock_version: number; may_update: boolean; may_delete: boolean };

/** One record with the titles it refers to and what the reader may do. What one may not see does not exist. */
export async function getRecord(ctx: Context, objectKey: string, id: string): Promise<RecordPage> {
  const definitions = await getDefinitions(ctx);
  const object = definitions.object(objectKey);
  const row = await findSeen(ctx, definitions, objectKey, id);
  const record = { id: row.id, object: objectKey, version: row.lock_version, values: valuesOfRow(object.fields, row) };
  const references = await selectReferences(ctx.pools.app, ctx, definitions, object.fields, [record.values]);
  return {
    record,
    references,
    rights: { update: row.may_update, delete: row.may_delete },
    deleted: row.deleted_at !== null,
  };
}

/** The row of a record that the reader may see, in the bin or out of it. Throws `not_found`. */
export async function findSeen(ctx: Context, definitions: Definitions, objectKey: string, id: string): Promise<Row> {
  const object = definitions.object(objectKey);
  if (!isUuid(id)) throw new Refused('not_found');
  const params = new Parameters();
  const key = params.add(id);
  const sees = (verb: 'read' | 'update' | 'delete') =>
    visibilityPredicate(ctx, definitions, objectKey, verb, 't', params);
  const { rows } = await ctx.pools.app.query<Row>(
    inSchema(
      ctx.workspace,
      `select t.*, (${sees('update')}) as may_update, (${sees('delete')}) as may_delete
       from :schema.${ident(object.table)} t where t.id = ${key} and ${sees('read')}`,
    ),
    params.values,
  );
  const row = rows[0];
  if (!row) throw new Refused('not_found');
  return row;
}
