import { stageOf, type Track } from './track.ts';
import type { DemoChange, DemoMove, DemoStaged, Instant } from './types.ts';

/** What a record was between two changes. */
export type State = {
  stage: string;
  ownerId: string;
  departmentId: string;
  amount: string | null;
  closeDate: string | null;
  category: string;
};

export type Happening = {
  at: Instant;
  by: string;
  kind: 'moved' | 'updated' | 'reassigned';
  /** Field key → old and new value. */
  changes: Record<string, [unknown, unknown]>;
  after: State;
  /** The move that it is, if it is one. */
  move?: DemoMove;
};

export type History = { first: State; happenings: Happening[] };

/**
 * A record's life in order, from its moves and changes. Amounts and dates that change with a move are part of the move;
 * a new owner or department is an event of its own, right after it.
 */
export function historyOf(record: DemoStaged, track: Track): History {
  const changes = record.changes ?? [];
  const before = (field: DemoChange['field'], now: string | null) =>
    changes.find((change) => change.field === field)?.from ?? now;
  const text = (key: string) => (typeof record.values[key] === 'string' ? record.values[key] : null);
  const [creation, ...moves] = record.moves;
  const stage = creation?.stage ?? '';
  const first: State = {
    stage,
    ownerId: before('owner', record.ownerId) ?? '',
    departmentId: before('department', record.departmentId) ?? '',
    amount: before('amount', text('amount')),
    closeDate: before('expectedCloseDate', text('expectedCloseDate')),
    category: stageOf(track, stage).category,
  };
  const happenings: Happening[] = [];
  let state = first;
  const add = (happening: Omit<Happening, 'after'>) => {
    state = after(state, happening, track);
    happenings.push({ ...happening, after: state });
  };
  const times = [...new Set([...moves, ...changes].map((each) => each.at))].sort((a, b) => a - b);
  for (const at of times) {
    const now = changes.filter((change) => change.at === at);
    const move = moves.find((each) => each.at === at);
    const values = pairs(now.filter(isValue));
    const people = pairs(now.filter((change) => !isValue(change)));
    const by = move?.by ?? now[0]?.by ?? '';
    if (move) add({ at, by, kind: 'moved', move, changes: { ...values, ...moveChanges(record, state, move, track) } });
    else if (Object.keys(values).length) add({ at, by, kind: 'updated', changes: values });
    if (Object.keys(people).length) add({ at, by, kind: people.owner ? 'reassigned' : 'updated', changes: people });
  }
  return { first, happenings };
}

const isValue = (change: DemoChange): boolean => change.field === 'amount' || change.field === 'expectedCloseDate';

/** Two changes of one field at one moment are one. */
function pairs(changes: readonly DemoChange[]): Record<string, [string | null, string | null]> {
  const result: Record<string, [string | null, string | null]> = {};
  for (const { field, from, to } of changes) result[field] = [result[field]?.[0] ?? from, to];
  return result;
}

function moveChanges(
  record: DemoStaged,
  state: State,
  move: DemoMove,
  track: Track,
): Record<string, [unknown, unknown]> {
  const [from, to] = [stageOf(track, state.stage), stageOf(track, move.stage)];
  const before = record.moves[record.moves.indexOf(move) - 1];
  const time = (at: Instant | undefined) => (at === undefined ? null : new Date(at).toISOString());
  return {
    stage: [from.key, to.key],
    stageSince: [time(before?.at), time(move.at)],
    ...(from.kind === to.kind ? {} : { stageKind: [from.kind, to.kind] }),
    ...(from.kind === 'open' && to.kind === 'open'
      ? {}
      : { closedAt: [from.kind === 'open' ? null : time(before?.at), to.kind === 'open' ? null : time(move.at)] }),
    ...(from.category === to.category ? {} : { forecastCategory: [from.category, to.category] }),
  };
}

function after(state: State, { changes, move }: Omit<Happening, 'after'>, track: Track): State {
  const text = (key: string, now: string | null) => (changes[key] ? ((changes[key][1] as string | null) ?? null) : now);
  const stage = move?.stage ?? state.stage;
  return {
    stage,
    ownerId: text('owner', state.ownerId) ?? '',
    departmentId: text('department', state.departmentId) ?? '',
    amount: text('amount', state.amount),
    closeDate: text('expectedCloseDate', state.closeDate),
    category: move ? stageOf(track, stage).category : state.category,
  };
}
