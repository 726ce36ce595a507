import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { inSchema } from '#server/platform/sql.ts';
import { getDefinitions } from '../../objects/index.ts';
import { isSearchable } from '../searchDocument.ts';
import { listRecords } from './listRecords.ts';
import { searchRecords } from './searchRecords.ts';

export type LookupItem = { id: string; title: string; subtitle: string };

/** What a picker offers: hits of the search, or the newest records before anything is typed. People are found too. */
export async function lookupRecords(ctx: Context, target: string, query: string, limit = 20): Promise<LookupItem[]> {
  if (target === 'user' || target === 'department') return lookupPlain(ctx, target, query, limit);
  const object = (await getDefinitions(ctx)).object(target);
  if (!isSearchable(object)) throw new Refused('not_found');
  if (query.trim() !== '') {
    const groups = await searchRecords(ctx, query, { objects: [target], limit });
    return groups.flatMap((group) => group.hits);
  }
  const page = await listRecords(ctx, target, { limit, columns: [object.titleField] });
  return page.records.map((record) => ({
    id: record.id,
    title: String(record.values[object.titleField] ?? ''),
    subtitle: '',
  }));
}

async function lookupPlain(
  ctx: Context,
  target: 'user' | 'department',
  query: string,
  limit: number,
): Promise<LookupItem[]> {
  const subtitle = target === 'user' ? `concat_ws(' · ', d.name, t.title)` : `coalesce(d.name, '')`;
  const parent = target === 'user' ? 't.department_id' : 't.parent_id';
  const { rows } = await ctx.pools.app.query<LookupItem>(
    inSchema(
      ctx.workspace,
      `select t.id, t.name as title, ${subtitle} as subtitle from :schema.${target === 'user' ? 'users' : target} t
       left join :schema.department d on d.id = ${parent}
       where t.active and (strpos(lower(t.name), lower($1)) > 0) order by t.name limit $2`,
    ),
    [query.trim(), limit],
  );
  return rows;
}
