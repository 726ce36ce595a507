import type { SharedGate } from '#domain/funnels/index.ts';
import { inSchema, type Queryable } from '#server/platform/sql.ts';

type Schema = { schema: string };
export type StoredGate = SharedGate & { lockVersion: number };

export async function selectSharedGates(db: Queryable, workspace: Schema): Promise<StoredGate[]> {
  const { rows } = await db.query<StoredGate>(
    inSchema(
      workspace,
      `select key, object_key as "objectKey", names, gate, lock_version as "lockVersion" from :schema.shared_gate order by key`,
    ),
  );
  return rows;
}

/** Undefined where somebody else has saved the entry since. `lockVersion`: null for a new one. */
export async function saveSharedGate(
  db: Queryable,
  workspace: Schema,
  { key, objectKey, names, gate }: SharedGate,
  lockVersion: number | null,
  by: string,
): Promise<number | undefined> {
  const values = [key, objectKey, JSON.stringify(names), JSON.stringify(gate), by];
  const { rows } =
    lockVersion === null
      ? await db.query<{ lock_version: number }>(
          inSchema(
            workspace,
            `insert into :schema.shared_gate (key, object_key, names, gate, updated_by) values ($1, $2, $3, $4, $5)
             on conflict do nothing returning lock_version`,
          ),
          values,
        )
      : await db.query<{ lock_version: number }>(
          inSchema(
            workspace,
            `update :schema.shared_gate set names = $3, gate = $4, updated_by = $5, updated_at = now(), lock_version = lock_version + 1
             where key = $1 and object_key = $2 and lock_version = $6 returning lock_version`,
          ),
          [...values, lockVersion],
        );
  return rows[0]?.lock_version;
}

export async function deleteSharedGate(db: Queryable, workspace: Schema, key: string): Promise<void> {
  await db.query(inSchema(workspace, 'delete from :schema.shared_gate where key = $1'), [key]);
}
