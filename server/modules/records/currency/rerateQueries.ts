import type { ObjectDefinition } from '#domain/objects/index.ts';
import { ident, inSchema, type Queryable } from '#server/platform/sql.ts';

type Schema = { schema: string };
export type ForeignDeal = { id: string; version: number; currency: string; foreign: string; amount: string | null };

/** Open deals that are priced in a foreign currency. */
export async function selectForeignOpen(
  db: Queryable,
  workspace: Schema,
  object: ObjectDefinition,
  base: string,
): Promise<ForeignDeal[]> {
  const { rows } = await db.query<ForeignDeal>(
    inSchema(
      workspace,
      `select id, lock_version as version, currency, trim_scale(amount_in_currency)::text as foreign,
         trim_scale(amount)::text as amount
       from :schema.${ident(object.table)}
       where deleted_at is null and stage_kind = 'open' and currency <> $1 and amount_in_currency is not null
       order by id`,
    ),
    [base],
  );
  return rows;
}

export async function insertRateBatch(
  db: Queryable,
  workspace: Schema,
  batch: { object: string; actorId: string; kind: 'bulk' | 'undo'; plan: Record<string, unknown> },
): Promise<number> {
  const { rows } = await db.query<{ id: number }>(
    inSchema(
      workspace,
      `insert into :schema.batch (kind, object_key, actor_id, state, plan, ended_at)
       values ($1, $2, $3, 'done', $4, now()) returning id`,
    ),
    [batch.kind, batch.object, batch.actorId, JSON.stringify(batch.plan)],
  );
  return Number(rows[0]!.id);
}

/** Marks a re-rating as taken back, once; false when it is none, or was taken back before. */
export async function spendRateBatch(db: Queryable, workspace: Schema, batch: number): Promise<boolean> {
  const { rowCount } = await db.query(
    inSchema(
      workspace,
      `update :schema.batch set state = 'undone'
       where id = $1 and kind = 'bulk' and state = 'done' and plan ->> 'act' = 'rerate'`,
    ),
    [batch],
  );
  return rowCount === 1;
}

export type Rerated = { id: string; before: string | null; after: string | null };

/** What a re-rating changed, from the log. */
export async function selectRerated(
  db: Queryable,
  workspace: Schema,
  batch: number,
  amountField: number,
): Promise<Rerated[]> {
  const { rows } = await db.query<Rerated>(
    inSchema(
      workspace,
      `select record_id as id, changes -> $2::text ->> 0 as before, changes -> $2::text ->> 1 as after
       from :schema.event where batch_id = $1 and changes ? $2::text order by record_id`,
    ),
    [batch, String(amountField)],
  );
  return rows;
}
