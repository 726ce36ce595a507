import { FUNNEL_TEMPLATES, type TemplateOffer } from '#domain/funnels/index.ts';
import { issue, type Localized } from '#domain/kernel/index.ts';
import type { Condition } from '#domain/records/index.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { inWorkspaceTerms } from '../../objects/index.ts';
import { getFunnels } from '../definitions.ts';
import { offerReasons } from '../offerReasons.ts';
import { publishing } from '../publishing.ts';
import { insertFunnel, insertLiveVersion } from '../queries.ts';
import { definitionIssues } from './checkDraft.ts';
import { requireDesigner } from './findFunnel.ts';
import { insertDraft, selectFunnelRows } from './versionQueries.ts';

export const listTemplates = (ctx: Context): TemplateOffer[] => inWorkspaceTerms(ctx.workspace, [...FUNNEL_TEMPLATES]);

/**
 * A new funnel from a template. Where the object has none yet it is live at once, as there is nothing to work with; else
 * it begins as a draft, and no record goes there before somebody has looked at it and published it.
 */
export async function createFromTemplate(
  ctx: Context,
  asked: { template: string; key: string; names?: Localized | undefined; chooseWhen?: Condition | undefined },
): Promise<{ key: string; version: number; state: 'draft' | 'live' }> {
  requireDesigner(ctx);
  const template = FUNNEL_TEMPLATES.find(({ key }) => key === asked.template);
  if (!template) refuse('invalid_value', 'template', asked.template);
  const { key, chooseWhen } = asked;
  const { objectKey, stages, transitions } = template;
  const { phases } = await getFunnels(ctx);
  const issues = await definitionIssues(ctx, { key, objectKey, chooseWhen }, { stages, transitions }, phases);
  if (issues.length > 0) throw new Refused('invalid_input', { issues });
  return publishing(ctx, async (tx) => {
    const others = (await selectFunnelRows(tx, ctx.workspace)).filter((row) => row.objectKey === objectKey);
    const position = Math.max(-1, ...others.map((row) => row.position)) + 1;
    const funnel = { key, objectKey, names: asked.names ?? template.names, position };
    if (!(await insertFunnel(tx, ctx.workspace, { ...funnel, ...(chooseWhen ? { chooseWhen } : {}) }))) {
      refuse('not_unique', 'key', key);
    }
    if (others.length === 0) {
      await offerReasons(tx, ctx.workspace, objectKey, stages);
      const { id } = await insertLiveVersion(tx, ctx.workspace, key, { stages, transitions }, ctx.actor.userId);
      return { key, version: id, state: 'live' };
    }
    const definition = { stages, transitions };
    const draft = { funnelKey: key, definition, mapping: [], basedOn: null, note: null, by: ctx.actor.userId };
    return { key, version: (await insertDraft(tx, ctx.workspace, draft)).id, state: 'draft' };
  });
}

function refuse(code: 'invalid_value' | 'not_unique', field: string, value: string): never {
  throw new Refused('invalid_input', { issues: [issue(code, field, { name: value, value })] });
}
