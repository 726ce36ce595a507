import { type ImportPlan, importPlanSchema, type MappingBody } from '#contract/exchange.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { newId } from '#server/platform/ids.ts';
import { requireAbility } from '../identity/index.ts';
import { deleteMapping, type MappingRow, selectMappings, upsertMapping } from './mappingQueries.ts';

const MOST = 200;

/** Saved mappings of the workspace, the newest first. One that an older version wrote and this one cannot read is left out. */
export async function listMappings(ctx: Context, object?: string): Promise<MappingBody[]> {
  requireAbility(ctx, 'import');
  const rows = await selectMappings(ctx.pools.app, ctx.workspace, object ?? null, MOST);
  return rows.flatMap(toBody);
}

function toBody(row: MappingRow): MappingBody[] {
  const plan = importPlanSchema.safeParse(row.plan);
  if (!plan.success) return [];
  return [
    {
      id: row.id,
      object: row.object_key,
      name: row.name,
      headers: row.headers,
      plan: plan.data,
      author: row.author ?? '',
      updatedAt: row.updated_at.toISOString(),
    },
  ];
}

/** Keeps a mapping for everybody who imports; one of the same name for the same object is replaced. */
export async function saveMapping(
  ctx: Context,
  { name, headers, plan }: { name: string; headers: string[]; plan: ImportPlan },
): Promise<MappingBody[]> {
  requireAbility(ctx, 'import');
  // How this one file is read is no part of what is used again.
  const { file: _file, sheet: _sheet, encoding: _encoding, delimiter: _delimiter, ...kept } = plan;
  await upsertMapping(ctx.pools.app, ctx.workspace, {
    id: newId(),
    objectKey: plan.object,
    name,
    headers,
    plan: kept,
    actorId: ctx.actor.userId,
  });
  return listMappings(ctx, plan.object);
}

/** Throws `not_found`. */
export async function removeMapping(ctx: Context, id: string): Promise<void> {
  requireAbility(ctx, 'import');
  if (!(await deleteMapping(ctx.pools.app, ctx.workspace, id))) throw new Refused('not_found');
}
