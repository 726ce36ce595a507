import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { newId } from '#server/platform/ids.ts';
import { TOKEN_PREFIX } from './findApiToken.ts';
import { type ApiToken, toApiToken } from './listTokens.ts';
import { insertAccess, selectLoginOfUser } from './queries.ts';
import { carry, hashOfSecret, newSecret } from './secrets.ts';
import { insertToken } from './tokenQueries.ts';

/**
 * Makes an API token with the rights of the actor; its text is answered here only. A token cannot make another one:
 * a stolen one must end when it is revoked. Throws `no_right`, and `invalid_input` for an end in the past.
 */
export async function createApiToken(
  ctx: Context,
  { name, expiresAt = null, readOnly = false }: { name: string; expiresAt?: Date | null; readOnly?: boolean },
): Promise<ApiToken & { token: string }> {
  if (ctx.door === 'api') throw new Refused('no_right');
  if (expiresAt && expiresAt <= ctx.now) {
    throw new Refused('invalid_input', { issues: [{ code: 'invalid_value', field: 'expiresAt' }] });
  }
  const login = await selectLoginOfUser(ctx.pools.app, ctx.workspace.id, ctx.actor.userId);
  if (!login) throw new Refused('no_right');
  const secret = newSecret();
  const token = TOKEN_PREFIX + carry(ctx.workspace.slug, secret);
  const prefix = `${TOKEN_PREFIX}${carry(ctx.workspace.slug, secret.slice(0, 4))}`;
  const row = {
    id: newId(),
    name,
    prefix,
    created_at: ctx.now,
    expires_at: expiresAt,
    last_used_at: null,
    read_only: readOnly,
  };
  await insertToken(ctx.pools.app, {
    id: row.id,
    hash: hashOfSecret(secret),
    prefix,
    loginId: login.login_id,
    name,
    now: ctx.now,
    expiresAt,
    readOnly,
  });
  await insertAccess(ctx.pools.app, ctx.workspace, {
    kind: 'tokenCreated',
    at: ctx.now,
    actorId: ctx.actor.userId,
    details: { id: row.id, name, readOnly },
  });
  return { ...toApiToken(row), token };
}
