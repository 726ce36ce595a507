import type { ObjectDefinition } from '#domain/objects/index.ts';
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
    ...(has('company') ? ['t.company'] : []),
    ...(has('title') ? ['t.title'] : []),
    ...(has('code') ? ['t.code'] : []),
    'u.name',
  ];
  const { rows } = await ctx.pools.app.query<{ id: string; subtitle: string }>(
    inSchema(
      ctx.workspace,
      `select t.id, concat_ws(' · ', ${parts.join(', ')}) as subtitle from :schema.${ident(object.table)} t
       left join :schema.users u on u.id = t.owner_id${account ? ` left join ${account} a on a.id = t.account` : ''}
       where t.id = any($1::uuid[])`,
    ),
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row.subtitle]));
}
