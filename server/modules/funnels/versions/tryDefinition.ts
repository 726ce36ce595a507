import { type Funnel, type GateState, type MappingRule, mappedTo, toIssue } from '#domain/funnels/index.ts';
import type { Issue } from '#domain/kernel/index.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { getRecord } from '../../records/index.ts';
import { getFunnels } from '../definitions.ts';
import { gateOf } from '../gates.ts';
import { conditionContext, withRelated } from '../gateValues.ts';
import { stagedObject } from '../lockLiveFunnels.ts';
import { definitionIssues } from './checkDraft.ts';
import { findFunnel, requireDesigner } from './findFunnel.ts';
import type { VersionDefinition } from './versionQueries.ts';

type Trial = VersionDefinition & { id: string; to: string; mapping: MappingRule[] };
type Verdict = { stage: string; allowed: boolean; issues: Issue[]; gates: GateState[] };

/** What would become of a record's move if a definition held that nobody has published. Nothing is written. */
export async function tryDefinition(ctx: Context, funnelKey: string, trial: Trial): Promise<Verdict> {
  requireDesigner(ctx);
  const { id, to, mapping, ...definition } = trial;
  const { key, objectKey, names, position } = await findFunnel(ctx.pools.app, ctx, funnelKey);
  const { definitions, object } = await stagedObject(ctx, objectKey);
  const { record } = await getRecord(ctx, objectKey, id);
  const funnels = await getFunnels(ctx);
  const issues = await definitionIssues(ctx, { key, objectKey }, definition, funnels.phases, undefined);
  if (issues.length > 0) throw new Refused('invalid_input', { issues });
  const live = { id: 0, funnelKey: key, number: 0, state: 'draft' as const, ...definition };
  const drawn: Funnel = { key, objectKey, names, position, live };
  const all = { ...funnels, ofObject: () => [drawn], find: () => drawn };
  const subject = { id, values: record.values, before: record.values };
  const gate = await gateOf(ctx.pools.app, ctx, { definitions, object, funnels: all }, [subject]);
  const conditions = mapping.flatMap(({ when }) => when ?? []);
  const [values] = await withRelated(ctx.pools.app, ctx, definitions, object, conditions, [record.values]);
  const context = conditionContext(ctx, definitions, object);
  const stands = String(record.values.stage);
  const stage = mappedTo(mapping, stands, { values: values ?? record.values, context }) ?? stands;
  const decision = gate.decide(0, drawn, stage, to);
  const [unmet = []] = await gate.named([{ index: 0, unmet: decision.ok ? [] : decision.unmet }]);
  return {
    stage,
    allowed: decision.ok,
    issues: unmet.map((found) => toIssue(found, live.stages, ctx.locale)),
    gates: gate.states(0, drawn, stage, to),
  };
}
