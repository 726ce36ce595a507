import type { Context } from '#server/platform/context.ts';
import { contextOfRow } from './contexts.ts';
import type { Entrance } from './entrance.ts';
import { SESSION_DAYS, SESSION_MOST_DAYS } from './openSession.ts';
import { selectSession, touchSession } from './queries.ts';
import { carried } from './secrets.ts';
import { contextSeenBy, lookedOn } from './seeAs.ts';
import { schemaOf, toWorkspace } from './workspaceQueries.ts';

/** A session's end is slid on at most this often, so that reading writes nothing. */
export const TOUCH_EVERY_MS = 10 * 60_000;
const NO_SUCH_TABLE = '42P01';

/** A workspace that never was has no table of users. */
export function nobodyIfNoWorkspace(error: unknown): undefined {
  if ((error as { code?: string }).code !== NO_SUCH_TABLE) throw error;
  return undefined;
}

/** Who a session's cookie stands for; undefined when it is unknown or has ended. */
export async function findSession(
  entrance: Entrance,
  cookie: string,
  browserLocale?: Context['locale'],
  slides = true,
): Promise<{ context: Context; csrf: string } | undefined> {
  const session = carried(cookie);
  if (!session) return undefined;
  const place = { slug: session.slug, schema: schemaOf(session.slug) };
  const { pools, now } = entrance;
  const row = await selectSession(pools.app, place, session.hash, now).catch(nobodyIfNoWorkspace);
  if (!row) return undefined;
  if (slides && now.getTime() - row.last_seen_at.getTime() > TOUCH_EVERY_MS) {
    await touchSession(pools.app, session.hash, now, SESSION_DAYS, SESSION_MOST_DAYS);
  }
  const own = await contextOfRow(entrance, toWorkspace(row), row, 'page', browserLocale);
  if (!row.seeing_as) return { context: own, csrf: row.csrf };
  const seen = await contextSeenBy(own, row.seeing_as);
  // Who was looked at is gone: one is oneself again, but still only looks until one says stop.
  return { context: seen ?? lookedOn(own, own), csrf: row.csrf };
}
