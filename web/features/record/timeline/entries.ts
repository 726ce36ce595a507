import type { HistoryAnswer, RecordBody } from '#contract/records.ts';

export type HistoryEntry = HistoryAnswer['entries'][number];
export type Entry = { key: string; at: string } & (
  | { kind: 'followUp'; activity: RecordBody }
  | { kind: 'change'; change: HistoryEntry }
);
export const ENTRY_FILTERS = ['all', 'followUps', 'changes'] as const;
export type EntryFilter = (typeof ENTRY_FILTERS)[number];

type Sources = {
  history: readonly HistoryEntry[];
  activities: readonly RecordBody[];
  /** Older history is not read yet: what lies before what was read must wait for it. */
  moreHistory: boolean;
};

/** Follow-ups and changes in one line of time, newest first. */
export function mergeEntries({ history, activities, moreHistory }: Sources, filter: EntryFilter): Entry[] {
  const oldest = moreHistory && filter === 'all' ? (history.at(-1)?.at ?? '') : '';
  const followUps = activities
    .map((activity): Entry => ({ key: activity.id, at: String(activity.values.at), kind: 'followUp', activity }))
    .filter((entry) => entry.at >= oldest);
  const changes = history
    .filter((change) => change.kind !== 'updated' || change.changes.length > 0)
    .map((change): Entry => ({ key: String(change.seq), at: change.at, kind: 'change', change }));
  const shown = [...(filter === 'changes' ? [] : followUps), ...(filter === 'followUps' ? [] : changes)];
  return shown.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}

export const AGES = ['today', 'week', 'earlier'] as const;
export type Age = (typeof AGES)[number];

/** Entries under the headings 今天, 最近 7 天, 更早; empty headings fall out. */
export function byAge(entries: readonly Entry[], dayOf: (at: string) => string, today: string, weekAgo: string) {
  const ageOf = (entry: Entry): Age => {
    const day = dayOf(entry.at);
    if (day >= today) return 'today';
    return day > weekAgo ? 'week' : 'earlier';
  };
  return AGES.map((age) => ({ age, entries: entries.filter((entry) => ageOf(entry) === age) })).filter(
    (group) => group.entries.length > 0,
  );
}
