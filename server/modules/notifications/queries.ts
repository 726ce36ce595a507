import type { NotificationKind } from '#contract/notificationKinds.ts';
import type { NotificationParams } from '#contract/notifications.ts';
import { inSchema, type Queryable } from '#server/platform/sql.ts';
import type { NewNotification } from './types.ts';

type Schema = { schema: string };

/** Ids that are kept of a notification that stands for many. */
const MOST_IDS = 200;

export type StoredNotification = {
  id: number;
  userId: string;
  kind: NotificationKind;
  at: Date;
  read: boolean;
  actorId: string | null;
  actor: string | null;
  object: string | null;
  recordIds: string[];
  count: number;
  params: NotificationParams;
};

const COLUMNS = `n.id, n.user_id as "userId", n.kind, n.created_at as at, n.read_at is not null as read, n.actor_id as "actorId",
  n.object_key as object, n.record_ids as "recordIds", n.record_count as count, n.params`;

export async function insertNotifications(
  db: Queryable,
  workspace: Schema,
  rows: readonly (NewNotification & { at: Date })[],
): Promise<{ id: number; userId: string }[]> {
  const { rows: written } = await db.query<{ id: number; userId: string }>(
    inSchema(
      workspace,
      `insert into :schema.notification (user_id, kind, created_at, actor_id, object_key, record_ids, record_count, params)
       select "userId", kind, at, "actorId", object, coalesce("recordIds", '{}'), count, params
       from json_to_recordset($1::json) as x("userId" uuid, kind text, at timestamptz, "actorId" uuid, object text,
         "recordIds" uuid[], count int, params jsonb)
       returning id, user_id as "userId"`,
    ),
    [
      JSON.stringify(
        rows.map((row) => ({ ...row, count: row.recordIds.length, recordIds: row.recordIds.slice(0, MOST_IDS) })),
      ),
    ],
  );
  return written;
}

/** Unread ones of an act that may still be going on. */
export async function lockRecent(
  db: Queryable,
  workspace: Schema,
  userIds: readonly string[],
  since: Date,
): Promise<StoredNotification[]> {
  const { rows } = await db.query<StoredNotification>(
    inSchema(
      workspace,
      `select ${COLUMNS}, null as actor from :schema.notification n
       where n.user_id = any($1::uuid[]) and n.read_at is null and n.created_at > $2 and n.kind in ('assigned', 'moved')
       order by n.id for update`,
    ),
    [userIds, since],
  );
  return rows;
}

export async function updateNotification(
  db: Queryable,
  workspace: Schema,
  id: number,
  { recordIds, count, params }: { recordIds: readonly string[]; count: number; params: NotificationParams },
): Promise<void> {
  await db.query(
    inSchema(
      workspace,
      'update :schema.notification set record_ids = $2, record_count = $3, params = $4 where id = $1',
    ),
    [id, recordIds.slice(0, MOST_IDS), count, JSON.stringify(params)],
  );
}

export async function deleteNotification(db: Queryable, workspace: Schema, id: number): Promise<void> {
  await db.query(inSchema(workspace, 'delete from :schema.notification where id = $1'), [id]);
}

/** Newest first. */
export async function selectNotifications(
  db: Queryable,
  workspace: Schema,
  userId: string,
  query: { unread: boolean; kind: NotificationKind | null; before: number | null; limit: number },
): Promise<StoredNotification[]> {
  const { rows } = await db.query<StoredNotification>(
    inSchema(
      workspace,
      `select ${COLUMNS}, u.name as actor from :schema.notification n left join :schema.users u on u.id = n.actor_id
       where n.user_id = $1 and ($2::bigint is null or n.id < $2) and (not $3::boolean or n.read_at is null)
         and ($4::text is null or n.kind = $4)
       order by n.id desc limit $5`,
    ),
    [userId, query.before, query.unread, query.kind, query.limit],
  );
  return rows;
}

export async function countUnread(db: Queryable, workspace: Schema, userId: string): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    inSchema(workspace, 'select count(*) as count from :schema.notification where user_id = $1 and read_at is null'),
    [userId],
  );
  return rows[0]!.count;
}

/** Without ids, all of them. Answers how many were unread until now. */
export async function updateRead(
  db: Queryable,
  workspace: Schema,
  userId: string,
  ids: readonly number[] | null,
  now: Date,
): Promise<number> {
  const { rowCount } = await db.query(
    inSchema(
      workspace,
      `update :schema.notification set read_at = $3
       where user_id = $1 and read_at is null and ($2::bigint[] is null or id = any($2))`,
    ),
    [userId, ids, now],
  );
  return rowCount ?? 0;
}

export async function deleteBefore(db: Queryable, workspace: Schema, moment: Date): Promise<number> {
  const { rowCount } = await db.query(inSchema(workspace, 'delete from :schema.notification where created_at < $1'), [
    moment,
  ]);
  await db.query(inSchema(workspace, 'delete from :schema.notification_once where created_at < $1'), [moment]);
  return rowCount ?? 0;
}

type Preference = { userId: string; kind: NotificationKind; app: boolean };

export async function selectPreferences(
  db: Queryable,
  workspace: Schema,
  userIds: readonly string[],
): Promise<Preference[]> {
  const { rows } = await db.query<Preference>(
    inSchema(
      workspace,
      'select user_id as "userId", kind, app from :schema.notification_preference where user_id = any($1::uuid[])',
    ),
    [userIds],
  );
  return rows;
}

export async function savePreferences(
  db: Queryable,
  workspace: Schema,
  userId: string,
  wishes: readonly { kind: NotificationKind; app: boolean }[],
): Promise<void> {
  await db.query(
    inSchema(
      workspace,
      `insert into :schema.notification_preference (user_id, kind, app)
       select $1, kind, app from json_to_recordset($2::json) as x(kind text, app boolean)
       on conflict (user_id, kind) do update set app = excluded.app`,
    ),
    [userId, JSON.stringify(wishes)],
  );
}

/** Of these subjects, those that the person has not been told of. */
export async function takeOnce(
  db: Queryable,
  workspace: Schema,
  subjects: readonly { userId: string; subject: string }[],
): Promise<Set<string>> {
  const { rows } = await db.query<{ subject: string }>(
    inSchema(
      workspace,
      `insert into :schema.notification_once (user_id, subject)
       select "userId", subject from json_to_recordset($1::json) as x("userId" uuid, subject text)
       on conflict do nothing returning subject`,
    ),
    [JSON.stringify(subjects)],
  );
  return new Set(rows.map(({ subject }) => subject));
}
