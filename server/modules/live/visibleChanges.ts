import type { LiveChange } from '#contract/live.ts';
import { readerTokens, scopeFor } from '#domain/identity/index.ts';
import type { Actor } from '#domain/identity/types.ts';
import type { Context } from '#server/platform/context.ts';
import type { Definitions } from '../objects/index.ts';
import { type Candidates, selectVisible } from '../records/index.ts';
import type { Digest, Touched } from './digest.ts';

/** What of a batch a reader is told. */
export type Seen = { changes: LiveChange[]; crowded: string[] };

/**
 * Of what a batch of events changed, that which the reader may see now or could see before it. One query, whatever the batch holds. Nothing
 * is told of a record that the reader neither sees nor saw, not even that it exists.
 */
export async function visibleChanges(
  ctx: Pick<Context, 'pools' | 'workspace' | 'actor'>,
  definitions: Definitions,
  { touched, crowded }: Digest,
): Promise<Seen> {
  const visible = await selectVisible(ctx.pools.app, ctx, definitions, candidatesOf(touched));
  const told = touched.filter((record) => {
    const through = record.formerParents.some((parent) => visible.has(parent.id));
    return visible.has(record.id) || sawByTokens(ctx.actor, record) || (through && mayRead(ctx.actor, record));
  });
  return {
    changes: told.flatMap((record) => record.changes),
    crowded: crowded.filter((key) => scopeFor(ctx.actor, key, 'read') !== undefined),
  };
}

const mayRead = (actor: Actor, { object }: Touched) => scopeFor(actor, object.key, 'read') !== undefined;

function sawByTokens(actor: Actor, { object, formerTokens }: Touched): boolean {
  const scope = scopeFor(actor, object.key, 'read');
  if (scope === undefined || !object.visibility.own || formerTokens.length === 0) return false;
  const tokens = readerTokens(actor, scope);
  return tokens === 'all' || formerTokens.some((token) => tokens.includes(token));
}

function candidatesOf(touched: readonly Touched[]): Map<string, Candidates> {
  const byObject = new Map<string, Required<Candidates>>();
  const of = (key: string) => {
    const known = byObject.get(key) ?? { ids: new Set<string>(), deleted: new Set<string>() };
    byObject.set(key, known);
    return known;
  };
  for (const record of touched) {
    of(record.object.key).ids.add(record.id);
    if (record.deleted) of(record.object.key).deleted.add(record.id);
    for (const parent of record.formerParents) of(parent.object).ids.add(parent.id);
  }
  return byObject;
}

/** Readers with the same key see the same records. */
export function accessKey(actor: Actor, definitions: Definitions): string {
  return JSON.stringify(
    definitions.all.map(({ key, visibility }) => {
      const scope = scopeFor(actor, key, 'read');
      if (scope === undefined) return null;
      return visibility.own ? readerTokens(actor, scope) : true;
    }),
  );
}
