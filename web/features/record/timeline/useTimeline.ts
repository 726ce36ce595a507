import { useObject } from '../../../api/objects.ts';
import { useHistory, useRecordPages } from '../../../api/records.ts';
import { useHere } from '../here.ts';
import type { Sources } from './entries.ts';

const PAGE = 50;

/** The reference field of follow-ups that points at this kind of record; undefined where follow-ups do not. */
export function useActivityLink(): string | undefined {
  const { object } = useHere();
  const activity = useObject('activity');
  if (object.key === 'activity') return undefined;
  return activity?.fields.find((field) => !field.system && field.target === object.key)?.key;
}

/** History and follow-ups of the record, as far as they are read. */
export function useTimeline(link: string | undefined) {
  const { object, record } = useHere();
  const history = useHistory(object.key, record.id);
  const activities = useRecordPages(
    'activity',
    {
      filter: { field: link ?? 'owner', op: 'eq', value: record.id },
      sort: [{ field: 'at', descending: true }],
      limit: PAGE,
    },
    link !== undefined,
  );
  const pages = history.data?.pages ?? [];
  const lists = activities.data?.pages ?? [];
  const sources: Sources = {
    history: pages.flatMap((page) => page.entries),
    activities: lists.flatMap((page) => page.records),
    moreHistory: history.hasNextPage,
    moreActivities: activities.hasNextPage,
  };
  const references = Object.assign({}, ...[...lists, ...pages].map((page) => page.references));
  const loadOlder = () => {
    if (history.hasNextPage) void history.fetchNextPage();
    if (activities.hasNextPage) void activities.fetchNextPage();
  };
  return {
    sources,
    references,
    loadOlder,
    hasOlder: history.hasNextPage || activities.hasNextPage,
    /** The last attempt to read older entries failed; what was read before still stands. */
    failed: history.isFetchNextPageError || activities.isFetchNextPageError,
    isLoadingOlder: history.isFetchingNextPage || activities.isFetchingNextPage,
    isPending: history.isPending || (link !== undefined && activities.isPending),
    error: (history.data ? null : history.error) ?? (activities.data ? null : activities.error),
    retry: () => {
      void history.refetch();
      if (link) void activities.refetch();
    },
  };
}
