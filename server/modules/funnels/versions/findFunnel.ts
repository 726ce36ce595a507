import { can } from '#domain/identity/index.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import type { Queryable } from '#server/platform/sql.ts';
import { inWorkspaceTerms } from '../../objects/index.ts';
import { drawnBy, loadLibrary } from '../shared/library.ts';
import { type FunnelRow, selectFunnelRows, selectVersion, type WholeVersion } from './versionQueries.ts';

export function requireDesigner(ctx: Context): void {
  if (!can(ctx.actor, 'manageFunnels')) throw new Refused('no_right');
}

/** Funnels that nobody has published yet; none for who may not. */
export async function unpublishedFunnels(ctx: Context): Promise<Omit<FunnelRow, 'isLive' | 'chooseWhen'>[]> {
  if (!can(ctx.actor, 'manageFunnels')) return [];
  const rows = (await selectFunnelRows(ctx.pools.app, ctx.workspace)).filter(({ isLive }) => !isLive);
  return inWorkspaceTerms(ctx.workspace, rows);
}

/** A funnel with or without a live version. Throws `not_found`. */
export async function findFunnel(db: Queryable, ctx: Context, key: string): Promise<FunnelRow> {
  const funnel = (await selectFunnelRows(db, ctx.workspace)).find((row) => row.key === key);
  if (!funnel) throw new Refused('not_found', { issues: [{ code: 'unknown_funnel', params: { name: key } }] });
  return funnel;
}

/** A draft with what the library says by now; others say by themselves what they ask. */
export async function findVersion(db: Queryable, ctx: Context, key: string, id: number): Promise<WholeVersion> {
  const version = await selectVersion(db, ctx.workspace, key, id);
  if (!version) throw new Refused('not_found');
  if (version.state !== 'draft') return version;
  return { ...version, definition: drawnBy(version.definition, await loadLibrary(db, ctx.workspace)) };
}

/** A draft as it was read by who acts; refused where somebody else has saved, published or discarded it since. */
export async function findDraft(
  db: Queryable,
  ctx: Context,
  key: string,
  asked: { id: number; lockVersion: number },
  states: readonly WholeVersion['state'][] = ['draft'],
): Promise<WholeVersion> {
  const version = await findVersion(db, ctx, key, asked.id);
  if (!states.includes(version.state)) throw new Refused('conflict', { issues: [{ code: 'not_a_draft' }] });
  if (version.lockVersion !== asked.lockVersion) throw new Refused('conflict', { issues: [{ code: 'draft_changed' }] });
  return version;
}
