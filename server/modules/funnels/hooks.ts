import {
  type Funnel,
  isClosed,
  knownStages,
  nextCategory,
  type Stage,
  toIssue,
  type UnmetGate,
} from '#domain/funnels/index.ts';
import { issue } from '#domain/kernel/index.ts';
import { shown } from '#domain/kernel/shown.ts';
import type { ObjectDefinition, RecordValues } from '#domain/objects/index.ts';
import { evaluate } from '#domain/records/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Queryable } from '#server/platform/sql.ts';
import { getDefinitions } from '../objects/index.ts';
import type { Created, Draft, RecordHooks } from '../records/index.ts';
import { brokenReasons } from './brokenReasons.ts';
import { insertPastSpans, logMoves, pastIssues, presentStay, visitsOf } from './createdPast.ts';
import { becomeCustomers } from './customers.ts';
import { type Funnels, getFunnels, stageOf } from './definitions.ts';
import { askForChecks } from './documents/askForChecks.ts';
import { fitStages } from './fitStages.ts';
import { emptiedRequired, gateOf } from './gates.ts';
import { conditionContext, withRelated } from './gateValues.ts';
import { lockLiveFunnels } from './lockLiveFunnels.ts';
import { lockFunnels } from './queries.ts';
import { makeTasks } from './tasks/makeTasks.ts';
import type { Entering } from './tasks/stays.ts';
import { versionOf } from './versionOf.ts';
import { followPilot } from './versions/followPilot.ts';
import { beginVisits, insertVisits, type VisitRow } from './visitQueries.ts';

/** What funnels add to the one write path of records. */
export const funnelHooks: RecordHooks = {
  /**
   * Gives every new record its funnel (asked for, else the first whose condition holds) and stage (asked for, else
   * the first), and asks the gates of that stage and all before it. An import of the past brings records as they
   * were: what happened before now is not judged by today's gates.
   */
  async beforeCreate(ctx, object, drafts, db) {
    if (!object.hasFunnel) return;
    const [definitions, funnels] = [await getDefinitions(ctx), await funnelsFor(db, ctx, object)];
    const chosen = await chooseFunnels(db, ctx, object, funnels, drafts);
    const placed = drafts.flatMap((draft, index) =>
      chosen[index] ? [{ draft, holding: versionFor(funnels, draft, chosen[index]) }] : [],
    );
    if (ctx.door === 'import') await fitStages(db, ctx, { object, funnels }, placed);
    const judged: { draft: Draft; funnel: Funnel; stage: Stage }[] = [];
    for (const { draft, holding: funnel } of placed) {
      const stage = placeOf(ctx, draft, funnel);
      if (!stage) continue;
      place(object, draft, funnel, stage);
      if (!(ctx.door === 'import' && draft.at < ctx.now)) judged.push({ draft, funnel, stage });
    }
    const subjects = judged.map(({ draft }) => ({ id: draft.id, values: draft.values, before: {} }));
    const gate = await gateOf(db, ctx, { definitions, object, funnels }, subjects);
    const held: { index: number; unmet: UnmetGate[] }[] = [];
    for (const [index, { draft, funnel, stage }] of judged.entries()) {
      const decision = gate.decide(index, funnel, null, stage.key);
      if (decision.ok) draft.pending = decision.pending;
      else held.push({ index, unmet: decision.unmet });
    }
    const named = await gate.named(held);
    for (const [place, { index }] of held.entries()) {
      const { draft, funnel } = judged[index]!;
      draft.unmet = named[place]!;
      draft.issues.push(...draft.unmet.map((found) => toIssue(found, funnel.live.stages, ctx.locale)));
    }
  },

  /** Begins the first visits of records that begin now. */
  async withCreate(ctx, object, drafts) {
    const begun = object.hasFunnel ? drafts.filter((draft) => !hasPast(draft)) : [];
    if (begun.length === 0) return undefined;
    const funnels = await getFunnels(ctx);
    return beginVisits(
      object.id,
      begun.map((draft) => firstVisit(ctx, object, funnels, draft)),
    );
  },

  /** Writes the visits that imported records have behind them. */
  async afterCreate(tx, ctx, object, created) {
    if (!object.hasFunnel) return;
    const imported = created.filter(hasPast);
    if (imported.length > 0) {
      const funnels = await funnelsFor(tx, ctx, object);
      const ways = imported.map((record) => {
        const first = { ...firstVisit(ctx, object, funnels, record), enterSeq: record.seq };
        const funnel = versionFor(funnels, record, funnels.funnel(first.funnelKey));
        return visitsOf(record, first, funnel.live.stages);
      });
      await logMoves(tx, ctx, object, ways);
      await insertVisits(tx, ctx.workspace, object.id, ways.flat());
      await insertPastSpans(tx, ctx, object, funnels, imported);
    }
    await askForChecks(tx, ctx, object, created);
    await makeTasks(tx, ctx, object, await begunStays(ctx, created));
    const won = created.filter((record) => record.columns.stage_kind === 'won').map((record) => record.values);
    await becomeCustomers(tx, ctx, object, won);
  },

  /** What the present stage asks for may be changed, not emptied; the reason of an end stays one that fits. */
  async beforeUpdate(ctx, object, changes) {
    if (!object.hasFunnel) return;
    const funnels = await getFunnels(ctx);
    for (const change of changes) {
      const funnel = versionOf(funnels, change.before);
      if (!funnel) continue;
      const { before, patch } = change;
      const stage = String(before.stage);
      change.issues.push(
        ...emptiedRequired(funnel, stage, before, patch, ctx.locale),
        ...brokenReasons(funnel, stage, before, patch, ctx.locale),
      );
    }
  },

  /** Nobody publishes, and no pilot begins or ends, while records change hands. */
  async beforeReassign(tx, ctx, object) {
    if (object.hasFunnel) await lockFunnels(tx, ctx, object.key);
  },

  /** Who comes into a pilot, or leaves it, stands in a stage that exists there. */
  async afterReassign(tx, ctx, object, ids) {
    return object.hasFunnel ? followPilot(tx, ctx, object, await getFunnels(ctx), ids) : new Map();
  },

  /** Funnels as the workspace orders them, stages as the funnels do. */
  async optionOrders(ctx, object): Promise<Record<string, string[]>> {
    if (!object.hasFunnel) return {};
    const funnels = (await getFunnels(ctx)).ofObject(object.key);
    const stages = new Set(funnels.flatMap(knownStages).map((stage) => stage.key));
    return { funnel: funnels.map((funnel) => funnel.key), stage: [...stages] };
  },
};

/** As it holds for a record that is being made. */
const versionFor = (funnels: Funnels, { values, columns }: Draft, funnel: Funnel): Funnel =>
  versionOf(funnels, { ...values, funnel: funnel.key }, columns.department_id) ?? funnel;

/** Stays of records that begin now: what is brought in from the past had its tasks then. */
async function begunStays(ctx: Context, created: readonly Created[]): Promise<Entering[]> {
  const funnels = await getFunnels(ctx);
  return created
    .filter((record) => !isOfThePast(ctx, record))
    .flatMap(({ id, values, columns, at }) => {
      const stage = stageOf(versionOf(funnels, values, columns.department_id), String(values.stage));
      const owner = typeof values.owner === 'string' ? values.owner : null;
      return stage?.tasks?.length ? [{ id, owner, stage, ordinal: 1, at }] : [];
    });
}

const isOfThePast = (ctx: Context, draft: Draft): boolean =>
  hasPast(draft) || (ctx.door === 'import' && draft.at < ctx.now);

const hasPast = ({ past }: Pick<Draft, 'past'>): boolean => past !== undefined && past.length > 0;

/** Records begin in the stages as they are now: nobody publishes others until the transaction ends. */
const funnelsFor = async (db: Queryable, ctx: Context, object: ObjectDefinition): Promise<Funnels> =>
  lockLiveFunnels(db, ctx, object.key, await getFunnels(ctx));

async function chooseFunnels(
  db: Queryable,
  ctx: Context,
  object: ObjectDefinition,
  funnels: Funnels,
  drafts: readonly Draft[],
): Promise<(Funnel | undefined)[]> {
  const own = funnels.ofObject(object.key);
  const definitions = await getDefinitions(ctx);
  const conditions = own.flatMap((funnel) => funnel.chooseWhen ?? []);
  const records = drafts.map((draft) => draft.values);
  const values = await withRelated(db, ctx, definitions, object, conditions, records);
  const context = conditionContext(ctx, definitions, object);
  const matches = (funnel: Funnel, record: RecordValues) =>
    funnel.chooseWhen !== undefined && evaluate(funnel.chooseWhen, (path) => record[path], context);
  return drafts.map((draft, index) => {
    const asked = draft.values.funnel;
    if (!asked) {
      const record = values[index] ?? {};
      return own.find((funnel) => matches(funnel, record)) ?? own.find((funnel) => !funnel.chooseWhen) ?? own[0];
    }
    const funnel = own.find((candidate) => candidate.key === asked);
    if (!funnel) draft.issues.push(issue('unknown_funnel', 'funnel', { name: shown(asked) }));
    return funnel;
  });
}

function placeOf(ctx: Context, draft: Draft, funnel: Funnel): Stage | undefined {
  const wrong = pastIssues(ctx, draft, funnel.live.stages);
  if (wrong.length > 0) {
    draft.issues.push(...wrong);
    return undefined;
  }
  const asked = presentStay(draft, funnel.live.stages)?.stage.key ?? draft.values.stage;
  const stage = asked ? stageOf(funnel, String(asked)) : funnel.live.stages.find((first) => !isClosed(first));
  if (!stage) draft.issues.push(issue('unknown_stage', 'stage', { name: shown(asked) }));
  return stage;
}

function place(object: ObjectDefinition, draft: Draft, funnel: Funnel, stage: Stage): void {
  const stay = presentStay(draft, funnel.live.stages)?.stay;
  draft.values.funnel = funnel.key;
  draft.values.stage = stage.key;
  draft.columns.stage_kind = stage.kind;
  draft.columns.stage_since = (stay?.dwellSince ?? draft.at).toISOString();
  draft.columns.closed_at = isClosed(stage) ? (stay?.enteredAt ?? draft.at).toISOString() : null;
  const category = object.tracked?.category;
  if (!category) return;
  // A category that only the field's default has set follows the stage.
  const fallback = object.fields.find((field) => field.key === category)?.default ?? null;
  const given = draft.values[category] ?? null;
  draft.values[category] = nextCategory({ current: given === fallback ? null : given }, funnel.live.stages[0], stage);
}

function firstVisit(ctx: Context, object: ObjectDefinition, funnels: Funnels, record: Draft): VisitRow {
  const { values, columns } = record;
  const amount = object.tracked?.amount;
  const at = record.at.toISOString();
  return {
    recordId: record.id,
    ordinal: 1,
    funnelKey: String(values.funnel),
    versionId: versionFor(funnels, record, funnels.funnel(String(values.funnel))).live.id,
    stageKey: String(values.stage),
    enteredAt: at,
    leftAt: null,
    dwellSince: at,
    enteredBy: ctx.actor.userId,
    entryKind: 'created',
    exitKind: null,
    nextStageKey: null,
    enterSeq: null,
    leaveSeq: null,
    ownerId: typeof values.owner === 'string' ? values.owner : null,
    departmentId: typeof columns.department_id === 'string' ? columns.department_id : null,
    amount: amount ? ((values[amount] as string | null | undefined) ?? null) : null,
  };
}
