import type { HistoryAnswer, RecordBody } from '#contract/records.ts';

export type HistoryEntry = HistoryAnswer['entries'][number];
export type Entry = { key: string; at: string } & (
  | { kind: 'followUp'; activity: RecordBody; replies: RecordBody[] }
  | { kind: 'change'; change: HistoryEntry }
);
export const ENTRY_FILTERS = ['all', 'followUps', 'changes', 'moves', 'files'] as const;
export type EntryFilter = (typeof ENTRY_FILTERS)[number];

export type Sources = {
  history: readonly HistoryEntry[];
  activities: readonly RecordBody[];
  /** Older history or follow-ups are not read yet: what lies before what was read must wait for them. */
  moreHistory: boolean;
  moreActivities: boolean;
};

export type Wish = {
  filter: EntryFilter;
  /** Only what this person did. */
  person?: string | undefined;
  /** Only entries with this text, however it is written. */
  text?: string;
};

const MOVES: ReadonlySet<string> = new Set(['moved', 'converted']);

/** Follow-ups and changes in one line of time, newest first, as far as they are wished for. */
export function mergeEntries(sources: Sources, wish: Wish): Entry[] {
  const { filter } = wish;
  const followUps = filter === 'changes' || filter === 'moves' ? [] : withReplies(sources.activities);
  const changes = filter === 'followUps' || filter === 'files' ? [] : changesOf(sources.history);
  const oldest = bothRead(sources, filter);
  return [...followUps, ...changes]
    .filter((entry) => entry.at >= oldest && isWished(entry, wish))
    .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}

/** Since when both sources are read, where both are shown. */
function bothRead({ history, activities, moreHistory, moreActivities }: Sources, filter: EntryFilter): string {
  if (filter !== 'all') return '';
  const ends = [
    ...(moreHistory ? [history.at(-1)?.at ?? ''] : []),
    ...(moreActivities ? [String(activities.at(-1)?.values.at ?? '')] : []),
  ];
  return ends.reduce((latest, end) => (end > latest ? end : latest), '');
}

/** A reply stands below what it answers; where that was not read, it stands for itself. */
function withReplies(activities: readonly RecordBody[]): Entry[] {
  const ids = new Set(activities.map((activity) => activity.id));
  const rootOf = (activity: RecordBody) => String(activity.values.replyTo ?? '');
  const replies = Map.groupBy(
    activities.filter((activity) => ids.has(rootOf(activity))),
    rootOf,
  );
  return activities
    .filter((activity) => !ids.has(rootOf(activity)))
    .map((activity) => ({
      key: activity.id,
      at: String(activity.values.at),
      kind: 'followUp',
      activity,
      replies: (replies.get(activity.id) ?? []).toSorted((a, b) =>
        String(a.values.at) < String(b.values.at) ? -1 : 1,
      ),
    }));
}

function changesOf(history: readonly HistoryEntry[]): Entry[] {
  return history
    .filter((change) => change.kind !== 'updated' || change.changes.length > 0)
    .map((change) => ({ key: String(change.seq), at: change.at, kind: 'change', change }));
}

function isWished(entry: Entry, { filter, person, text }: Wish): boolean {
  if (person && !peopleIn(entry).includes(person)) return false;
  if (text && !textOf(entry).includes(text.trim().toLowerCase())) return false;
  if (filter === 'moves') return entry.kind === 'change' && MOVES.has(entry.change.kind);
  if (filter === 'changes') return entry.kind === 'change' && !MOVES.has(entry.change.kind);
  if (filter === 'files') return entry.kind === 'followUp' && touchesOf(entry).some(({ values }) => values.files);
  return true;
}

type Touch = Extract<Entry, { kind: 'followUp' }>;
const touchesOf = ({ activity, replies }: Touch) => [activity, ...replies];

const peopleIn = (entry: Entry): string[] =>
  entry.kind === 'change'
    ? [entry.change.actor?.id ?? '']
    : touchesOf(entry).map(({ values }) => String(values.owner ?? ''));

const textOf = (entry: Entry): string =>
  (entry.kind === 'change'
    ? [entry.change.note ?? '', ...entry.change.changes.flatMap(({ before, after }) => [before, after])]
    : touchesOf(entry).flatMap(({ values }) => [values.content, values.nextStep])
  )
    .map((part) => String(part ?? ''))
    .join('\n')
    .toLowerCase();

/** Entries under their day, newest day first. */
export function byDay(entries: readonly Entry[], dayOf: (at: string) => string): { day: string; entries: Entry[] }[] {
  return [...Map.groupBy(entries, (entry) => dayOf(entry.at))].map(([day, list]) => ({ day, entries: list }));
}

/** Everyone who stands in the line of time, by name. */
export function peopleOf(
  { history, activities }: Pick<Sources, 'history' | 'activities'>,
  nameOf: (id: string) => string | undefined,
): { id: string; name: string }[] {
  const people = new Map<string, string>();
  for (const { actor } of history) if (actor) people.set(actor.id, actor.name);
  for (const { values } of activities) {
    const id = String(values.owner ?? '');
    const name = nameOf(id);
    if (name) people.set(id, name);
  }
  return [...people].map(([id, name]) => ({ id, name }));
}
