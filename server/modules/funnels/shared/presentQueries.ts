import type { LibraryChange, MappingRule } from '#domain/funnels/index.ts';
import { inSchema, type Queryable } from '#server/platform/sql.ts';
import type { VersionDefinition } from '../versions/versionQueries.ts';

type Schema = { schema: string };

/** A version that is not history. */
export type PresentVersion = {
  id: number;
  funnelKey: string;
  objectKey: string;
  number: number | null;
  state: 'draft' | 'pilot' | 'live';
  definition: VersionDefinition;
  mapping: MappingRule[];
  departments: string[];
  people: string[];
};

export async function selectPresent(db: Queryable, workspace: Schema): Promise<PresentVersion[]> {
  const { rows } = await db.query<PresentVersion>(
    inSchema(
      workspace,
      `select v.id, v.funnel_key as "funnelKey", f.object_key as "objectKey", v.number, v.state, v.definition, v.mapping,
         v.pilot_departments as departments, v.pilot_people as people
       from :schema.funnel_version v join :schema.funnel f on f.key = v.funnel_key
       where v.state <> 'retired'
       order by v.funnel_key, array_position(array['live', 'pilot', 'draft'], v.state), v.id`,
    ),
  );
  return rows;
}

/** Another version holds in place of one that does, for the same records; the former one is kept as it was. */
export async function replaceVersion(
  db: Queryable,
  workspace: Schema,
  former: Pick<PresentVersion, 'id' | 'state'>,
  next: { definition: VersionDefinition; by: string; library: LibraryChange },
): Promise<{ id: number; number: number }> {
  await db.query(
    inSchema(workspace, `update :schema.funnel_version set state = 'retired', retired_at = now() where id = $1`),
    [former.id],
  );
  const { rows } = await db.query<{ id: number; number: number }>(
    inSchema(
      workspace,
      `insert into :schema.funnel_version (funnel_key, number, state, definition, mapping, based_on, replaces, published_at,
         published_by, created_by, updated_by, pilot_departments, pilot_people, library)
       select p.funnel_key, (select max(o.number) + 1 from :schema.funnel_version o where o.funnel_key = p.funnel_key), $2, $3,
         case when $2 = 'pilot' then p.mapping else '[]' end, p.id, p.id, case when $2 = 'live' then now() end,
         case when $2 = 'live' then $4::uuid end, $4, $4, p.pilot_departments, p.pilot_people, $5
       from :schema.funnel_version p where p.id = $1
       returning id, number`,
    ),
    [former.id, former.state, JSON.stringify(next.definition), next.by, JSON.stringify(next.library)],
  );
  return rows[0]!;
}

/** A pilot and those that it has replaced as the library changed: the mapping of each has moved records. */
export async function selectPilotLine(db: Queryable, workspace: Schema, id: number): Promise<number[]> {
  const { rows } = await db.query<{ id: number }>(
    inSchema(
      workspace,
      `with recursive line as (
         select id, replaces from :schema.funnel_version where id = $1
         union all select v.id, v.replaces from line join :schema.funnel_version v on v.id = line.replaces)
       select id from line`,
    ),
    [id],
  );
  return rows.map((row) => row.id);
}
