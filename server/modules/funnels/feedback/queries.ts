import { inSchema, type Queryable } from '#server/platform/sql.ts';

type Schema = { schema: string };

export type StoredComment = {
  id: number;
  version: number | null;
  stage: string;
  gate: string | null;
  record: string | null;
  text: string;
  at: Date;
  by: string;
  reply: string | null;
  closedAt: Date | null;
  closedBy: string | null;
};
export type NewComment = {
  funnel: string;
  version: number;
  stage: string;
  gate: string | null;
  objectId: number | null;
  record: string | null;
  text: string;
};

export async function insertComment(
  db: Queryable,
  workspace: Schema,
  comment: NewComment,
  { at, by }: { at: Date; by: string },
): Promise<number> {
  const { funnel, version, stage, gate, objectId, record, text } = comment;
  const { rows } = await db.query<{ id: number }>(
    inSchema(
      workspace,
      `insert into :schema.funnel_comment (funnel_key, version_id, stage_key, gate_key, object_id, record_id, text, at, by_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
    ),
    [funnel, version, stage, gate, objectId, record, text, at, by],
  );
  return rows[0]!.id;
}

const MOST = 500;

/** Open ones first, the newest first. `by`: only of one person. */
export async function selectComments(
  db: Queryable,
  workspace: Schema,
  funnel: string,
  by: string | null,
): Promise<StoredComment[]> {
  const { rows } = await db.query<StoredComment>(
    inSchema(
      workspace,
      `select c.id, v.number as version, c.stage_key as stage, c.gate_key as gate, c.record_id as record, c.text, c.at,
         c.by_id as by, c.reply, c.closed_at as "closedAt", c.closed_by as "closedBy"
       from :schema.funnel_comment c left join :schema.funnel_version v on v.id = c.version_id
       where c.funnel_key = $1 and ($2::uuid is null or c.by_id = $2)
       order by c.closed_at is not null, c.id desc limit ${MOST}`,
    ),
    [funnel, by],
  );
  return rows;
}

/** What was said; undefined where there is none, or it is closed already. */
export async function updateClosed(
  db: Queryable,
  workspace: Schema,
  { funnel, id, reply }: { funnel: string; id: number; reply: string | null },
  { at, by }: { at: Date; by: string },
): Promise<Pick<StoredComment, 'by' | 'stage' | 'text'> | undefined> {
  const { rows } = await db.query<Pick<StoredComment, 'by' | 'stage' | 'text'>>(
    inSchema(
      workspace,
      `update :schema.funnel_comment set reply = $3, closed_at = $4, closed_by = $5
       where id = $2 and funnel_key = $1 and closed_at is null
       returning by_id as by, stage_key as stage, text`,
    ),
    [funnel, id, reply, at, by],
  );
  return rows[0];
}

export async function countComments(
  db: Queryable,
  workspace: Schema,
  funnel: string,
  since: Date,
): Promise<{ stage: string; gate: string; count: number }[]> {
  const { rows } = await db.query<{ stage: string; gate: string; count: number }>(
    inSchema(
      workspace,
      `select stage_key as stage, gate_key as gate, count(*) as count from :schema.funnel_comment
       where funnel_key = $1 and gate_key is not null and at >= $2 group by 1, 2`,
    ),
    [funnel, since],
  );
  return rows;
}
