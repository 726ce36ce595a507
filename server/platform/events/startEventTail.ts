import type { Logger } from 'pino';
import type { Pools } from '../context.ts';
import {
  CHANNEL,
  hasWaitingEvents,
  listenTo,
  selectEventsAfter,
  selectFlooded,
  selectHorizon,
  selectPumpedWorkspaces,
} from './eventQueries.ts';
import { type LaneQueue, type Rest, startLaneQueue } from './laneQueue.ts';
import { holdSession, type Session } from './session.ts';
import type { EventSource, LoggedEvent, Position } from './types.ts';

/**
 * Events in order, and the place in the log after them. `skipped`: objects of which thousands more were logged before that place, which
 * nobody reads one by one.
 */
export type TailBatch = { events: LoggedEvent[]; position: Position; skipped: number[] };
export type Followed = {
  /** Every event after this place comes to the listener; those up to it stand for good and may be read. */
  position: Position;
  stop(): void;
};

export type EventTailOptions = {
  pools: Pools;
  /** Address for LISTEN; without one, only the sweep looks. */
  url: string | undefined;
  log: Logger;
  /** Other channels to hear, by name. */
  channels?: Record<string, (payload: string) => void>;
  /** Called at every sweep, with the workspaces that are followed and still exist. */
  onSweep?: (workspaces: { id: number; schema: string; epoch: number }[]) => Promise<void>;
  /** Milliseconds between looks that need no notification. Default 5 000. */
  sweepMs?: number;
  /** Most events at once. Default 500. */
  batchSize?: number;
  /** So many events behind, those are skipped. Default 5 000. */
  flood?: number;
};

export type EventTail = {
  /** Calls back with what is logged in a workspace from now on. One listener per workspace. */
  follow(workspace: EventSource, listener: (batch: TailBatch) => Promise<void>): Promise<Followed>;
  stop(): Promise<void>;
};

type Lane = {
  workspace: EventSource;
  position: Position;
  waits: number;
  listener: (batch: TailBatch) => Promise<void>;
};

const CONCURRENCY = 2;
/** Notifications that come close together are answered by one look. */
const GATHER_MS = 30;

/**
 * Follows event logs in this process alone: every process that tails a workspace is given every event, from the moment it begins. Nothing is
 * kept between runs; for effects that must happen once for all processes there is the pump. Costs nothing while nobody follows.
 */
export function startEventTail(options: EventTailOptions): EventTail {
  const { pools, url, log, sweepMs = 5_000 } = options;
  const lanes = new Map<string, Lane>();
  const queue = startLaneQueue(CONCURRENCY, async (schema) => {
    const lane = lanes.get(schema);
    return lane ? look(lane, options) : 'until woken';
  });
  let session: Promise<Session> | undefined;
  let sweeping: NodeJS.Timeout | undefined;
  let stopped = false;

  const sweep = async () => {
    for (const schema of lanes.keys()) queue.wake(schema);
    if (lanes.size === 0 || stopped) return;
    try {
      const there = await selectPumpedWorkspaces(pools.app);
      await options.onSweep?.(there.filter(({ schema }) => lanes.has(schema)));
    } catch (error) {
      log.warn({ err: error }, 'the event tail could not look for workspaces; it looks again');
    }
  };
  const begin = async () => {
    sweeping ??= setInterval(() => void sweep(), sweepMs).unref();
    if (url) session ??= listen(url, options, lanes, queue);
    await session;
  };

  return {
    async follow(workspace, listener) {
      await begin();
      const position = await selectHorizon(pools.app);
      const lane: Lane = { workspace, position, waits: 0, listener };
      lanes.set(workspace.schema, lane);
      queue.wake(workspace.schema);
      return {
        position,
        stop() {
          if (lanes.get(workspace.schema) === lane) lanes.delete(workspace.schema);
        },
      };
    },
    async stop() {
      stopped = true;
      clearInterval(sweeping);
      lanes.clear();
      await Promise.all([queue.stop(), session?.then((held) => held.close())]);
    },
  };
}

function listen(
  url: string,
  { log, channels = {} }: EventTailOptions,
  lanes: Map<string, Lane>,
  queue: LaneQueue,
): Promise<Session> {
  return holdSession({
    url,
    name: 'loudou event tail',
    log,
    async prepare(client) {
      for (const channel of [CHANNEL, ...Object.keys(channels)]) await listenTo(client, channel);
      // What was announced while nobody listened.
      for (const schema of lanes.keys()) queue.wake(schema);
    },
    onNotification({ channel, payload = '' }) {
      if (channel === CHANNEL) queue.wake(payload);
      else channels[channel]?.(payload);
    },
  });
}

async function look(lane: Lane, { pools, log, batchSize = 500, flood = 5_000 }: EventTailOptions): Promise<Rest> {
  try {
    const horizon = await selectHorizon(pools.app);
    const rows = await selectEventsAfter(pools.app, lane.workspace, lane.position, horizon, batchSize);
    const last = rows.at(-1);
    if (last) {
      const here = { tx: last.tx, seq: last.seq };
      const isFull = rows.length === batchSize;
      const skipped = isFull ? await selectFlooded(pools.app, lane.workspace, here, horizon, flood) : [];
      const position = skipped.length > 0 ? horizon : here;
      await lane.listener({ events: rows.map(({ tx: _, ...event }) => event), position, skipped });
      lane.position = position;
      lane.waits = 0;
    }
    if (rows.length === batchSize) return { afterMs: 0, deaf: false };
    if (await hasWaitingEvents(pools.app, lane.workspace, horizon)) {
      return { afterMs: Math.min(1_000, 10 * 2 ** lane.waits++), deaf: false };
    }
    lane.waits = 0;
    return last ? { afterMs: GATHER_MS, deaf: true } : 'until woken';
  } catch (error) {
    log.warn({ err: error, workspace: lane.workspace.schema }, 'the event tail could not read; it reads again');
    return { afterMs: 1_000, deaf: true };
  }
}
