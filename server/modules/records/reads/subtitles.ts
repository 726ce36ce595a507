import { columnName, type ObjectDefinition } from '#domain/objects/index.ts';
import type { Context } from '#server/platform/context.ts';
import { ident, inSchema } from '#server/platform/sql.ts';
import type { Definitions } from '../../objects/index.ts';

/** What stands under a title in search results and pickers: the account or company, and the owner. */
export async function selectSubtitles(
  ctx: Context,
  definitions: Definitions,
  object: ObjectDefinition,
  ids: string[],
): Promise<Map<string, string>> {
  const has = (key: string) => object.fields.some((field) => field.key === key);
  const account = has('account') ? `:schema.${ident(definitions.object('account').table)}` : undefined;
  const parts = [
    ...(account ? ['a.name'] : []),
    // A lead is mostly named after its company, which need not be said twice.
    ...(has('company')
      ? [`case when strpos(t.${ident(columnName(object.titleField))}, t.company) = 0 then t.company end`]
      : []),
    ...(has('title') ? ['t.title'] : []),
    ...(has('code') ? ['t.code'] : []),
    'u.name',
  ];
  const { rows } = await ctx.pools.app.query<{ id: string; parts: string[] }>(
    inSchema(
      ctx.workspace,
      `select t.id, array_remove(array[${parts.map((part) => `${part}::text`).join(', ')}], null) as parts
       from :schema.${ident(object.table)} t
       left join :schema.users u on u.id = t.owner_id${account ? ` left join ${account} a on a.id = t.account` : ''}
       where t.id = any($1::uuid[])`,
    ),
    [ids],
  );
  return new Map(rows.map((row) => [row.id, [...new Set(row.parts)].join(' · ')]));
}
