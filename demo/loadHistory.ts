import type { ObjectDefinition } from '#domain/objects/index.ts';
import { EVENT_KINDS } from '#server/modules/records/index.ts';
import { DOORS } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/sql.ts';
import type { History } from './history.ts';
import { type EventRow, insertEvents, insertSpans, insertVisits, type SpanRow, type VisitRow } from './loadQueries.ts';
import { chunks, iso } from './loadRows.ts';
import type { DemoRecord, DemoStaged } from './types.ts';

/** What a record went through; those without a funnel know owners and departments only. */
export type Told = { record: DemoRecord; object: ObjectDefinition; history?: History };

export type HistoryGround = {
  tx: Transaction;
  workspace: { schema: string };
  /** Live version by funnel key. */
  versions: Map<string, number>;
  /** When the system began: what is older was brought over then. */
  startAt: number;
};

export const isStaged = (record: DemoRecord): record is DemoStaged => 'moves' in record;

type Numbered = { row: EventRow; seq: number };

/** Events of all records in the order of time, then the visits and spans that follow from them. */
export async function writeHistory(
  ground: HistoryGround,
  told: readonly Told[],
  onProgress: (share: number) => void,
): Promise<void> {
  const { tx, workspace } = ground;
  const events = new Map<string, Numbered[]>();
  for (const each of told) {
    const rows = eventsOf(ground, each);
    events.set(
      each.record.id,
      rows.map((row) => ({ row, seq: 0 })),
    );
  }
  const inOrder = [...events.values()].flat().sort((a, b) => Number(a.row.at > b.row.at) - Number(a.row.at < b.row.at));
  let done = 0;
  for (const chunk of chunks(inOrder)) {
    const rows = chunk.map(({ row }) => row);
    const numbers = await insertEvents(tx, workspace, rows);
    for (const [index, event] of chunk.entries()) event.seq = numbers[index] ?? 0;
    done += chunk.length;
    onProgress((0.7 * done) / inOrder.length);
  }
  for (const { object, part } of byObject(told)) {
    for (const chunk of chunks(part)) {
      const visits = chunk.flatMap((each) => visitsOf(ground, each, events));
      await insertVisits(tx, workspace, object.id, visits);
      await insertSpans(tx, workspace, object.id, chunk.flatMap(spansOf));
    }
  }
  onProgress(1);
}

function byObject(told: readonly Told[]): { object: ObjectDefinition; part: Told[] }[] {
  const staged = Map.groupBy(
    told.filter((each) => each.history),
    (each) => each.object,
  );
  return [...staged].map(([object, part]) => ({ object, part }));
}

function eventsOf({ startAt }: HistoryGround, { record, object, history }: Told): EventRow[] {
  const fieldIds = new Map(object.fields.map((field) => [field.key, field.id]));
  const event = (at: number, by: string, kind: keyof typeof EVENT_KINDS, changes: EventRow['changes']): EventRow => ({
    at: iso(at),
    // What is older than the system was brought over when it began.
    recordedAt: iso(Math.max(at, startAt)),
    actorId: by,
    door: at < startAt ? DOORS.import : DOORS.page,
    objectId: object.id,
    recordId: record.id,
    kind: EVENT_KINDS[kind],
    changes:
      changes && Object.fromEntries(Object.entries(changes).map(([key, pair]) => [fieldIds.get(key) ?? key, pair])),
  });
  const created = event(record.createdAt, record.createdBy, 'created', null);
  if (history) {
    const { happenings } = history;
    return [created, ...happenings.map(({ at, by, kind, changes }) => event(at, by, kind, changes))];
  }
  const changed = (record.changes ?? []).map(({ at, by, field, from, to }) =>
    event(at, by, field === 'owner' ? 'reassigned' : 'updated', { [field]: [from, to] }),
  );
  return [created, ...changed];
}

/** Visits tile a record's time: each ends where the next begins. */
function visitsOf({ versions }: HistoryGround, { record, history }: Told, events: Map<string, Numbered[]>): VisitRow[] {
  if (!history || !isStaged(record)) return [];
  const numbers = events.get(record.id) ?? [];
  const entries = [
    { move: record.moves[0], state: history.first, seq: numbers[0]?.seq ?? 0 },
    ...history.happenings.flatMap(({ move, after }, index) =>
      move ? [{ move, state: after, seq: numbers[index + 1]?.seq ?? 0 }] : [],
    ),
  ];
  return entries.flatMap(({ move, state, seq }, index): VisitRow[] => {
    const next = entries[index + 1];
    if (!move) return [];
    return [
      {
        recordId: record.id,
        ordinal: index + 1,
        funnel: record.funnel,
        versionId: versions.get(record.funnel) ?? 0,
        stage: move.stage,
        enteredAt: iso(move.at),
        leftAt: next?.move ? iso(next.move.at) : null,
        enteredBy: move.by,
        entryKind: move.kind,
        exitKind: next?.move?.kind ?? null,
        nextStage: next?.move?.stage ?? null,
        enterSeq: seq,
        leaveSeq: next?.seq ?? null,
        ownerId: state.ownerId,
        departmentId: state.departmentId,
        amount: state.amount,
      },
    ];
  });
}

/** One span per state; what changed within one moment leaves none. */
function spansOf({ record, object, history }: Told): SpanRow[] {
  if (!history || !isStaged(record)) return [];
  const states = [
    { at: record.createdAt, state: history.first },
    ...history.happenings.map(({ at, after }) => ({ at, state: after })),
  ];
  const lasting = states.filter(({ at }, index) => states[index + 1]?.at !== at);
  return lasting.map(({ at, state }, index): SpanRow => {
    const next = lasting[index + 1];
    return {
      recordId: record.id,
      from: iso(at),
      to: next ? iso(next.at) : null,
      funnel: record.funnel,
      stage: state.stage,
      ownerId: state.ownerId,
      departmentId: state.departmentId,
      amount: object.tracked?.amount ? state.amount : null,
      closeDate: object.tracked?.closeDate ? state.closeDate : null,
      category: object.tracked?.category ? state.category : null,
    };
  });
}
