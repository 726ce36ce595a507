import type { LiveEvent, LiveEventName } from '#contract/live.ts';
import { LIVE_EVENT_NAMES, LONGEST_LOOK_BACK } from '#contract/liveEvents.ts';

export type LiveStatus = 'open' | 'connecting' | 'paused';
export type LiveHandlers = {
  onEvent<Name extends LiveEventName>(name: Name, data: LiveEvent<Name>): void;
  onStatus(status: LiveStatus): void;
  /** The stream cannot be opened, or the server ended it because nobody is signed in: find out. */
  onRefused(): void;
};

const HIDDEN_PAUSE_MS = 5 * 60_000;
/** The server says something every 20 seconds; nothing for so long is a dead line. */
const SILENCE_MS = 50_000;
const LONGEST_RETRY_MS = 30_000;

/**
 * Keeps one stream open while the page is looked at, and goes on where it stopped. A page in a hidden tab rests after five minutes, or at once when
 * another page of the same browser opens its stream: browsers allow few connections to one host.
 */
export function keepLiveConnection(handlers: LiveHandlers): () => void {
  let source: EventSource | undefined;
  let lastId = '';
  let failures = 0;
  let timers: { retry?: number; silence?: number; hidden?: number } = {};
  const others = new BroadcastChannel('loudou.live');

  const clear = (...names: (keyof typeof timers)[]) => {
    for (const name of names) window.clearTimeout(timers[name]);
  };
  const close = () => {
    source?.close();
    source = undefined;
    clear('retry', 'silence');
  };
  const pause = () => {
    close();
    handlers.onStatus('paused');
  };
  const retry = () => {
    close();
    handlers.onStatus('connecting');
    const wait = Math.min(LONGEST_RETRY_MS, 1_000 * 2 ** failures++) * (0.5 + Math.random() / 2);
    timers.retry = window.setTimeout(connect, wait);
  };
  const watch = () => {
    clear('silence');
    timers.silence = window.setTimeout(retry, SILENCE_MS);
  };

  const receive = (name: LiveEventName) => (event: MessageEvent<string>) => {
    watch();
    if (event.lastEventId) lastId = event.lastEventId;
    const data: unknown = JSON.parse(event.data);
    if (name === 'end') ended((data as LiveEvent<'end'>).reason);
    else handlers.onEvent(name, data as LiveEvent<typeof name>);
  };
  const ended = (reason: LiveEvent<'end'>['reason']) => {
    if (reason === 'stopping') return retry();
    pause();
    if (reason === 'signedOut') handlers.onRefused();
  };

  const connect = () => {
    close();
    handlers.onStatus('connecting');
    others.postMessage('open');
    const opened = new EventSource(addressOf(lastId));
    source = opened;
    opened.onopen = () => {
      failures = 0;
      handlers.onStatus('open');
      watch();
    };
    opened.onerror = () => {
      if (failures > 0) handlers.onRefused();
      retry();
    };
    for (const name of LIVE_EVENT_NAMES) opened.addEventListener(name, receive(name));
    watch();
  };

  const looked = () => {
    clear('hidden');
    if (document.hidden) timers.hidden = window.setTimeout(pause, HIDDEN_PAUSE_MS);
    else if (!source) connect();
  };
  const online = () => {
    failures = 0;
    if (!document.hidden) connect();
  };
  others.onmessage = () => {
    if (document.hidden) pause();
  };
  document.addEventListener('visibilitychange', looked);
  window.addEventListener('focus', looked);
  window.addEventListener('online', online);
  looked();

  return () => {
    document.removeEventListener('visibilitychange', looked);
    window.removeEventListener('focus', looked);
    window.removeEventListener('online', online);
    others.close();
    close();
    clear('hidden');
    timers = {};
  };
}

/** At first the stream looks back to the page's beginning: nothing is lost between its first reads and now. */
function addressOf(lastId: string): string {
  const lookBack = String(Math.min(LONGEST_LOOK_BACK, Math.ceil(performance.now())));
  const query: Record<string, string> = lastId ? { after: lastId } : { lookBack };
  return `/api/live?${new URLSearchParams(query)}`;
}
