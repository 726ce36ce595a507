import { inSchema } from '#server/platform/sql.ts';
import type { World } from '#server/testing/world.ts';

export async function countFollowUps(world: World, opportunity: string): Promise<number> {
  const { rows } = await world.db.app.query<{ count: number }>(
    inSchema(world.workspace, 'select count(*)::int from :schema.activity where opportunity = $1'),
    [opportunity],
  );
  return rows[0]!.count;
}
