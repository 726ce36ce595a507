import type { Localized } from '#domain/kernel/index.ts';
import { type Condition, checkCondition } from '#domain/records/index.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { getDefinitions } from '../../objects/index.ts';
import { countClosings } from '../chances/countClosings.ts';
import { publishing } from '../publishing.ts';
import { lockFunnel } from '../queries.ts';
import { findFunnel, requireDesigner } from './findFunnel.ts';
import { updateFunnel } from './versionQueries.ts';

/** `chooseWhen`: null takes the rule away: the funnel then takes what no rule claims, if it is the first such. */
export type FunnelPatch = {
  names?: Localized | undefined;
  position?: number | undefined;
  chooseWhen?: Condition | null | undefined;
  learnMonths?: number | undefined;
};

/** Renames or orders a funnel, or changes how far back it learns or the rule by which new records go there. Those that are in one stay. */
export async function editFunnel(ctx: Context, key: string, patch: FunnelPatch): Promise<void> {
  requireDesigner(ctx);
  const definitions = await getDefinitions(ctx);
  await publishing(ctx, async (tx) => {
    await lockFunnel(tx, ctx.workspace, key);
    const funnel = await findFunnel(tx, ctx, key);
    const object = definitions.object(funnel.objectKey);
    const issues = patch.chooseWhen ? checkCondition(patch.chooseWhen, object, definitions.find) : [];
    if (issues.length > 0) {
      throw new Refused('invalid_input', { issues: issues.map((found) => ({ ...found, field: 'chooseWhen' })) });
    }
    const { names = funnel.names, position = funnel.position, chooseWhen = funnel.chooseWhen } = patch;
    const { learnMonths = funnel.learnMonths } = patch;
    await updateFunnel(tx, ctx.workspace, { key, names, position, chooseWhen, learnMonths });
  });
  // Whoever changes it looks at what comes of it.
  if (patch.learnMonths !== undefined) await countClosings(ctx);
}
