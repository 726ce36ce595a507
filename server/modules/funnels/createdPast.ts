import { retileSpans, type Stage, spliceVisits, type Visit } from '#domain/funnels/index.ts';
import { type Issue, issue } from '#domain/kernel/index.ts';
import type { ObjectDefinition } from '#domain/objects/index.ts';
import { type Context, DOORS } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/sql.ts';
import { type Created, type Draft, EVENT_KINDS } from '../records/index.ts';
import type { Funnels } from './definitions.ts';
import { insertMoveEvents, type PastMoveEvent } from './eventQueries.ts';
import { withCategory } from './retile.ts';
import { insertSpans, type SpanRow } from './spanQueries.ts';
import { versionOf } from './versionOf.ts';
import type { VisitRow } from './visitQueries.ts';

/** The stays that a new record has behind it. Gates are not asked: what was, was. */
export function staysOf({ past = [] }: Pick<Draft, 'past'>, stages: readonly Stage[]): Visit[] {
  return spliceVisits([], past, stages);
}

export function pastIssues(ctx: Context, { past = [] }: Draft, stages: readonly Stage[]): Issue[] {
  return past.flatMap((move) => [
    ...(stages.some(({ key }) => key === move.stage) ? [] : [issue('unknown_stage', 'stage', { name: move.stage })]),
    ...(move.at > ctx.now ? [issue('stage_times_disorder', 'stage')] : []),
  ]);
}

/**
 * The visits of a new record, `first` being the one that its creation begins. Nobody has told who owned it then and
 * what it was worth, so all of them have it as it is now.
 */
export function visitsOf(record: Created, first: VisitRow, stages: readonly Stage[]): VisitRow[] {
  const stays = staysOf(record, stages);
  if (stays.length === 0) return [first];
  return stays.map((stay, index) => ({
    ...first,
    enterSeq: index === 0 ? first.enterSeq : null,
    ordinal: index + 1,
    stageKey: stay.stageKey,
    enteredAt: stay.enteredAt.toISOString(),
    leftAt: stay.leftAt?.toISOString() ?? null,
    dwellSince: stay.dwellSince.toISOString(),
    entryKind: stay.entryKind,
    exitKind: stay.exitKind,
    nextStageKey: stays[index + 1]?.stageKey ?? null,
  }));
}

/** An event for every visit but the first, of which the creation tells; each ends with the event that began the next. */
export async function logMoves(
  tx: Transaction,
  ctx: Context,
  object: ObjectDefinition,
  ways: readonly VisitRow[][],
): Promise<void> {
  const stage = object.fields.find((field) => field.key === 'stage')!;
  const untold = ways.flatMap((visits) =>
    visits.slice(1).map((visit, index): { visit: VisitRow; before: VisitRow; event: PastMoveEvent } => {
      const before = visits[index]!;
      const changes: PastMoveEvent['changes'] = { [stage.id]: [before.stageKey, visit.stageKey] };
      return { visit, before, event: { recordId: visit.recordId, at: visit.enteredAt, changes } };
    }),
  );
  const events = untold.map(({ event }) => event);
  const seqs = await insertMoveEvents(tx, ctx.workspace, events, {
    actorId: ctx.actor.userId,
    door: DOORS[ctx.door],
    objectId: object.id,
    kind: EVENT_KINDS.moved,
    batchId: ctx.batchId ?? null,
  });
  for (const [index, { visit, before }] of untold.entries()) {
    visit.enterSeq = seqs[index] ?? null;
    before.leaveSeq = visit.enterSeq;
  }
}

/** The spans of new records that have a past: what the records are now, laid over the stages that they were in. */
export async function insertPastSpans(
  tx: Transaction,
  ctx: Context,
  object: ObjectDefinition,
  funnels: Funnels,
  created: readonly Created[],
): Promise<void> {
  const rows = created.flatMap((record): SpanRow[] => {
    const stages = versionOf(funnels, record.values, record.columns.department_id)?.live.stages ?? [];
    const present = presentSpan(object, record);
    const { recordId, from, to, stageKey, ...state } = present;
    const spans = retileSpans([{ from, to, stageKey, state }], staysOf(record, stages));
    return spans.map((span) => ({
      recordId,
      from: span.from,
      to: span.to,
      stageKey: span.stageKey,
      ...(span.to === null ? span.state : withCategory(span.state, stages, span.stageKey)),
    }));
  });
  await insertSpans(tx, ctx.workspace, object.id, rows);
}

function presentSpan(object: ObjectDefinition, { id, at, values, columns }: Created): SpanRow {
  const { amount, closeDate, category } = object.tracked ?? {};
  const text = (value: unknown) => (typeof value === 'string' ? value : null);
  const tracked = (key: string | undefined) => (key === undefined ? null : text(values[key]));
  return {
    recordId: id,
    from: at,
    to: null,
    stageKey: text(values.stage),
    funnelKey: text(values.funnel),
    ownerId: text(values.owner),
    departmentId: text(columns.department_id),
    amount: tracked(amount),
    closeDate: tracked(closeDate),
    category: tracked(category),
    deleted: false,
  };
}

/** Where a record stands at the end of its past; undefined without one. */
export function presentStay(draft: Draft, stages: readonly Stage[]): { stay: Visit; stage: Stage } | undefined {
  const stay = staysOf(draft, stages).at(-1);
  const stage = stay && stages.find(({ key }) => key === stay.stageKey);
  return stage ? { stay, stage } : undefined;
}
