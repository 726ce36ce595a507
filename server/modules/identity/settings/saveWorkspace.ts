import type { Context } from '#server/platform/context.ts';
import { changeDefinitions } from '../changeDefinitions.ts';
import { requireAbility } from '../require.ts';
import { updateSettings, type WorkspacePatch } from './settingQueries.ts';

/** Changes what the company is called and how it counts its time. Throws `no_right`. */
export async function saveWorkspace(ctx: Context, patch: WorkspacePatch): Promise<void> {
  requireAbility(ctx, 'manageWorkspace');
  await changeDefinitions(ctx, (tx) => updateSettings(tx, ctx.workspace.id, patch));
  Object.assign(ctx.workspace, patch);
}
