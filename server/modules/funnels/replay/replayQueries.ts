import { pagesOf } from '#server/platform/postgres/index.ts';
import { ident, inSchema, type Queryable, type Transaction } from '#server/platform/sql.ts';

type Schema = { schema: string };

const PAGE = 2000;

/**
 * Records of a funnel that moved since a moment, page after page with how many they are in all, as of one moment: what others write meanwhile is not
 * seen. The transaction must be a snapshot (repeatable read).
 */
export async function* pagesOfMoved(
  tx: Transaction,
  workspace: Schema,
  { funnelKey, since }: { funnelKey: string; since: Date },
): AsyncGenerator<{ ids: string[]; total: number }> {
  const text = inSchema(
    workspace,
    `select record_id as id, count(*) over ()::int as total from :schema.stage_visit
     where funnel_key = $1 and entered_at >= $2 and entry_kind not in ('created', 'mapped')
     group by record_id order by record_id`,
  );
  const pages = pagesOf<{ id: string; total: number }>(tx, 'replayed', {
    text,
    values: [funnelKey, since],
    size: PAGE,
  });
  for await (const rows of pages) yield { ids: rows.map(({ id }) => id), total: rows[0]!.total };
}

export type StandingRecord = { id: string; created_at: Date } & Record<string, unknown>;

/** Records as they stand now, those in the bin too: they moved all the same. */
export async function selectAll(
  db: Queryable,
  workspace: Schema,
  table: string,
  columns: readonly string[],
  ids: readonly string[],
): Promise<StandingRecord[]> {
  const { rows } = await db.query<StandingRecord>(
    inSchema(
      workspace,
      `select id, created_at, ${columns.map(ident).join(', ')} from :schema.${ident(table)} where id = any($1::uuid[])`,
    ),
    [ids],
  );
  return rows;
}

export type FieldEvent = {
  recordId: string;
  seq: number;
  recordedAt: Date;
  door: number;
  changes: Record<string, [unknown, unknown]>;
  /** Somebody went past gates by right. */
  isOverride: boolean;
};

/** Changes of some fields, the newest first. */
export async function selectFieldEvents(
  db: Queryable,
  workspace: Schema,
  ids: readonly string[],
  fieldIds: readonly string[],
): Promise<Map<string, FieldEvent[]>> {
  const { rows } = await db.query<FieldEvent>(
    inSchema(
      workspace,
      `select record_id as "recordId", seq, recorded_at as "recordedAt", door, changes,
         coalesce(details ? 'override', false) as "isOverride"
       from :schema.event
       where record_id = any($1::uuid[]) and changes ?| $2::text[] order by record_id, seq desc`,
    ),
    [ids, fieldIds],
  );
  return Map.groupBy(rows, ({ recordId }) => recordId);
}

/** Keys of everybody's roles, by person. */
export async function selectRoleKeys(db: Queryable, workspace: Schema): Promise<Map<string, string[]>> {
  const { rows } = await db.query<{ id: string; keys: string[] }>(
    inSchema(
      workspace,
      `select u.user_id as id, array_agg(r.key) as keys
       from :schema.user_role u join :schema.role r on r.id = u.role_id group by 1`,
    ),
  );
  return new Map(rows.map(({ id, keys }) => [id, keys]));
}
