import type { Context } from '#server/platform/context.ts';
import { inSchema } from '#server/platform/sql.ts';

/** Marks an option of a field as no longer in use. Before the definitions are first read. */
export async function retireOption(ctx: Context, object: string, field: string, option: string): Promise<void> {
  await ctx.pools.owner.query(
    inSchema(
      ctx.workspace,
      `update :schema.field f set spec = jsonb_set(f.spec, '{options}', (
         select jsonb_agg(case when o->>'key' = $3 then o || '{"retired": true}' else o end order by n)
         from jsonb_array_elements(f.spec->'options') with ordinality as x (o, n)))
       from :schema.object ob where ob.id = f.object_id and ob.key = $1 and f.key = $2`,
    ),
    [object, field, option],
  );
}

export async function setActive(ctx: Context, name: string, active: boolean): Promise<void> {
  await ctx.pools.owner.query(inSchema(ctx.workspace, 'update :schema.users set active = $2 where name = $1'), [
    name,
    active,
  ]);
}
