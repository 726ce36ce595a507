import type { SharedStage } from '#domain/funnels/index.ts';
import { inSchema, type Queryable } from '#server/platform/sql.ts';

type Schema = { schema: string };
export type StoredStage = SharedStage & { lockVersion: number };

export async function selectSharedStages(db: Queryable, workspace: Schema): Promise<StoredStage[]> {
  const { rows } = await db.query<StoredStage>(
    inSchema(
      workspace,
      `select key, object_key as "objectKey", stage, lock_version as "lockVersion" from :schema.shared_stage order by key`,
    ),
  );
  return rows;
}

/** Undefined where somebody else has saved the entry since. `lockVersion`: null for a new one. */
export async function saveSharedStage(
  db: Queryable,
  workspace: Schema,
  { key, objectKey, stage }: SharedStage,
  lockVersion: number | null,
  by: string,
): Promise<number | undefined> {
  const values = [key, objectKey, JSON.stringify(stage), by];
  const { rows } =
    lockVersion === null
      ? await db.query<{ lock_version: number }>(
          inSchema(
            workspace,
            `insert into :schema.shared_stage (key, object_key, stage, updated_by) values ($1, $2, $3, $4)
             on conflict do nothing returning lock_version`,
          ),
          values,
        )
      : await db.query<{ lock_version: number }>(
          inSchema(
            workspace,
            `update :schema.shared_stage set stage = $3, updated_by = $4, updated_at = now(), lock_version = lock_version + 1
             where key = $1 and object_key = $2 and lock_version = $5 returning lock_version`,
          ),
          [...values, lockVersion],
        );
  return rows[0]?.lock_version;
}

export async function deleteSharedStage(db: Queryable, workspace: Schema, key: string): Promise<void> {
  await db.query(inSchema(workspace, 'delete from :schema.shared_stage where key = $1'), [key]);
}
