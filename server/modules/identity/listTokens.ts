import type { Context } from '#server/platform/context.ts';
import { selectTokens, type TokenListRow } from './tokenQueries.ts';

export type ApiToken = {
  id: string;
  name: string;
  prefix: string;
  createdAt: string;
  expiresAt: string | null;
  lastUsedAt: string | null;
  readOnly: boolean;
};

export const toApiToken = (row: TokenListRow): ApiToken => ({
  id: row.id,
  name: row.name,
  prefix: row.prefix,
  createdAt: row.created_at.toISOString(),
  expiresAt: row.expires_at?.toISOString() ?? null,
  lastUsedAt: row.last_used_at?.toISOString() ?? null,
  readOnly: row.read_only,
});

/** The actor's own tokens that are not revoked; none for who only sees as somebody. */
export async function listTokens(ctx: Context): Promise<ApiToken[]> {
  if (ctx.viewer) return [];
  const rows = await selectTokens(ctx.pools.app, ctx.workspace.id, ctx.actor.userId);
  return rows.map(toApiToken);
}
