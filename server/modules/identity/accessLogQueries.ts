import type { Workspace } from '#server/platform/context.ts';
import { inSchema, type Queryable } from '#server/platform/sql.ts';

export type AccessFilter = {
  kinds: string[] | null;
  actorId: string | null;
  from: Date | null;
  to: Date | null;
  /** Id of the last entry of the page before. */
  before: string | null;
  limit: number;
};
export type AccessRow = {
  id: string;
  at: Date;
  kind: string;
  actor_id: string | null;
  address: string | null;
  details: Record<string, unknown>;
};

/** Entries where the person acted or was acted upon. */
export async function selectAccess(
  db: Queryable,
  workspace: Pick<Workspace, 'schema'>,
  filter: AccessFilter,
): Promise<AccessRow[]> {
  const { rows } = await db.query<AccessRow>(
    inSchema(
      workspace,
      `select a.id::text as id, a.at, a.kind, a.actor_id, a.address, a.details from :schema.access_log a
       where ($1::text[] is null or a.kind = any($1))
         and ($2::uuid is null or a.actor_id = $2 or a.details ->> 'userId' = $2::text)
         and ($3::timestamptz is null or a.at >= $3) and ($4::timestamptz is null or a.at < $4)
         and ($5::bigint is null or a.id < $5)
       order by a.id desc limit $6`,
    ),
    [filter.kinds, filter.actorId, filter.from, filter.to, filter.before, filter.limit],
  );
  return rows;
}
