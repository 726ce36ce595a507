import { approvalGates } from '#domain/funnels/index.ts';
import type { RecordValues } from '#domain/objects/index.ts';
import { type Condition, parseValues } from '#domain/records/index.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import type { Way, WayQuestion } from '../approvals/index.ts';
import { convertAmounts, getRecord } from '../records/index.ts';
import { getFunnels } from './definitions.ts';
import { conditionContext, rolesOf, withRelated } from './gateValues.ts';
import { stagedObject } from './lockLiveFunnels.ts';
import { versionOf } from './versionOf.ts';
import { selectOpenVisits } from './visitQueries.ts';

/** What approvals ask of funnels: a record's way to a stage, with the approvals on it. */
export async function approvalWay(ctx: Context, { object: key, id, to, fill = {} }: WayQuestion): Promise<Way> {
  const { definitions, object } = await stagedObject(ctx, key);
  const { record, references, rights, deleted } = await getRecord(ctx, key, id);
  const funnel = versionOf(await getFunnels(ctx), record.values);
  const visit = (await selectOpenVisits(ctx.pools.app, ctx.workspace, [id])).get(id);
  if (!funnel || !visit || deleted) throw new Refused('not_found');
  const { values: patch, issues } = parseValues(object, fill, 'update');
  await convertAmounts(ctx.pools.app, ctx, object, [{ before: record.values, patch, issues, at: ctx.now }]);
  if (issues.length > 0) throw new Refused('invalid_input', { issues });
  const from = String(record.values.stage);
  const gates = approvalGates(funnel.live, from, to, rolesOf(ctx));
  const conditions = gates.flatMap(({ steps }) => steps.flatMap(({ when }): Condition[] => (when ? [when] : [])));
  const asWished: RecordValues = { ...record.values, ...patch };
  const [values = asWished] = await withRelated(ctx.pools.app, ctx, definitions, object, conditions, [asWished]);
  const title = record.values[object.titleField];
  return {
    object,
    values,
    wished: patch,
    context: conditionContext(ctx, definitions, object),
    title: (typeof title === 'string' && (references[title]?.title ?? title)) || '',
    mayWrite: rights.update,
    funnel: funnel.key,
    versionId: funnel.live.id,
    visitId: visit.id,
    from,
    gates,
  };
}
