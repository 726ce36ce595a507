import { reverseMapping } from '#domain/funnels/index.ts';
import { inLocale, issue } from '#domain/kernel/index.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import type { Transaction } from '#server/platform/sql.ts';
import { getDefinitions } from '../../objects/index.ts';
import { loadFunnels } from '../definitions.ts';
import { offerReasons } from '../offerReasons.ts';
import { publishing } from '../publishing.ts';
import { lockFunnel } from '../queries.ts';
import { selectPilotLine } from '../shared/presentQueries.ts';
import { countTeam, makePilot, unmakePilot } from './changeVersionQueries.ts';
import { definitionIssues, mappingIssues, sharedIssues } from './checkDraft.ts';
import { findDraft, findFunnel, requireDesigner } from './findFunnel.ts';
import { splitStages } from './publishDraft.ts';
import { remap } from './remap.ts';

export type Team = { departments: readonly string[]; people: readonly string[] };

/** Lets a draft hold for the records of some departments, with all below them, and of some people. One pilot a funnel. */
export async function startPilot(
  ctx: Context,
  funnelKey: string,
  { departments, people, ...asked }: { id: number; lockVersion: number } & Team,
): Promise<{ id: number; number: number; moved: number }> {
  requireDesigner(ctx);
  const definitions = await getDefinitions(ctx);
  return publishing(ctx, async (tx) => {
    await lockFunnel(tx, ctx.workspace, funnelKey);
    const draft = await findDraft(tx, ctx, funnelKey, asked);
    const before = await loadFunnels(tx, ctx.workspace);
    const funnel = before.funnel(funnelKey);
    if (funnel.pilot) refuse('pilot_running', inLocale(funnel.names, ctx.locale));
    await checkTeam(tx, ctx, { departments, people });
    const issues = [
      ...(await definitionIssues(ctx, funnel, draft.definition, before.phases, funnel.live)),
      ...(await sharedIssues(tx, ctx, funnel.objectKey, draft.definition)),
      ...(await mappingIssues(ctx, funnel, draft.definition, draft.mapping, funnel.live)),
    ];
    if (issues.length > 0) throw new Refused('invalid_input', { issues });
    await offerReasons(tx, ctx.workspace, funnel.objectKey, draft.definition.stages);
    const number = await makePilot(tx, ctx.workspace, funnelKey, draft, { departments, people });
    const kept = draft.definition.stages.map(({ key }) => key);
    const { moved } = await remap(tx, ctx, definitions.object(funnel.objectKey), {
      funnelKey,
      before,
      after: await loadFunnels(tx, ctx.workspace),
      rules: { pilot: draft.mapping, live: [] },
      splitting: { side: 'pilot', stages: splitStages(draft.mapping, kept) },
      reason: draft.note,
    });
    return { id: draft.id, number, moved };
  });
}

/** The pilot is a draft again; its records go back where they came from, or by its mapping read backwards. */
export async function endPilot(ctx: Context, funnelKey: string): Promise<{ id: number; moved: number }> {
  requireDesigner(ctx);
  const definitions = await getDefinitions(ctx);
  return publishing(ctx, async (tx) => {
    await lockFunnel(tx, ctx.workspace, funnelKey);
    const { objectKey } = await findFunnel(tx, ctx, funnelKey);
    const before = await loadFunnels(tx, ctx.workspace);
    const { pilot, live } = before.funnel(funnelKey);
    if (!pilot) throw new Refused('not_found');
    const line = await selectPilotLine(tx, ctx.workspace, pilot.id);
    await unmakePilot(tx, ctx.workspace, funnelKey);
    const { moved } = await remap(tx, ctx, definitions.object(objectKey), {
      funnelKey,
      before,
      after: await loadFunnels(tx, ctx.workspace),
      rules: { pilot: [], live: reverseMapping(live, pilot, pilot.mapping, before.phases) },
      mappedBy: line,
      reason: null,
    });
    return { id: pilot.id, moved };
  });
}

async function checkTeam(tx: Transaction, ctx: Context, team: Team): Promise<void> {
  const asked = new Set([...team.departments, ...team.people]).size;
  if (asked === 0) throw new Refused('invalid_input', { issues: [issue('pilot_empty', 'departments')] });
  if ((await countTeam(tx, ctx.workspace, team)) !== asked) {
    throw new Refused('invalid_input', { issues: [issue('unknown_reference', 'departments', { value: '' })] });
  }
}

function refuse(code: 'pilot_running', name: string): never {
  throw new Refused('conflict', { issues: [issue(code, undefined, { name })] });
}
