import { useObject } from '../../../api/objects.ts';
import { useHistory, useRecords } from '../../../api/records.ts';
import { useHere } from '../here.ts';

const MOST = 200;

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
  const activities = useRecords(
    'activity',
    {
      filter: { field: link ?? 'owner', op: 'eq', value: record.id },
      sort: [{ field: 'at', descending: true }],
      limit: MOST,
    },
    link !== undefined,
  );
  const pages = history.data?.pages ?? [];
  return {
    history,
    activities,
    sources: {
      history: pages.flatMap((page) => page.entries),
      activities: activities.data?.records ?? [],
      moreHistory: history.hasNextPage,
    },
    references: Object.assign({}, activities.data?.references, ...pages.map((page) => page.references)),
  };
}
