import type { Logger } from 'pino';
import type { Pools } from '../context.ts';
import { listenToEvents, selectPumpedWorkspaces } from './eventQueries.ts';
import { type LaneQueue, type Rest, startLaneQueue } from './laneQueue.ts';
import { pumpBatch } from './pumpBatch.ts';
import { holdSession } from './session.ts';
import type { Consumer, PumpedWorkspace } from './types.ts';

export type EventPumpOptions = {
  pools: Pools;
  /** Address for LISTEN as the application; a session each, not a transaction pooler. */
  url: string;
  log: Logger;
  consumers: readonly Consumer[];
  /** Milliseconds between looks that need no notification. Default 5 000. */
  sweepMs?: number;
  /** Most events given to a consumer at once. Default 500. */
  batchSize?: number;
};

export type EventPump = {
  /** Lets batches that run finish, and takes no more. */
  stop(): Promise<void>;
};

/** Turns at once, over all workspaces and consumers; each takes a connection of the application's pool. */
const CONCURRENCY = 4;
const LONGEST_BACKOFF_MS = 5 * 60_000;

/** One consumer in one workspace. */
type Lane = { workspace: PumpedWorkspace; consumer: Consumer; limit: number; failures: number; waits: number };

/**
 * Follows the event logs of all workspaces and feeds the consumers. Woken by `notifyEvents`, and by a sweep when a notification was lost. Any
 * number of processes may run one: a consumer's batches in one workspace are handled by one process at a time.
 */
export async function startEventPump(options: EventPumpOptions): Promise<EventPump> {
  const { pools, url, log, consumers, sweepMs = 5_000, batchSize = 500 } = options;
  if (consumers.length === 0) return { async stop() {} };
  const lanes = new Map<string, Lane>();
  let stopped = false;
  const queue = startLaneQueue(CONCURRENCY, async (key) => {
    const lane = lanes.get(key);
    return lane ? takeTurn(lane, options, batchSize) : 'until woken';
  });

  let swept = Promise.resolve();
  const sweep = () => {
    swept = swept.then(lookAround);
    return swept;
  };
  const lookAround = async () => {
    if (stopped) return;
    try {
      const workspaces = await selectPumpedWorkspaces(pools.app);
      meet(lanes, workspaces, consumers, batchSize);
      for (const key of lanes.keys()) queue.wake(key);
    } catch (error) {
      log.warn({ err: error }, 'the event pump could not look for workspaces; it looks again');
    }
  };
  const session = await holdSession({
    url,
    name: 'loudou event pump',
    log,
    async prepare(client) {
      await listenToEvents(client);
      // What was announced while nobody listened.
      void sweep();
    },
    onNotification({ payload }) {
      if (!wakeWorkspace(lanes, queue, payload)) void sweep();
    },
  });
  const sweeping = setInterval(() => void sweep(), sweepMs);
  await sweep();

  return {
    async stop() {
      stopped = true;
      clearInterval(sweeping);
      await Promise.all([session.close(), queue.stop(), swept]);
    },
  };
}

const keyOf = (workspace: PumpedWorkspace, consumer: Consumer) => `${workspace.schema} ${consumer.name}`;

function meet(
  lanes: Map<string, Lane>,
  workspaces: PumpedWorkspace[],
  consumers: readonly Consumer[],
  limit: number,
): void {
  const gone = new Set(lanes.keys());
  for (const workspace of workspaces) {
    for (const consumer of consumers) {
      const key = keyOf(workspace, consumer);
      gone.delete(key);
      if (!lanes.has(key)) lanes.set(key, { workspace, consumer, limit, failures: 0, waits: 0 });
    }
  }
  for (const key of gone) lanes.delete(key);
}

function wakeWorkspace(lanes: Map<string, Lane>, queue: LaneQueue, schema: string | undefined): boolean {
  const keys = [...lanes].filter(([, lane]) => lane.workspace.schema === schema).map(([key]) => key);
  for (const key of keys) queue.wake(key);
  return keys.length > 0;
}

async function takeTurn(lane: Lane, { pools, log }: EventPumpOptions, batchSize: number): Promise<Rest> {
  try {
    const batch = await pumpBatch(pools.app, lane.workspace, lane.consumer, lane.limit, log);
    lane.failures = 0;
    lane.limit = Math.min(batchSize, lane.limit * 2);
    lane.waits = batch.next === 'waiting' ? lane.waits + 1 : 0;
    if (batch.next === 'more') return { afterMs: 0, deaf: false };
    // The transaction that others wait for may end without a notification.
    if (batch.next === 'waiting') return { afterMs: Math.min(1_000, 25 * 2 ** lane.waits), deaf: false };
    return 'until woken';
  } catch (error) {
    return afterFailure(lane, log, error);
  }
}

/** Tries ever smaller batches, so that events before one that cannot be handled still get through. */
function afterFailure(lane: Lane, log: Logger, error: unknown): Rest {
  const { workspace, consumer, limit } = lane;
  log.error(
    { err: error, workspace: workspace.slug, consumer: consumer.name, events: limit, failures: lane.failures + 1 },
    'an event consumer failed; it is tried again',
  );
  const afterMs = Math.min(LONGEST_BACKOFF_MS, 500 * 2 ** lane.failures) * (0.75 + Math.random() / 2);
  lane.failures = Math.min(20, lane.failures + 1);
  lane.limit = Math.max(1, Math.floor(limit / 2));
  return { afterMs, deaf: true };
}
