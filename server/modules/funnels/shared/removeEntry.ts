import { type LibraryKind, usesIn } from '#domain/funnels/index.ts';
import { inLocale, issue, type Localized } from '#domain/kernel/index.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { publishing } from '../publishing.ts';
import { requireDesigner } from '../versions/findFunnel.ts';
import { deleteSharedGate } from './gateQueries.ts';
import { drawnBy, loadLibrary } from './library.ts';
import { selectPresent } from './presentQueries.ts';
import { deleteSharedStage } from './stageQueries.ts';

/** Refused while a version that is not history refers to it, or another entry does. */
export async function removeEntry(ctx: Context, kind: LibraryKind, key: string): Promise<void> {
  requireDesigner(ctx);
  await publishing(ctx, async (tx) => {
    const library = await loadLibrary(tx, ctx.workspace);
    const names: Localized | undefined =
      kind === 'gate'
        ? library.gates.find((entry) => entry.key === key)?.names
        : library.stages.find((entry) => entry.key === key)?.stage.names;
    if (!names) throw new Refused('not_found');
    const present = await selectPresent(tx, ctx.workspace);
    const isUsed =
      present.some(({ definition }) => usesIn(drawnBy(definition, library), kind, key).length > 0) ||
      (kind === 'gate' && library.stages.some(({ stage }) => (stage.gates ?? []).some(({ shared }) => shared === key)));
    if (isUsed) {
      throw new Refused('conflict', { issues: [issue('in_use', undefined, { name: inLocale(names, ctx.locale) })] });
    }
    await (kind === 'gate' ? deleteSharedGate(tx, ctx.workspace, key) : deleteSharedStage(tx, ctx.workspace, key));
  });
}
