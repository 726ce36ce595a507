import type { Pool } from 'pg';
import { BEGINNING, decodeCursor, encodeCursor } from './cursor.ts';
import { selectEventsAfter, selectHorizon } from './eventQueries.ts';
import type { EventSource, LoggedEvent } from './types.ts';

export type EventPage = {
  events: LoggedEvent[] /** To go on from; the one that was given when nothing is new. */;
  cursor: string;
};

/**
 * The next events of a workspace, oldest first; without a cursor from the beginning. None is ever missed, however transactions overlap; an
 * event appears as soon as every transaction that began before its own has ended. Throws `cursor_expired` after a restore, `invalid_input`.
 */
export async function readEvents(
  pool: Pool,
  workspace: EventSource,
  cursor: string | undefined,
  limit: number,
): Promise<EventPage> {
  const after = cursor === undefined ? BEGINNING : decodeCursor(workspace.epoch, cursor);
  const rows = await selectEventsAfter(pool, workspace, after, await selectHorizon(pool), limit);
  return {
    events: rows.map(({ tx: _, ...event }) => event),
    cursor: encodeCursor(workspace.epoch, rows.at(-1) ?? after),
  };
}
