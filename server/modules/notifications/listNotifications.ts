import type { NotificationKind } from '#contract/notificationKinds.ts';
import type { NotificationBody, NotificationList } from '#contract/notifications.ts';
import type { FieldDefinition } from '#domain/objects/index.ts';
import type { Context } from '#server/platform/context.ts';
import { getDefinitions } from '../objects/index.ts';
import { type Candidates, type References, selectReferences, selectVisible } from '../records/index.ts';
import { countUnread, type StoredNotification, selectNotifications } from './queries.ts';

export type NotificationQuery = {
  unread?: boolean | undefined;
  kind?: NotificationKind | undefined;
  before?: number | undefined;
  limit?: number | undefined;
};

/** The reader's notifications, newest first. Records that are no longer to be seen are not named. */
export async function listNotifications(ctx: Context, query: NotificationQuery = {}): Promise<NotificationList> {
  const { pools, workspace, actor } = ctx;
  const limit = query.limit ?? 30;
  const found = await selectNotifications(pools.app, workspace, actor.userId, {
    unread: query.unread ?? false,
    kind: query.kind ?? null,
    before: query.before ?? null,
    limit: limit + 1,
  });
  const rows = found.slice(0, limit);
  const titles = await titlesOf(ctx, rows);
  return {
    items: rows.map((row) => bodyOf(row, titles)),
    unread: await countUnread(pools.app, workspace, actor.userId),
    next: found.length > limit ? rows.at(-1)!.id : null,
  };
}

function bodyOf(row: StoredNotification, titles: References): NotificationBody {
  const [recordId] = row.recordIds;
  const isOne = row.count === 1 && recordId !== undefined;
  const found = isOne ? titles[recordId] : undefined;
  return {
    id: row.id,
    kind: row.kind,
    at: row.at.toISOString(),
    read: row.read,
    actor: row.actorId ? { id: row.actorId, name: row.actor ?? '' } : null,
    object: row.object,
    count: row.count,
    record: found && recordId ? { object: found.object, id: recordId, title: found.title } : null,
    // What was said of a record goes with the right to see it.
    params: isOne && !found ? {} : row.params,
  };
}

/** Titles of those that stand for one record. */
async function titlesOf(ctx: Context, rows: readonly StoredNotification[]): Promise<References> {
  const definitions = await getDefinitions(ctx);
  const wanted = new Map<string, Candidates>();
  for (const { object, recordIds, count } of rows) {
    if (count !== 1 || !object || !definitions.find(object)) continue;
    const known = wanted.get(object) ?? { ids: new Set<string>() };
    known.ids.add(recordIds[0]!);
    wanted.set(object, known);
  }
  if (wanted.size === 0) return {};
  const visible = await selectVisible(ctx.pools.app, ctx, definitions, wanted);
  const fields = [...wanted.keys()].map(
    (target): FieldDefinition => ({
      key: target,
      type: 'reference',
      target,
      labels: { 'zh-CN': target },
      id: 0,
      column: target,
      standard: true,
    }),
  );
  const values = [...wanted].flatMap(([target, { ids }]) =>
    [...ids].filter((id) => visible.has(id)).map((id) => ({ [target]: id })),
  );
  return selectReferences(ctx.pools.app, ctx, definitions, fields, values);
}
