import type { Context } from '#server/platform/context.ts';
import { ident, inSchema, Parameters, type Queryable } from '#server/platform/sql.ts';
import type { Definitions } from '../../objects/index.ts';
import { visibilityPredicate } from '../visibility.ts';

/** Records of one object to ask for; those `deleted` may lie in the bin. */
export type Candidates = { ids: Set<string>; deleted?: Set<string> };

/** Which of the records, by object, the reader may see. One query. */
export async function selectVisible(
  db: Queryable,
  ctx: Pick<Context, 'actor' | 'workspace'>,
  definitions: Definitions,
  candidates: ReadonlyMap<string, Candidates>,
): Promise<Set<string>> {
  const params = new Parameters();
  const parts = [...candidates].flatMap(([key, { ids, deleted = new Set() }]) => {
    const seen = visibilityPredicate(ctx, definitions, key, 'read', 't', params);
    if (seen === 'false' || ids.size === 0) return [];
    const list = params.add([...ids]);
    const alive =
      deleted.size === 0
        ? 't.deleted_at is null'
        : `(t.deleted_at is null or t.id = any(${params.add([...deleted])}::uuid[]))`;
    const table = ident(definitions.object(key).table);
    return [`select t.id from :schema.${table} t where t.id = any(${list}::uuid[]) and ${alive} and ${seen}`];
  });
  if (parts.length === 0) return new Set();
  const { rows } = await db.query<{ id: string }>(inSchema(ctx.workspace, parts.join(' union all ')), params.values);
  return new Set(rows.map(({ id }) => id));
}
