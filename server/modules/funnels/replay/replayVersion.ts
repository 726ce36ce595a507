import {
  conditionsOf,
  type DwellGround,
  fieldsAsked,
  type GateFacts,
  limitOf,
  type Replayed,
  type ReplayedRecord,
  type ReplayResult,
  replayMove,
  replayTally,
} from '#domain/funnels/index.ts';
import { can } from '#domain/identity/index.ts';
import type { FieldDefinition, ObjectDefinition, RecordValues } from '#domain/objects/index.ts';
import type { ConditionContext } from '#domain/records/index.ts';
import { type Context, DOORS } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { inTransaction } from '#server/platform/postgres/index.ts';
import type { Transaction } from '#server/platform/sql.ts';
import { type Definitions, getDefinitions } from '../../objects/index.ts';
import { valuesOfRow } from '../../records/index.ts';
import { getFunnels } from '../definitions.ts';
import { groundFor } from '../dwell/dwellOf.ts';
import { type Asks, asksOf } from '../facts/asks.ts';
import { conditionContext, withRelated } from '../gateValues.ts';
import { definitionIssues } from '../versions/checkDraft.ts';
import { type StoredVisit, selectVisits } from '../visitQueries.ts';
import { overstayedStages } from './overstayed.ts';
import { pastFacts } from './pastFacts.ts';
import { valuesAfter } from './pastValues.ts';
import { type FieldEvent, pagesOfMoved, selectAll, selectFieldEvents, selectRoleKeys } from './replayQueries.ts';
import type { RealMove, ReplayAsk } from './types.ts';

export type ReplayWatch = { signal: AbortSignal; onProgress: (done: number, total: number) => void };

/**
 * What a definition would have made of the moves that were really made: every one is judged by the record as it stood
 * then, in its own moment, with its files, related records, key tasks and approvals of then. What a gate reads through a
 * reference (`account.level`) and people's roles are those of today; an approval, a task or a look at a file that nobody
 * asked for then is a delay, not a refusal; moves that were imported with their past were never asked and are left out. Reads one
 * snapshot page by page. Only for who may change funnels: counts everything, whoever may see it.
 */
export async function replayVersion(
  ctx: Context,
  funnelKey: string,
  ask: ReplayAsk,
  { signal, onProgress }: ReplayWatch,
): Promise<ReplayResult> {
  if (!can(ctx.actor, 'manageFunnels')) throw new Refused('no_right');
  const funnels = await getFunnels(ctx);
  const funnel = funnels.funnel(funnelKey);
  const issues = await definitionIssues(ctx, funnel, ask.version, funnels.phases, funnel.live);
  if (issues.length > 0) throw new Refused('invalid_input', { issues });
  const definitions = await getDefinitions(ctx);
  const object = definitions.object(funnel.objectKey);
  const fields = fieldsOf(object, ask.version);
  const context = conditionContext(ctx, definitions, object);
  const limits = ask.version.stages.flatMap((stage) => limitOf(stage) ?? []);
  const dwell = await groundFor(ctx, limits);
  return inTransaction(
    ctx.pools.app,
    async (tx) => {
      const roles = await selectRoleKeys(tx, ctx.workspace);
      const ground: Ground = {
        ctx,
        definitions,
        object,
        fields,
        context,
        roles,
        asks: asksOf([ask.version]),
        ask,
        dwell,
      };
      const asked = { funnelKey, since: ask.since };
      const tally = replayTally();
      let done = 0;
      for await (const { ids, total } of pagesOfMoved(tx, ctx.workspace, asked)) {
        signal.throwIfAborted();
        for (const record of await replayPage(tx, ground, ids)) tally.add(record);
        done += ids.length;
        onProgress(done, total);
      }
      return tally.result();
    },
    { isolation: 'repeatable read', readOnly: true },
  );
}

type Ground = {
  ctx: Context;
  definitions: Definitions;
  object: ObjectDefinition;
  /** Those that the version asks about, and what tells where a record stands and what it is called. */
  fields: FieldDefinition[];
  context: ConditionContext;
  roles: ReadonlyMap<string, string[]>;
  asks: Asks;
  ask: ReplayAsk;
  dwell: DwellGround;
};

function fieldsOf(object: ObjectDefinition, version: ReplayAsk['version']): FieldDefinition[] {
  const keys = new Set([...fieldsAsked(version), 'stage', 'stageKind', object.titleField, object.tracked?.amount]);
  return object.fields.filter(({ key }) => keys.has(key));
}

async function replayPage(tx: Transaction, ground: Ground, ids: readonly string[]): Promise<ReplayedRecord[]> {
  const { ctx, definitions, object, fields, ask } = ground;
  const columns = fields.map(({ column }) => column);
  const rows = await selectAll(tx, ctx.workspace, object.table, columns, ids);
  const visits = await selectVisits(tx, ctx.workspace, [...ids]);
  const fieldIds = fields.map(({ id }) => String(id));
  const events = await selectFieldEvents(tx, ctx.workspace, ids, fieldIds);
  const records = rows.map((row) => ({ id: row.id, createdAt: row.created_at, values: valuesOfRow(fields, row) }));
  const moves = records.flatMap((record) =>
    movesOf(ground, record, visits.get(record.id) ?? [], events.get(record.id) ?? []),
  );
  const factsOf = await pastFacts({ tx, ctx, definitions, object, asks: ground.asks }, moves);
  const related = await withRelated(
    tx,
    ctx,
    definitions,
    object,
    conditionsOf(ask.version),
    moves.map(({ values }) => values),
  );
  const judged = moves.map((move, index) => ({
    id: move.id,
    owner: move.visit.ownerId,
    department: move.visit.departmentId,
    replayed: judge(ground, move, related[index] ?? {}, factsOf(move)),
  }));
  const byRecord = Map.groupBy(judged, ({ id }) => id);
  return records.map(({ id, values }) => ({
    id,
    title: String(values[object.titleField] ?? ''),
    kind: values.stageKind as ReplayedRecord['kind'],
    amount: object.tracked?.amount ? ((values[object.tracked.amount] as string | null) ?? null) : null,
    moves: byRecord.get(id) ?? [],
    overstayed: overstayedStages({ now: ctx.now, dwell: ground.dwell }, ask, visits.get(id) ?? []),
  }));
}

/** The moves of a record that gates were asked about, since the moment that is asked for. */
function movesOf(
  { object, ask }: Ground,
  { id, createdAt, values: present }: { id: string; createdAt: Date; values: RecordValues },
  visits: readonly StoredVisit[],
  events: readonly FieldEvent[],
): RealMove[] {
  const bySeq = new Map(events.map((event) => [event.seq, event]));
  return visits.flatMap((visit, index) => {
    const before = visits[index - 1];
    const event = visit.enterSeq === null ? undefined : bySeq.get(visit.enterSeq);
    const wasAsked = visit.entryKind !== 'created' && visit.entryKind !== 'mapped' && event?.door !== DOORS.import;
    if (!before || !event || !wasAsked || visit.enteredAt < ask.since) return [];
    const { seq, recordedAt, isOverride } = event;
    const values = valuesAfter(object, present, events, seq);
    return [{ id, visit, before, seq, recordedAt, values, createdAt, isOverride, events }];
  });
}

const judge = (
  { ask, context, roles }: Ground,
  { visit, before, isOverride }: RealMove,
  values: RecordValues,
  facts: GateFacts,
): Replayed =>
  replayMove(
    {
      at: visit.enteredAt,
      from: before.stageKey,
      to: visit.stageKey,
      record: { values, facts },
      roles: roles.get(visit.enteredBy ?? '') ?? [],
      isOverride,
    },
    ask.version,
    ask.places,
    context,
  );
