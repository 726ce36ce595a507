import { ident, inSchema, type Queryable } from '#server/platform/sql.ts';

/** One ask: `records`, `holders` and those in `where` are placeholders of parameters. */
export type RelatedPart = {
  index: number;
  table: string;
  through: string;
  /** Column that is added up; else records are counted. */
  sum: string | undefined;
  records: string;
  holders: string;
  where: string;
};

export async function selectRelated(
  db: Queryable,
  workspace: { schema: string },
  parts: readonly RelatedPart[],
  values: unknown[],
): Promise<{ ask: number; record: string; value: string }[]> {
  const selects = parts.map(
    ({ index, table, through, sum, records, holders, where }) =>
      `select ${index} as ask, h.record, ${sum ? `coalesce(sum(t.${ident(sum)}), 0)` : 'count(*)'}::text as value
       from unnest(${records}::uuid[], ${holders}::uuid[]) as h(record, holder)
       join :schema.${ident(table)} t on t.${ident(through)} = h.holder
       where t.deleted_at is null and ${where} group by h.record`,
  );
  const { rows } = await db.query<{ ask: number; record: string; value: string }>(
    inSchema(workspace, selects.join(' union all ')),
    values,
  );
  return rows;
}
