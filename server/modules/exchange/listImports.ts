import type { ImportBody } from '#contract/imports.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { requireAbility } from '../identity/index.ts';
import { seesAllImports } from './planImport.ts';
import { type BatchRow, selectImports } from './queries.ts';
import { isSilent } from './runner.ts';

const MOST = 100;

/** The newest imports: one's own, or everybody's for who manages the workspace. */
export async function listImports(ctx: Context): Promise<ImportBody[]> {
  requireAbility(ctx, 'import');
  const rows = await selectImports(ctx.pools.app, ctx.workspace, { id: null, actorId: readerOf(ctx), limit: MOST });
  return rows.map(toBody);
}

/** Throws `not_found`, also for somebody else's import that one may not see. */
export async function getImport(ctx: Context, id: number): Promise<ImportBody> {
  return toBody(await findImport(ctx, id));
}

export async function findImport(ctx: Context, id: number): Promise<BatchRow> {
  requireAbility(ctx, 'import');
  const [row] = await selectImports(ctx.pools.app, ctx.workspace, { id, actorId: readerOf(ctx), limit: 1 });
  if (!row) throw new Refused('not_found');
  return row;
}

const readerOf = (ctx: Context): string | null => (seesAllImports(ctx) ? null : ctx.actor.userId);

function toBody(row: BatchRow): ImportBody {
  const { rowsRead, created, updated, skipped, refused } = row.progress;
  return {
    id: row.id,
    object: row.object_key,
    state: row.state,
    title: row.title,
    fileName: row.file_name,
    actor: row.actor ?? '',
    counts: { rowsRead, created, updated, skipped, refused },
    totalRows: row.plan.totalRows ?? null,
    startedAt: row.started_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    stalled: row.state === 'running' && isSilent(row.progress),
    undo: undoBody(row),
    error: row.error,
  };
}

function undoBody({ progress: { undo } }: BatchRow): ImportBody['undo'] {
  if (!undo) return null;
  const { state, done, total, undone, kept } = undo;
  return { state, done, total, undone, kept, stalled: state === 'running' && isSilent(undo) };
}
