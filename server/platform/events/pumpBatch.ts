import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { inTransaction } from '../postgres/index.ts';
import type { Transaction } from '../sql.ts';
import { BEGINNING } from './cursor.ts';
import {
  hasWaitingEvents,
  loadCursor,
  saveCursor,
  selectEpoch,
  selectEventsAfter,
  selectHorizon,
  tryConsumerLock,
} from './eventQueries.ts';
import type { Consumer, Position, PumpedWorkspace } from './types.ts';

export type Batch = {
  handled: number;
  /** `more`: at once; `waiting`: events wait for an older transaction; `idle`: nothing to do, or another process does it. */
  next: 'more' | 'waiting' | 'idle';
};

const NOTHING: Batch = { handled: 0, next: 'idle' };

/** Gives a consumer its next events of one workspace and moves its cursor, in one transaction. Throws what the consumer throws. */
export async function pumpBatch(
  pool: Pool,
  workspace: PumpedWorkspace,
  consumer: Consumer,
  limit: number,
  log: Logger,
): Promise<Batch> {
  const horizon = await selectHorizon(pool);
  return inTransaction(pool, async (tx) => {
    if (!(await tryConsumerLock(tx, workspace, consumer.name))) return NOTHING;
    const epoch = await selectEpoch(tx, workspace.id);
    if (epoch === undefined) return NOTHING;
    const source = { ...workspace, epoch };
    const after = await positionOf(tx, source, consumer, horizon, log);
    const rows = await selectEventsAfter(tx, source, after, horizon, limit);
    const last = rows.at(-1);
    const waiting = rows.length < limit && (await hasWaitingEvents(tx, source, horizon));
    if (last) {
      const events = rows.map(({ tx: _, ...event }) => event);
      await consumer.handle(events, { tx, workspace: source, log });
      await saveCursor(tx, source, consumer.name, last);
    }
    const next = rows.length === limit ? 'more' : waiting ? 'waiting' : 'idle';
    return { handled: rows.length, next };
  });
}

async function positionOf(
  tx: Transaction,
  workspace: PumpedWorkspace,
  consumer: Consumer,
  horizon: Position,
  log: Logger,
): Promise<Position> {
  const stored = await loadCursor(tx, workspace, consumer.name);
  if (stored?.epoch === workspace.epoch) return stored;
  const restored = stored !== undefined;
  if (restored) {
    log.warn(
      { workspace: workspace.slug, consumer: consumer.name },
      'the workspace was restored: its events are followed from now on',
    );
  }
  const position = restored || consumer.begin === 'now' ? horizon : BEGINNING;
  await saveCursor(tx, workspace, consumer.name, position);
  return position;
}
