import type { Context } from '#server/platform/context.ts';
import { contextOfRow } from './contexts.ts';
import type { Entrance } from './entrance.ts';
import { nobodyIfNoWorkspace, TOUCH_EVERY_MS } from './findSession.ts';
import { selectApiToken } from './queries.ts';
import { carried } from './secrets.ts';
import { touchToken } from './tokenQueries.ts';
import { schemaOf, toWorkspace } from './workspaceQueries.ts';

export const TOKEN_PREFIX = 'ldt_';

/** Who an API token stands for, and whether it only reads; undefined when it is unknown, expired or revoked. */
export async function findApiToken(
  entrance: Entrance,
  token: string,
  browserLocale?: Context['locale'],
): Promise<{ context: Context; readOnly: boolean } | undefined> {
  const known = token.startsWith(TOKEN_PREFIX) ? carried(token.slice(TOKEN_PREFIX.length)) : undefined;
  if (!known) return undefined;
  const place = { slug: known.slug, schema: schemaOf(known.slug) };
  const { pools, now } = entrance;
  const row = await selectApiToken(pools.app, place, known.hash, now).catch(nobodyIfNoWorkspace);
  if (!row) return undefined;
  if (!row.last_used_at || now.getTime() - row.last_used_at.getTime() > TOUCH_EVERY_MS) {
    await touchToken(pools.app, row.token_id, now);
  }
  const context = await contextOfRow(entrance, toWorkspace(row), row, 'api', browserLocale);
  return { context, readOnly: row.read_only };
}
