import { readFileSync } from 'node:fs';
import { inSchema, type Queryable } from '#server/platform/sql.ts';
import type { World } from '#server/testing/world.ts';

export async function countFollowUps(world: World, opportunity: string): Promise<number> {
  const { rows } = await world.db.app.query<{ count: number }>(
    inSchema(world.workspace, 'select count(*)::int from :schema.activity where opportunity = $1'),
    [opportunity],
  );
  return rows[0]!.count;
}

/** What a workspace had before stages had reasons: one field each, and no words of their own for what is no deal. */
export async function beforeReasons(db: Queryable, workspace: { schema: string }): Promise<void> {
  await db.query(
    inSchema(
      workspace,
      `alter table :schema.opportunity drop column loss_detail, drop column invalid_detail, drop column invalid_note;
       alter table :schema.lead drop column reject_detail;
       drop table :schema.field_option;
       delete from :schema.field where key in ('lossDetail', 'invalidDetail', 'invalidNote', 'rejectDetail');
       update :schema.funnel_version set definition = jsonb_set(definition, '{stages}', (
         select jsonb_agg(case stage->>'key'
           when 'lost' then (stage - 'reasons') || '{"requiredFields": ["lossReason"]}'
           when 'invalid' then (stage - 'reasons') || '{"requiredFields": ["invalidReason"]}'
           else stage end order by place)
         from jsonb_array_elements(definition->'stages') with ordinality as one(stage, place)))
       where funnel_key <> 'leads'`,
    ),
  );
}

export async function migrateReasons(db: Queryable, workspace: { schema: string }): Promise<void> {
  const path = new URL('../../../migrations/workspace/0021_reasons.sql', import.meta.url);
  await db.query(inSchema(workspace, readFileSync(path, 'utf8')));
}
