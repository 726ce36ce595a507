import { type Query, type QueryClient, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import type { LiveChange, LiveEvent, LiveEventName } from '#contract/live.ts';
import { keepLiveConnection, type LiveStatus } from './liveConnection.ts';
import { affects, type Heard, hasHeard, NOTHING_HEARD, withChanges, withResync } from './liveMerge.ts';
import { sessionQuery, useSession } from './session.ts';

export type { LiveChange } from '#contract/live.ts';

/** `objects`: with `resync`, the only objects that changed; without it anything may have. */
export type LiveListener = (changes: readonly LiveChange[] | 'resync', objects?: readonly string[]) => void;

const listeners = new Set<LiveListener>();
const notified = new Set<(id: number | null) => void>();
const statusListeners = new Set<() => void>();
let status: LiveStatus = 'paused';

const GATHER_MS = 300;
/** While much is going on, pages are read again no more often than this. */
const PAUSE_MS = 2_000;

/** Connects the page to what others do. Once, in the shell. */
export function LiveProvider({ children }: { children: ReactNode }): ReactNode {
  const client = useQueryClient();
  const me = useSession().user.id;
  useEffect(() => {
    const reading = readAgain(client, me);
    const stop = keepLiveConnection({
      onEvent: (name, data) => spread(name, data, reading, client),
      onStatus: setStatus,
      onRefused: () => void client.invalidateQueries({ queryKey: sessionQuery.queryKey }),
    });
    return () => {
      stop();
      reading.stop();
      setStatus('paused');
    };
  }, [client, me]);
  return children;
}

/** Hears of records that others changed (and of this page's own changes). */
export function useLiveChanges(listener: LiveListener): void {
  const heard = useEffectEvent(listener);
  useEffect(() => {
    const hear: LiveListener = (changes, objects) => heard(changes, objects);
    listeners.add(hear);
    return () => {
      listeners.delete(hear);
    };
  }, []);
}

/** Hears of the reader's own notifications; without an id something was read elsewhere. */
export function useLiveNotifications(listener: (id: number | null) => void): void {
  const heard = useEffectEvent(listener);
  useEffect(() => {
    const hear = (id: number | null) => heard(id);
    notified.add(hear);
    return () => {
      notified.delete(hear);
    };
  }, []);
}

/** Whether what others do arrives now. `paused`: nobody looks at the page. */
export function useLiveStatus(): LiveStatus {
  return useSyncExternalStore(
    (changed) => {
      statusListeners.add(changed);
      return () => statusListeners.delete(changed);
    },
    () => status,
  );
}

function setStatus(next: LiveStatus): void {
  if (status === next) return;
  // What came for the reader while nobody listened.
  if (next === 'open') for (const listener of notified) listener(null);
  status = next;
  for (const listener of statusListeners) listener();
}

type Reading = ReturnType<typeof readAgain>;

function spread<Name extends LiveEventName>(
  name: Name,
  data: LiveEvent<Name>,
  reading: Reading,
  client: QueryClient,
): void {
  if (name === 'changes') {
    const { changes } = data as LiveEvent<'changes'>;
    reading.hear((heard, me) => withChanges(heard, changes, me));
    for (const listener of listeners) listener(changes);
  } else if (name === 'resync') {
    const { objects } = data as LiveEvent<'resync'>;
    reading.hear((heard) => withResync(heard, objects));
    for (const listener of listeners) listener('resync', objects);
  } else if (name === 'notification') {
    for (const listener of notified) listener((data as LiveEvent<'notification'>).id);
  } else if (name === 'definitions') {
    for (const root of ['session', 'objects', 'funnels', 'departments', 'users']) {
      void client.invalidateQueries({ queryKey: [root] });
    }
  }
}

/** Gathers what was heard and reads again what shows it, when no write of this page is under way. */
function readAgain(client: QueryClient, me: string) {
  let heard: Heard = NOTHING_HEARD;
  let timer: number | undefined;
  let readAt = 0;
  let wroteAt = Number.NEGATIVE_INFINITY;
  const unsubscribe = client.getMutationCache().subscribe((event) => {
    if (event.type === 'updated' && event.mutation.state.status === 'success') wroteAt = Date.now();
  });
  const afterOwnWrite = ({ state }: Query) =>
    Date.now() - wroteAt < 5_000 && (state.fetchStatus === 'fetching' || state.dataUpdatedAt >= wroteAt);

  const flush = () => {
    timer = undefined;
    if (!hasHeard(heard)) return;
    if (client.isMutating() > 0) return later();
    const all = heard;
    heard = NOTHING_HEARD;
    readAt = Date.now();
    void client.invalidateQueries({
      predicate: (query) => affects({ key: query.queryKey, heard: all, afterOwnWrite: afterOwnWrite(query) }),
    });
  };
  const later = () => {
    timer ??= window.setTimeout(flush, Math.max(GATHER_MS, readAt + PAUSE_MS - Date.now()));
  };
  return {
    hear(change: (heard: Heard, me: string) => Heard): void {
      heard = change(heard, me);
      later();
    },
    stop(): void {
      window.clearTimeout(timer);
      unsubscribe();
    },
  };
}
