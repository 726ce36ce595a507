import {
  conditionsOf,
  type FunnelVersion,
  fieldsAsked,
  type Impact,
  impactTally,
  type MappingRule,
  mappedTo,
  missingFor,
} from '#domain/funnels/index.ts';
import type { FieldDefinition, ObjectDefinition } from '#domain/objects/index.ts';
import { type ConditionContext, pathsOf } from '#domain/records/index.ts';
import type { Context } from '#server/platform/context.ts';
import { inTransaction } from '#server/platform/postgres/index.ts';
import type { Transaction } from '#server/platform/sql.ts';
import { type Definitions, getDefinitions } from '../../objects/index.ts';
import { valuesOfRow } from '../../records/index.ts';
import { departmentsWithin, getFunnels } from '../definitions.ts';
import { loadFacts } from '../facts/loadFacts.ts';
import { conditionContext, withRelated } from '../gateValues.ts';
import { findVersion, requireDesigner } from '../versions/findFunnel.ts';
import { countOpen, type ImpactRow, pagesOfOpen } from './impactQueries.ts';

export type ImpactAsk = {
  id: number;
  /** Only the records of these, as in a pilot; neither: all. */
  departments: readonly string[];
  people: readonly string[];
  /** How many records to name for every gate. */
  examples: number;
};
export type ImpactWatch = { signal: AbortSignal; onProgress: (done: number, total: number) => void };

/**
 * What would become of the open records if a draft were published, or tried by a team, at this moment: where each lands and
 * which gates of the way to there it would be short of. Counts everything, whoever may see it: only for who may change
 * funnels. Reads one snapshot page by page, so that memory stays flat.
 */
export async function previewImpact(
  ctx: Context,
  funnelKey: string,
  ask: ImpactAsk,
  { signal, onProgress }: ImpactWatch,
): Promise<Impact> {
  requireDesigner(ctx);
  const { definition, mapping } = await findVersion(ctx.pools.app, ctx, funnelKey, ask.id);
  return impactOf(ctx, funnelKey, { ...ask, definition, mapping }, { signal, onProgress });
}

/** The same of a definition that stands nowhere yet. */
export async function impactOf(
  ctx: Context,
  funnelKey: string,
  ask: Omit<ImpactAsk, 'id'> & { definition: Version; mapping: readonly MappingRule[] },
  { signal, onProgress }: ImpactWatch,
): Promise<Impact> {
  const { definition, mapping } = ask;
  const funnel = (await getFunnels(ctx)).funnel(funnelKey);
  const definitions = await getDefinitions(ctx);
  const object = definitions.object(funnel.objectKey);
  const fields = fieldsOf(object, definition, mapping);
  const ground = {
    ctx,
    definitions,
    object,
    fields,
    version: definition,
    mapping,
    context: conditionContext(ctx, definitions, object),
  };
  const isTeam = ask.departments.length + ask.people.length > 0;
  return inTransaction(
    ctx.pools.app,
    async (tx) => {
      const team = isTeam
        ? { departments: await departmentsWithin(tx, ctx.workspace, ask.departments), people: new Set(ask.people) }
        : undefined;
      const asked = { table: object.table, columns: fields.map(({ column }) => column), funnelKey, team };
      const total = await countOpen(tx, ctx.workspace, asked);
      const tally = impactTally(ask.examples);
      let done = 0;
      for await (const rows of pagesOfOpen(tx, ctx.workspace, asked)) {
        signal.throwIfAborted();
        for (const record of await judgePage(tx, ground, rows)) tally.add(record);
        done += rows.length;
        onProgress(done, total);
      }
      return tally.result();
    },
    { isolation: 'repeatable read', readOnly: true },
  );
}

type Version = Pick<FunnelVersion, 'stages'>;
type Ground = {
  ctx: Context;
  definitions: Definitions;
  object: ObjectDefinition;
  fields: FieldDefinition[];
  version: Version;
  mapping: readonly MappingRule[];
  context: ConditionContext;
};

/** Those that gates and the mapping ask about, and what tells whose and where a record is. */
function fieldsOf(object: ObjectDefinition, version: Version, mapping: readonly MappingRule[]): FieldDefinition[] {
  const rules = mapping.flatMap(({ when }) => (when ? pathsOf(when) : [])).map((path) => path.split('.')[0]);
  const always = ['stage', 'stageSince', 'owner', 'department', object.titleField, object.tracked?.amount];
  const keys = new Set([...fieldsAsked(version), ...rules, ...always]);
  return object.fields.filter(({ key }) => keys.has(key));
}

async function judgePage(tx: Transaction, ground: Ground, rows: readonly ImpactRow[]) {
  const { ctx, definitions, object, fields, version, mapping, context } = ground;
  const records = rows.map((row) => valuesOfRow(fields, row));
  const conditions = [...conditionsOf(version), ...mapping.flatMap(({ when }) => when ?? [])];
  const values = await withRelated(tx, ctx, definitions, object, conditions, records);
  const subjects = rows.map(({ id }, index) => ({ id, values: records[index]!, before: records[index]! }));
  const facts = await loadFacts(tx, ctx, ground, subjects, [version]);
  const text = (value: unknown) => (typeof value === 'string' ? value : null);
  const { amount } = object.tracked ?? {};
  return rows.map(({ id }, index) => {
    const record = { values: values[index]!, context };
    const from = String(record.values.stage);
    const wanted = mappedTo(mapping, from, record) ?? from;
    const to = version.stages.some(({ key }) => key === wanted) ? wanted : null;
    const judged = { values: record.values, stageKey: null, ...(facts[index] ? { facts: facts[index] } : {}) };
    return {
      id,
      title: text(record.values[object.titleField]) ?? '',
      from,
      to,
      owner: text(record.values.owner),
      department: text(record.values.department),
      amount: amount ? text(record.values[amount]) : null,
      unmet: to === null ? [] : missingFor(judged, version, to, context),
    };
  });
}
