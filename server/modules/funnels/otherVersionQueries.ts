import type { MappingRule, PilotVersion, Stage } from '#domain/funnels/index.ts';
import { withTraditional } from '#domain/kernel/productText.ts';
import { inSchema, type Queryable } from '#server/platform/sql.ts';

type Schema = { schema: string };

type PilotRow = Omit<PilotVersion, 'stages' | 'transitions'> & {
  definition: Pick<PilotVersion, 'stages' | 'transitions'>;
};

export async function selectPilots(db: Queryable, workspace: Schema): Promise<PilotVersion[]> {
  const { rows } = await db.query<PilotRow>(
    inSchema(
      workspace,
      `select id, funnel_key as "funnelKey", number, state, definition, mapping, pilot_departments as departments,
         pilot_people as people
       from :schema.funnel_version where state = 'pilot'`,
    ),
  );
  return withTraditional(rows).map(({ definition, ...pilot }) => ({ ...pilot, ...definition }));
}

export type FormerStage = { funnelKey: string; stage: Stage };

/** Every stage that a version has had that held for anybody, as it was last. */
export async function selectFormerStages(db: Queryable, workspace: Schema): Promise<FormerStage[]> {
  const { rows } = await db.query<FormerStage>(
    inSchema(
      workspace,
      `select distinct on (v.funnel_key, s.stage->>'key') v.funnel_key as "funnelKey", s.stage
       from :schema.funnel_version v, jsonb_array_elements(v.definition->'stages') s(stage)
       where v.number is not null
       order by v.funnel_key, s.stage->>'key', coalesce(v.published_at, v.updated_at) desc, v.id desc`,
    ),
  );
  return withTraditional(rows);
}

/** The mappings by which versions were published, the newest last. */
export async function selectMappings(
  db: Queryable,
  workspace: Schema,
): Promise<{ funnelKey: string; mapping: MappingRule[] }[]> {
  const { rows } = await db.query<{ funnelKey: string; mapping: MappingRule[] }>(
    inSchema(
      workspace,
      `select funnel_key as "funnelKey", mapping from :schema.funnel_version
       where number is not null and mapping <> '[]' order by coalesce(published_at, updated_at), id`,
    ),
  );
  return rows;
}

/** Every department with the one above it. */
export async function selectParents(
  db: Queryable,
  workspace: Schema,
): Promise<{ id: string; parentId: string | null }[]> {
  const { rows } = await db.query<{ id: string; parentId: string | null }>(
    inSchema(workspace, 'select id, parent_id as "parentId" from :schema.department'),
  );
  return rows;
}

/** Every name that stages of an object's funnels have ever had. */
export async function selectFormerNames(
  db: Queryable,
  workspace: Schema,
  objectKey: string,
): Promise<Pick<Stage, 'key' | 'names'>[]> {
  const { rows } = await db.query<Pick<Stage, 'key' | 'names'>>(
    inSchema(
      workspace,
      `select s.stage->>'key' as key, s.stage->'names' as names
       from :schema.funnel_version v join :schema.funnel f on f.key = v.funnel_key,
         jsonb_array_elements(v.definition->'stages') s(stage)
       where f.object_key = $1 and v.number is not null
       group by 1, 2 order by max(coalesce(v.published_at, v.updated_at)) desc, 1`,
    ),
    [objectKey],
  );
  return withTraditional(rows);
}
