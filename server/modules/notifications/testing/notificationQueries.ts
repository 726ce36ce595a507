import { inSchema, type Queryable } from '#server/platform/sql.ts';

/** Throws until the consumer has passed every event, and all of them stand behind the horizon. */
export async function untilFollowed(db: Queryable, workspace: { schema: string }): Promise<void> {
  const { rows } = await db.query<{ behind: boolean }>(
    inSchema(
      workspace,
      `select exists (
         select 1 from :schema.event e
         where not exists (
           select 1 from :schema.event_cursor c where c.consumer = 'notifications' and (e.tx, e.seq) <= (c.tx, c.seq)))
         or not exists (select 1 from :schema.event_cursor where consumer = 'notifications') as behind`,
    ),
  );
  if (rows[0]?.behind) throw new Error('the consumer has not come to the end');
}
