import {
  infiniteQueryOptions,
  queryOptions,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { NotificationKind } from '#contract/notificationKinds.ts';
import type { NotificationBody, NotificationList, NotificationPreferences } from '#contract/notifications.ts';
import { api } from './client.ts';

const ROOT = 'notifications';
const LATEST = 8;

const latestQuery = queryOptions({
  queryKey: [ROOT, 'latest'],
  queryFn: ({ signal }) => api.get<NotificationList>('/notifications', { query: { limit: LATEST }, signal }),
});

/** The newest few, and how many are unread. */
export function useLatestNotifications() {
  return useQuery(latestQuery);
}

export type NotificationFilter = { unread?: boolean | undefined; kind?: NotificationKind | undefined };

/** All of the reader's notifications, page by page. */
export function useNotificationPages({ unread, kind }: NotificationFilter) {
  return useInfiniteQuery(
    infiniteQueryOptions({
      queryKey: [ROOT, 'pages', { unread, kind }],
      queryFn: ({ signal, pageParam }) =>
        api.get<NotificationList>('/notifications', {
          query: { unread: unread || undefined, kind, before: pageParam || undefined },
          signal,
        }),
      initialPageParam: 0,
      getNextPageParam: (page: NotificationList) => page.next,
    }),
  );
}

/** Reads again what shows notifications. */
export function useRefreshNotifications(): () => void {
  const client = useQueryClient();
  return () => {
    void client.invalidateQueries({ queryKey: [ROOT, 'latest'] });
    void client.invalidateQueries({ queryKey: [ROOT, 'pages'] });
    // What is asked of one is told by a notification, and by nothing else: its record may be hidden.
    void client.invalidateQueries({ queryKey: ['approvals'] });
  };
}

/** Marks some as read, or all. The bell shows it at once. */
export function useMarkRead() {
  const client = useQueryClient();
  const refresh = useRefreshNotifications();
  return useMutation({
    mutationFn: (which: { ids: number[] } | { all: true }) =>
      api.post<{ unread: number }>('/notifications/read', which),
    onMutate: (which) => {
      const isRead = ({ id }: NotificationBody) => 'all' in which || which.ids.includes(id);
      client.setQueryData(latestQuery.queryKey, (list) => list && withRead(list, isRead, 'all' in which));
    },
    onSettled: refresh,
  });
}

function withRead(list: NotificationList, isRead: (item: NotificationBody) => boolean, all: boolean): NotificationList {
  const newly = list.items.filter((item) => !item.read && isRead(item)).length;
  return {
    ...list,
    unread: all ? 0 : Math.max(0, list.unread - newly),
    items: list.items.map((item) => (isRead(item) ? { ...item, read: true } : item)),
  };
}

const preferencesQuery = queryOptions({
  queryKey: [ROOT, 'preferences'],
  queryFn: ({ signal }) => api.get<NotificationPreferences>('/notifications/preferences', { signal }),
});

export function useNotificationPreferences() {
  return useQuery(preferencesQuery);
}

/** Turns a kind on or off. */
export function useSetNotificationPreference() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ kind, app }: { kind: NotificationKind; app: boolean }) =>
      api.put<NotificationPreferences>('/notifications/preferences', { [kind]: { app } }),
    onMutate: ({ kind, app }) => {
      const before = client.getQueryData(preferencesQuery.queryKey);
      client.setQueryData(preferencesQuery.queryKey, (known) => known && { ...known, [kind]: { app } });
      return before;
    },
    onSuccess: (stored) => client.setQueryData(preferencesQuery.queryKey, stored),
    onError: (_error, _wish, before) => client.setQueryData(preferencesQuery.queryKey, before),
  });
}
