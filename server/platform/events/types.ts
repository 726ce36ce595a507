import type { Logger } from 'pino';
import type { Workspace } from '../context.ts';
import type { Transaction } from '../sql.ts';

/** One entry of a workspace's event log. */
export type LoggedEvent = {
  seq: number;
  /** When it was entered, and when it happened. */
  recordedAt: Date;
  at: Date;
  /** Null for the system. */
  actorId: string | null;
  door: number;
  objectId: number;
  recordId: string;
  kind: number;
  batchId: number | null;
  /** The event that led to this one, and how many stand before it in that chain: the loop guard of automation. */
  causeSeq: number | null;
  depth: number;
  /** By field id: old and new value. */
  changes: Record<string, [unknown, unknown]> | null;
  /** Why, in the words of who did it. */
  note: string | null;
  /** What it carries beyond them. */
  details: Record<string, unknown> | null;
};

/** A place in the log: everything up to and with this event was seen. `tx` is an xid8, too wide for a number. */
export type Position = { tx: string; seq: number };

/** What reading and following the log needs to know of a workspace. */
export type EventSource = Pick<Workspace, 'schema' | 'epoch'>;
export type PumpedWorkspace = EventSource & Pick<Workspace, 'id' | 'slug'>;

export type ConsumerContext = {
  /** The transaction in which the cursor moves. */
  tx: Transaction;
  workspace: PumpedWorkspace;
  log: Logger;
};

/**
 * Follows the event log of every workspace. `handle` is given events in order and works only through `ctx.tx` (typically it enqueues jobs),
 * so that its effect and the cursor commit together: each event has its effect exactly once. It may run again after a failure, and keeps
 * the horizon of all readers waiting while it runs, so it must be short and do nothing outside the transaction.
 */
export type Consumer = {
  /** Names the cursor; never reused for something else. */
  name: string;
  /** Where a consumer that has no cursor yet begins: before the first event, or after those that exist when the pump first meets it. */
  begin: 'start' | 'now';
  handle(events: LoggedEvent[], ctx: ConsumerContext): Promise<void>;
};
