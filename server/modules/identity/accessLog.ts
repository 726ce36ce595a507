import type { Context } from '#server/platform/context.ts';
import { type AccessFilter, selectAccess } from './accessLogQueries.ts';
import { getDirectory } from './directory.ts';
import { requireAbility } from './require.ts';

export type AccessEntry = {
  id: string;
  at: string;
  kind: string;
  actor: { id: string; name: string } | null;
  /** Whom it was done to, where it was done to somebody. */
  about: { id: string; name: string } | null;
  address: string | null;
  details: Record<string, unknown>;
};

/** Who signed in, saw as whom, took data out or changed rights; newest first. Throws `no_right`. */
export async function listAccess(
  ctx: Context,
  filter: Partial<AccessFilter> = {},
): Promise<{ entries: AccessEntry[]; next: string | null }> {
  requireAbility(ctx, 'manageUsers');
  const limit = filter.limit ?? 50;
  const everything = { kinds: null, actorId: null, from: null, to: null, before: null };
  const rows = await selectAccess(ctx.pools.app, ctx.workspace, { ...everything, ...filter, limit: limit + 1 });
  const directory = await getDirectory(ctx);
  const person = (id: unknown) => {
    const found = typeof id === 'string' ? directory.person(id) : undefined;
    return found ? { id: found.id, name: found.name } : null;
  };
  const page = rows.slice(0, limit);
  return {
    entries: page.map((row) => ({
      id: row.id,
      at: row.at.toISOString(),
      kind: row.kind,
      actor: person(row.actor_id),
      about: person(row.details.userId),
      address: row.address,
      details: row.details,
    })),
    next: rows.length > limit ? page.at(-1)!.id : null,
  };
}
